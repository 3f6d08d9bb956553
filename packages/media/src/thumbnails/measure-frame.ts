import { findCaptions } from './find-captions.js'
import { colourOf, contrastOf, sharpnessOf } from './measure-picture.js'
import { lumaOf, spreadOf } from './pixels.js'
import { salienceOf, subjectOf } from './salience.js'
import type { SampledFrame } from './sample-frames.js'

/** What decides whether a frame is taken for a thumbnail. */
export interface MeasuredFrame {
  readonly atMs: number
  /** Mean luma, 0 to 255. */
  readonly brightness: number
  /** Standard deviation of luma. */
  readonly deviation: number
  /** As {@link sharpnessOf}. */
  readonly sharpness: number
  /** 0 to 1. */
  readonly contrast: number
  readonly colour: number
  readonly subject: number
  /** Whether captions are burned in. */
  readonly captioned: boolean
}

/** Measures a frame for every variant. */
export function measureFrame({ atMs, pixels }: SampledFrame): MeasuredFrame {
  const { mean, deviation } = spreadOf(lumaOf(pixels))
  return {
    atMs,
    brightness: mean,
    deviation,
    sharpness: sharpnessOf(pixels),
    contrast: contrastOf(pixels),
    colour: colourOf(pixels),
    subject: subjectOf(salienceOf(pixels)),
    captioned: findCaptions(pixels) !== null,
  }
}
