import type { Artifact } from '../domain/artifact.js'

/** A single frame of a clip as a picture. */
export type FrameSpec = {
  readonly clip: Artifact
  /** The last frame, or the one that is shown at so many milliseconds from the start. */
  readonly at: 'last' | number
}
