import type { VideoCapabilities } from '../kinds/clip.js'

/**
 * What a clip begins with: the last frame of the clip before it, a picture of its own, or nothing but its
 * prompt.
 */
export type ClipStart = 'previous-last-frame' | 'own-image' | 'text'

/** One clip to be made. */
export type PlannedClip = {
  /** Position in the plan, from 0. */
  readonly index: number
  /** What the model is asked for, seconds. */
  readonly durationSec: number
  /** Where the clip begins in the whole, milliseconds. */
  readonly startMs: number
  /** How much of it is shown, milliseconds: all of it, except for the last clip. */
  readonly useMs: number
  readonly startsFrom: ClipStart
}

/** How a length is made from clips. */
export type ClipPlan = {
  /** Length that was asked for, milliseconds. */
  readonly durationMs: number
  /** Length that is made and paid, seconds. */
  readonly generatedSec: number
  /** What is cut off the end of the last clip, milliseconds. */
  readonly trimMs: number
  readonly clips: readonly PlannedClip[]
}

/** What a plan needs to know of a video model. */
export type ClipCapabilities = Pick<
  VideoCapabilities,
  'durations' | 'needsImage' | 'takesFirstImage' | 'needsVideo'
>
