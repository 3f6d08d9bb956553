import { SAMPLE_RATE, type Stereo } from '../sound/stereo.js'

/** Steps of an envelope in one second. */
export const STEPS_PER_SECOND = 100
const STEP = SAMPLE_RATE / STEPS_PER_SECOND
/** Borders of the bands in which something can begin, hertz: bass drum, bass, voice, snare, cymbals. */
const BORDERS = [120, 400, 1600, 5000] as const
/** What is 60 dB below full scale begins to count. */
const FLOOR = 1e-3
/** Part of a second around a place whose mean counts as usual there. */
const USUAL_SECONDS = 0.5

/** How strongly something begins at each hundredth of a second of a sound that comes piece by piece. */
export interface OnsetMeter {
  push(sound: Stereo): void
  /** The envelope of everything so far, with a deviation of 1; all zeros when nothing ever begins. */
  envelope(): Float32Array
}

/** Makes an onset meter: the rise of the level in five bands, less what is usual around. */
export function createOnsetMeter(): OnsetMeter {
  const factors = BORDERS.map((hertz) => 1 - Math.exp((-2 * Math.PI * hertz) / SAMPLE_RATE))
  const lows = new Float64Array(BORDERS.length)
  const energies = new Float64Array(BORDERS.length + 1)
  const before = new Float64Array(BORDERS.length + 1)
  const rises: number[] = []
  let count = 0

  function endStep(): void {
    let rise = 0
    for (let band = 0; band < energies.length; band++) {
      const level = Math.log1p(Math.sqrt((energies[band] ?? 0) / STEP) / FLOOR)
      rise += Math.max(0, level - (before[band] ?? 0))
      before[band] = level
    }
    rises.push(rise)
    energies.fill(0)
    count = 0
  }

  return {
    push({ left, right }) {
      for (let index = 0; index < left.length; index++) {
        let rest = ((left[index] ?? 0) + (right[index] ?? 0)) / 2
        for (let band = 0; band < lows.length; band++) {
          const low = (lows[band] ?? 0) + (factors[band] ?? 0) * (rest - (lows[band] ?? 0))
          lows[band] = low
          energies[band] = (energies[band] ?? 0) + low * low
          rest -= low
        }
        energies[lows.length] = (energies[lows.length] ?? 0) + rest * rest
        if (++count === STEP) endStep()
      }
    },
    envelope: () => normalised(overUsual(Float32Array.from(rises))),
  }
}

function overUsual(rises: Float32Array): Float32Array {
  const reach = Math.round(USUAL_SECONDS * STEPS_PER_SECOND)
  const sums = new Float64Array(rises.length + 1)
  for (const [index, rise] of rises.entries()) sums[index + 1] = (sums[index] ?? 0) + rise
  return rises.map((rise, index) => {
    const [from, to] = [Math.max(0, index - reach), Math.min(rises.length, index + reach + 1)]
    return Math.max(0, rise - ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from))
  })
}

function normalised(values: Float32Array): Float32Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  const deviation = Math.sqrt(
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length),
  )
  return deviation < 1e-6 ? new Float32Array(values.length) : values.map((value) => value / deviation)
}
