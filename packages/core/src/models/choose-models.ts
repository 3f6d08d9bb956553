import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { ModelIdentity } from '../providers/model.js'
import type { Slot } from './models.js'
import { modelsOf } from './all-models.js'

/** One model of a slot by its name: `{ provider, model }`, or `'provider/model'`. */
export type ModelChoice = { readonly provider: string; readonly model: string } | `${string}/${string}`

/**
 * The models of a slot that may be asked, in order: all that need not be chosen, or the chosen one alone.
 *
 * @throws `MODEL_NOT_CONFIGURED` when the slot is empty or the chosen one is not in it
 */
export function chooseModels<Kind extends Pick<ModelIdentity, 'provider' | 'model' | 'onlyWhenChosen'>>(
  kind: string,
  slot: Slot<Kind> | undefined,
  prefer?: ModelChoice,
): readonly [Kind, ...Kind[]] {
  const models = modelsOf(slot)
  if (prefer === undefined) {
    const usual = models.filter(({ onlyWhenChosen }) => onlyWhenChosen !== true)
    if (isSome(usual)) return usual
    throw new MutoscopeError('MODEL_NOT_CONFIGURED', {
      message: `The studio has no ${kind} model. Pass one as \`models.${kind}\`.`,
      details: { kind },
    })
  }
  const wanted = typeof prefer === 'string' ? prefer : nameOf(prefer)
  const chosen = models.filter((model) => nameOf(model) === wanted)
  if (isSome(chosen)) return chosen
  const known = models.map((model) => nameOf(model))
  throw new MutoscopeError('MODEL_NOT_CONFIGURED', {
    message: `The studio has no ${kind} model "${wanted}". It has: ${known.length === 0 ? 'none' : known.join(', ')}.`,
    details: { kind, model: wanted, known },
  })
}

/** A model's full name, `provider/model`. */
export function nameOf({ provider, model }: Pick<ModelIdentity, 'provider' | 'model'>): string {
  return `${provider}/${model}`
}

function isSome<Kind>(models: readonly Kind[]): models is readonly [Kind, ...Kind[]] {
  return models.length > 0
}
