import type { AvatarModel } from '../kinds/avatar.js'
import type { ImageModel } from '../kinds/image.js'
import type { MusicModel } from '../kinds/music.js'
import type { ScriptModel } from '../kinds/script.js'
import type { SpeechModel } from '../kinds/speech.js'
import type { TranscriptionModel } from '../kinds/transcript.js'
import type { VideoModel } from '../kinds/clip.js'

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
