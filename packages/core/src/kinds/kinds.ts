import { avatarKind } from './avatar.js'
import { captionsKind } from './captions.js'
import { cardKind } from './card.js'
import { clipKind } from './clip.js'
import { exportKind } from './export.js'
import { frameKind } from './frame.js'
import { imageKind } from './image.js'
import { mixKind } from './mix.js'
import { musicKind } from './music.js'
import { scriptKind } from './script.js'
import { soundFactsKind } from './sound-facts.js'
import { soundFileKind } from './sound-file.js'
import { speechKind } from './speech.js'
import { thumbnailKind } from './thumbnail.js'
import { transcriptKind } from './transcript.js'
import { videoKind } from './video.js'

/**
 * The kinds of artifact that every studio has, by the verb of `make`. A new one is a file and a line here: its
 * verb, its slot and its place in the fakes follow.
 */
export const KINDS = {
  /** Writes a script. */
  script: scriptKind,
  /** Draws a picture. */
  image: imageKind,
  /** Speaks a text. */
  speech: speechKind,
  /** Makes a music bed that can be repeated. */
  music: musicKind,
  /** Makes one clip, of a length and size that the model can make; `make.clips` fills any length. */
  clip: clipKind,
  /** Makes a talking head. */
  avatar: avatarKind,
  /** Writes down what is said in a sound, and when. */
  transcript: transcriptKind,
  /** Mixes voice and music to the sound of a video. */
  mix: mixKind,
  /** Writes a caption track as SRT, VTT and ASS, and warns of characters that no caption font can draw. */
  captions: captionsKind,
  /** Joins segments and a mix to a whole video. */
  video: videoKind,
  /** A finished video in another size and container. */
  export: exportKind,
  /** One frame of a clip as a PNG. */
  frame: frameKind,
  /** The sound of any artifact that has some as a file of its own. */
  soundFile: soundFileKind,
  /** Length, loudness and beat of a sound, as facts without bytes. */
  soundFacts: soundFactsKind,
  /** A picture that stands for a video. */
  thumbnail: thumbnailKind,
  /** A title card or end card. */
  card: cardKind,
} as const
