import type { AvatarModel } from './avatar-model.js'
import type { ImageModel } from './image-model.js'
import type { MusicModel } from './music-model.js'
import type { ScriptModel } from './script-model.js'
import type { SpeechModel } from './speech-model.js'
import type { VideoModel } from './video-model.js'

/** The models of a studio, one for each kind of artifact. A recipe that asks for a kind without one fails with `MODEL_NOT_CONFIGURED`. */
export interface Models {
  readonly script?: ScriptModel
  readonly image?: ImageModel
  readonly speech?: SpeechModel
  readonly music?: MusicModel
  readonly video?: VideoModel
  readonly avatar?: AvatarModel
}
