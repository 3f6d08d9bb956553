import type { Json } from '../digest/canonical-json.js'
import type { Model } from '../providers/model.js'
import type { Models, Slot } from './models.js'

/** A model of any kind. */
export type AnyModel = Model<never, Json>

/** The models of a slot, in order of preference. */
export function modelsOf<Kind>(slot: Slot<Kind> | undefined): readonly Kind[] {
  if (slot === undefined) return []
  return Array.isArray(slot) ? slot : [slot as Kind]
}

/** The models in a slot by its name: one that every studio has, or that of a kind of one's own. */
export function modelsIn(models: Models, slot: string): readonly AnyModel[] {
  const slots = models as unknown as { readonly [name: string]: Slot<AnyModel> | undefined }
  return Object.hasOwn(slots, slot) ? modelsOf(slots[slot]) : []
}

/** Every model of a studio. */
export function allModels(models: Models): readonly AnyModel[] {
  return Object.keys(models).flatMap((slot) => modelsIn(models, slot))
}
