import type { Artifact } from '../domain/artifact.js'
import type { FrameRate, Quality } from '../domain/settings.js'
import type { CameraMove } from '../domain/storyboard.js'
import { defineMediaKind } from './define-media-kind.js'

/** How one scene gives way to the next. */
export type Transition = 'fade' | 'slide-left' | 'slide-right' | 'zoom-in' | 'zoom-out'

/** A picture under a moving camera. The move runs over the whole scene; a segment shows a window of it. */
export type PictureLayer = {
  readonly picture: Artifact
  readonly move: CameraMove
  /** Length of the scene in frames. */
  readonly sceneFrames: number
  /** Frame of the scene at which the segment begins. */
  readonly from: number
}

/**
 * Clips that play one after the other, each for its own length, scaled and cut to cover the frame. When they
 * are shorter than the scene, the last frame stands; what is longer is cut off. A segment shows a window of
 * the scene.
 */
export type ClipLayer = {
  /** At least one. */
  readonly clips: readonly Artifact[]
  /** Length of the scene in frames. */
  readonly sceneFrames: number
  /** Frame of the scene at which the segment begins. */
  readonly from: number
}

/** What a scene shows: a picture or clips. */
export type SegmentLayer = PictureLayer | ClipLayer

/** A caption inside a segment, in frames of the segment: shown from `from` up to but not including `to`. */
export type SegmentCaption = {
  readonly from: number
  readonly to: number
  readonly lines: readonly string[]
}

/** A run of frames that is rendered, kept and reused as one piece of video. */
export type SegmentSpec = {
  readonly width: number
  readonly height: number
  readonly fps: FrameRate
  readonly quality: Quality
  /** Length in frames, at least 1. */
  readonly frames: number
  /** One layer for a scene, two for a transition from the first to the second. */
  readonly layers: readonly [SegmentLayer] | readonly [SegmentLayer, SegmentLayer]
  /** With two layers. */
  readonly transition: Transition | null
  readonly captions: readonly SegmentCaption[]
}

/** Facts about a rendered segment. */
export type SegmentData = {
  readonly frames: number
  /** Identity of the stream parameters: only segments with the same one can be stitched by copying. */
  readonly streamKey: string
}

/** Frames that are rendered in one encode: about 20 seconds, so that workers can share a film. */
const BATCH_FRAMES = 600

/** Pieces of a video; those that are missing are made in batches, each in one encode. */
export const segmentKind = defineMediaKind<SegmentSpec, SegmentData, 'renderSegments'>({
  name: 'segment',
  method: 'renderSegments',
  standIn: ({ frames }) => ({ frames, streamKey: '' }),
  batching: { sizeOf: ({ frames }) => frames, batchSize: BATCH_FRAMES },
})
