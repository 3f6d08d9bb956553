import type { AvatarModel } from './avatar-model.js'
import type { ImageModel } from './image-model.js'
import type { MusicModel } from './music-model.js'
import type { ScriptModel } from './script-model.js'
import type { SpeechModel } from './speech-model.js'
import type { TranscriptionModel } from './transcription-model.js'
import type { VideoModel } from './video-model.js'

/**
 * One model, or several in order of preference. The first that the owner may use makes everything. The next
 * is asked only with the owner's consent (`onFailure`) when the one before provably did not take the job (out
 * of reach, no key, no credits), never after a lost answer or a refusal, and only within the budget; quotes,
 * warnings and an event say so.
 */
export type Slot<Model> = Model | readonly Model[]

/**
 * The models of a studio, one for each kind of artifact. A recipe that asks for a kind without one fails with
 * `MODEL_NOT_CONFIGURED`.
 */
export interface Models {
  readonly script?: Slot<ScriptModel>
  readonly image?: Slot<ImageModel>
  readonly speech?: Slot<SpeechModel>
  readonly music?: Slot<MusicModel>
  readonly video?: Slot<VideoModel>
  readonly avatar?: Slot<AvatarModel>
  readonly transcription?: Slot<TranscriptionModel>
}
