import type { ModelIdentity } from '../providers/model.js'
import type { Models, Slot } from '../providers/models.js'
import { modelsOf } from './all-models.js'

/** The models of a studio that an owner may use, in the same order. */
export async function availableModels(models: Models, ownerId: string): Promise<Models> {
  const slots = await Promise.all(
    Object.entries(models).map(async ([kind, slot]: [string, Slot<ModelIdentity> | undefined]) => {
      const usable = await Promise.all(
        modelsOf(slot).map(async (model) => (((await model.available?.(ownerId)) ?? true) ? [model] : [])),
      )
      return [kind, usable.flat()] as const
    }),
  )
  return Object.fromEntries(slots)
}
