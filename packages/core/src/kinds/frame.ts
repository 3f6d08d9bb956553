import type { Artifact } from '../domain/artifact.js'
import { defineMediaKind } from './define-media-kind.js'
import type { ImageData } from './image.js'

/** A single frame of a clip as a picture. */
export type FrameSpec = {
  readonly clip: Artifact
  /** The last frame, or the one that is shown at so many milliseconds from the start. */
  readonly at: 'last' | number
}

/** One frame of a clip as a PNG file. */
export const frameKind = defineMediaKind<FrameSpec, ImageData, 'frame'>({
  name: 'frame',
  method: 'frame',
  standIn: () => ({ width: 0, height: 0 }),
})
