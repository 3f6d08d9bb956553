import type { OnFailure } from '../domain/settings.js'

/**
 * The models of a slot that may be asked, in order: the first always, and those that the owner lets take its
 * place. A model that costs nothing stands in for one with a key only with `stand-in`.
 */
export function consentedModels<Model extends { readonly paid?: unknown }>(
  [first, ...others]: readonly [Model, ...Model[]],
  onFailure: OnFailure,
): readonly [Model, ...Model[]] {
  if (onFailure === 'fail') return [first]
  return [first, ...(onFailure === 'stand-in' ? others : others.filter(({ paid }) => paid !== undefined))]
}
