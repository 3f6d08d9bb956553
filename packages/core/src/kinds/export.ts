import type { Artifact } from '../domain/artifact.js'

/** Files a video is exported as: `mp4` and `mov` hold H.264 with AAC, `webm` holds VP9 with Opus. */
export const EXPORT_CONTAINERS = ['mp4', 'webm', 'mov'] as const
/** One of {@link EXPORT_CONTAINERS}. */
export type ExportContainer = (typeof EXPORT_CONTAINERS)[number]

/** Shorter sides an export can have, pixels. */
export const EXPORT_SHORT_SIDES = [480, 720, 1080] as const
/** One of {@link EXPORT_SHORT_SIDES}. */
export type ExportShortSide = (typeof EXPORT_SHORT_SIDES)[number]

/** A finished video as another file. Its shape is kept, and no sound is added where there is none. */
export type ExportSpec = {
  readonly video: Artifact
  readonly container: ExportContainer
  /** Exactly so many pixels; the other side follows, rounded to an even number. */
  readonly shortSide: ExportShortSide
}
