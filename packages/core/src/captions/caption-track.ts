import type { TimingMethod } from '../domain/word-timing.js'

/** One caption on screen. Lines are already broken. */
export type CaptionCue = {
  /** Milliseconds from the start of the video. */
  readonly startMs: number
  readonly endMs: number
  readonly lines: readonly string[]
}

/** The captions of a video: the one model that SRT, VTT, ASS and the drawn captions are made from. */
export type CaptionTrack = {
  readonly language: string
  readonly cues: readonly CaptionCue[]
  /** How the times were found; the weakest method of all lines. */
  readonly timing: TimingMethod
}
