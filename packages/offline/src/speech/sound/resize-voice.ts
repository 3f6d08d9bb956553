import { createResampler } from '@mutoscope/core/sound'

/** Sizes have steps, so that the resampler has few places between two samples: a fifteenth of a semitone. */
const STEPS = 256

/** The nearest size that {@link resizeVoice} can give a voice. */
export function stepOfSize(size: number): number {
  return Math.round(size * STEPS) / STEPS
}

/**
 * Plays a voice faster (`size` above 1) or slower, pitch and timbre with it, as of a smaller or larger speaker.
 * The result has `1 / size` of the samples.
 * @param size from {@link stepOfSize}
 */
export function resizeVoice(samples: Float32Array<ArrayBuffer>, size: number): Float32Array<ArrayBuffer> {
  if (size === 1) return samples
  const resampler = createResampler(size * STEPS, STEPS)
  const [most, rest] = [resampler.push(samples), resampler.flush()]
  const resized = new Float32Array(most.length + rest.length)
  resized.set(most)
  resized.set(rest, most.length)
  return resized
}
