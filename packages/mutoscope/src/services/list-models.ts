import type { Models, Slot } from '@mutoscope/core'
import type { ModelIdentity } from '@mutoscope/core/ports'
import { CHOSEN_KINDS } from './model-choices.js'
import { keylessModels } from './open-models.js'
import type { ModelKind } from './define-service.js'

/** The model that is asked first for a kind. */
export interface ListedModel {
  readonly kind: ModelKind
  /** `provider/model`, or null where there is none. */
  readonly model: string | null
  /** Made on this machine, in place of a model with a key. */
  readonly keyless: boolean
}

/** Names the models that an owner's work is made with, for every kind. */
export async function listModels(
  models: Models | 'offline',
  ownerId: string,
): Promise<readonly ListedModel[]> {
  const used: Models = models === 'offline' ? keylessModels() : models
  return Promise.all(
    CHOSEN_KINDS.map(async (kind) => {
      for (const model of inOrder(used[kind])) {
        if (model.onlyWhenChosen === true || (await model.available?.(ownerId)) === false) continue
        const { provider } = model
        return { kind, model: `${provider}/${model.model}`, keyless: provider === 'offline' }
      }
      return { kind, model: null, keyless: true }
    }),
  )
}

/** The same as one line for people. */
export function describeModels(listed: readonly ListedModel[]): string {
  const named = listed.filter(({ model }) => model !== null)
  const words = named.map(({ kind, model, keyless }) => `${kind} ${model}${keyless ? ' (keyless)' : ''}`)
  return `models: ${words.join(', ')}`
}

function inOrder(slot: Slot<ModelIdentity> | undefined): readonly ModelIdentity[] {
  if (slot === undefined) return []
  return Array.isArray(slot) ? slot : [slot as ModelIdentity]
}
