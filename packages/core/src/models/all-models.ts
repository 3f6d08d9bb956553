import type { Json } from '../digest/canonical-json.js'
import type { Model } from '../providers/model.js'
import type { Models, Slot } from '../providers/models.js'

/** The models of a slot, in order of preference. */
export function modelsOf<Kind>(slot: Slot<Kind> | undefined): readonly Kind[] {
  if (slot === undefined) return []
  return Array.isArray(slot) ? slot : [slot as Kind]
}

/** Every model of a studio. */
export function allModels(models: Models): readonly Model<never, Json>[] {
  return Object.values(models).flatMap((slot: Slot<object> | undefined) =>
    modelsOf(slot),
  ) as unknown as readonly Model<never, Json>[]
}
