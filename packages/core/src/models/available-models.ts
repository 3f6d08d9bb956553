import type { Artifact } from '../domain/artifact.js'
import type { ModelIdentity } from '../providers/model.js'
import type { Models, Slot } from './models.js'
import { modelsOf } from './all-models.js'

/**
 * The models of a studio that an owner may use, in the same order. Those that made what a project has stay in
 * their slots: when their key has gone, what they made is still current, and what is missing fails with their
 * name instead of being made by another without a word.
 */
export async function availableModels(
  models: Models,
  ownerId: string,
  made: readonly Artifact[] = [],
): Promise<Models> {
  const used = new Set(made.map(({ kind, provenance }) => key(kind, provenance)))
  const slots = await Promise.all(
    Object.entries(models).map(async ([kind, slot]: [string, Slot<ModelIdentity> | undefined]) => {
      const usable = await Promise.all(
        modelsOf(slot).map(async (model) =>
          used.has(key(kind, model)) || ((await model.available?.(ownerId)) ?? true) ? [model] : [],
        ),
      )
      return [kind, usable.flat()] as const
    }),
  )
  return Object.fromEntries(slots)
}

function key(kind: string, { provider, model }: Pick<ModelIdentity, 'provider' | 'model'>): string {
  return `${kind} ${provider}/${model}`
}
