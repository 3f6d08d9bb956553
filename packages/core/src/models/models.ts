import type { ModelKind, ModelOf } from '../kinds/kind.js'
import type { KINDS } from '../kinds/kinds.js'
import type { VideoModel } from '../kinds/clip.js'

/**
 * One model, or several in order of preference. The first that the owner may use makes everything. The next
 * is asked only with the owner's consent (`onFailure`) when the one before provably did not take the job (out
 * of reach, no key, no credits), never after a lost answer or a refusal, and only within the budget; quotes,
 * warnings and an event say so.
 */
export type Slot<Model> = Model | readonly Model[]

/** The slots of a record of kinds. */
type SlotsOf<Kinds> = {
  readonly [
    Verb in keyof Kinds as Kinds[Verb] extends ModelKind<never, unknown, infer Name> ? Name : never
  ]?: Slot<ModelOf<Kinds[Verb]>>
}

/**
 * The models of a studio, by the kinds that every studio has: `script`, `image`, `speech`, `music`, `video`,
 * `avatar`, `transcription`. A recipe that asks for a kind without a model fails with `MODEL_NOT_CONFIGURED`.
 */
export interface Models extends SlotsOf<typeof KINDS> {
  /** Lengths are planned from what these can make. */
  readonly video?: Slot<VideoModel>
}

/** A slot that every studio has. */
export type ModelSlot = keyof Models

/** Kinds of one's own that models make, by the names of their slots. */
export type OwnKinds = { readonly [slot: string]: ModelKind<never, unknown> }

/** The models of one's own kinds, where there are any. */
export type OwnModels<Kinds extends OwnKinds | undefined> = Kinds extends OwnKinds
  ? { readonly [Name in keyof Kinds]?: Slot<ModelOf<Kinds[Name]>> }
  : unknown
