import { createLoudnessMeter } from '@mutoscope/core/sound'
import { toFactor } from './decibels.js'
import { levelled } from './levelled.js'
import { peakOf } from './peak-of.js'
import type { Stereo } from './stereo.js'

/** Options of {@link findGain}. */
export interface FindGainOptions {
  readonly targetLufs: number
  /** Highest absolute sample that the limiter will let through. */
  readonly ceiling: number
}

/** More would only make noise loud. */
const MAX_GAIN_DB = 40
/** How far a limiter may be driven beyond the gain that would do without it. */
const MAX_DRIVE_DB = 6
const TOLERANCE = 0.2
const MAX_TRIES = 3

/**
 * Finds the factor that brings a mix to its loudness. A limiter takes loudness away with the peaks, so when
 * there are peaks above the ceiling the outcome is measured and the gain corrected. Silence keeps its 1.
 */
export async function findGain(mix: () => AsyncIterable<Stereo>, options: FindGainOptions): Promise<number> {
  const { lufs, peak } = await measure(mix())
  if (lufs === null) return 1
  const first = Math.min(MAX_GAIN_DB, options.targetLufs - lufs)
  let gainDb = first
  if (peak * toFactor(gainDb) <= options.ceiling) return toFactor(gainDb)
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const limited = await measure(levelled(mix(), { gain: toFactor(gainDb), ceiling: options.ceiling }))
    const missing = options.targetLufs - (limited.lufs ?? options.targetLufs)
    if (Math.abs(missing) <= TOLERANCE || first === MAX_GAIN_DB) break
    gainDb = Math.min(first + MAX_DRIVE_DB, gainDb + missing)
  }
  return toFactor(gainDb)
}

async function measure(
  sound: AsyncIterable<Stereo>,
): Promise<{ readonly lufs: number | null; readonly peak: number }> {
  const meter = createLoudnessMeter()
  let peak = 0
  for await (const piece of sound) {
    meter.push(piece)
    peak = Math.max(peak, peakOf(piece))
  }
  return { lufs: meter.lufs(), peak }
}
