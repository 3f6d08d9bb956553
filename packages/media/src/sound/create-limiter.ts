import type { Stereo } from './stereo.js'

/**
 * Keeps sound under a ceiling. It looks ahead, so what it gives lags behind what it takes until the flush.
 */
export interface Limiter {
  push(sound: Stereo): Stereo
  /** Gives the rest: as many samples have come out as went in, each at its place. */
  flush(): Stereo
}

/** Options of {@link createLimiter}. */
export interface LimiterOptions {
  /** Factor that the sound is multiplied with first. */
  readonly gain: number
  /** Highest absolute sample that comes out. */
  readonly ceiling: number
}

/** Samples it looks ahead and takes to go down: 5 ms. */
const AHEAD = 240
/** Part of the way back up that it goes in one sample: nine tenths of the way take 150 ms. */
const RELEASE = 1 - 0.1 ** (1 / 7200)

/**
 * Makes a limiter for both channels together. The gain that each peak needs is held for 5 ms before it, comes
 * back slowly after, and is averaged over 5 ms, so that it never jumps and still is low enough when the peak
 * comes.
 */
export function createLimiter({ gain, ceiling }: LimiterOptions): Limiter {
  const waiting = createWaiting()
  const lowest = createSlidingMinimum(AHEAD)
  const window = new Float64Array(AHEAD).fill(1)
  let sum = AHEAD
  let place = 0
  let held = 1
  let skipped = 0
  return {
    push: (sound) => limit(sound),
    flush: () => limit({ left: new Float32Array(AHEAD - 1), right: new Float32Array(AHEAD - 1) }),
  }

  function limit(sound: Stereo): Stereo {
    const output = waiting.exchange(sound, gain)
    const skip = Math.min(AHEAD - 1 - skipped, sound.left.length)
    for (let index = 0; index < sound.left.length; index++) {
      const peak = gain * Math.max(Math.abs(sound.left[index] ?? 0), Math.abs(sound.right[index] ?? 0))
      const needed = lowest(peak > ceiling ? ceiling / peak : 1)
      held = Math.min(needed, held + (1 - held) * RELEASE)
      sum += held - (window[place] ?? 1)
      window[place] = held
      place = place + 1 === AHEAD ? 0 : place + 1
      const factor = Math.min(1, sum / AHEAD)
      output.left[index] = clamp((output.left[index] ?? 0) * factor, ceiling)
      output.right[index] = clamp((output.right[index] ?? 0) * factor, ceiling)
    }
    skipped += skip
    return { left: output.left.subarray(skip), right: output.right.subarray(skip) }
  }
}

/** What is left over the ceiling is a rounding error of single precision. */
function clamp(value: number, ceiling: number): number {
  return value > ceiling ? ceiling : value < -ceiling ? -ceiling : value
}

/** Delays sound by the look-ahead. */
function createWaiting(): { exchange(sound: Stereo, gain: number): Stereo } {
  let left = new Float32Array(AHEAD - 1)
  let right = new Float32Array(AHEAD - 1)
  return {
    exchange(sound, gain) {
      const length = sound.left.length
      const joined = [join(left, sound.left, gain), join(right, sound.right, gain)] as const
      left = joined[0].slice(length)
      right = joined[1].slice(length)
      return { left: joined[0].subarray(0, length), right: joined[1].subarray(0, length) }
    },
  }
}

function join(before: Float32Array, samples: Float32Array, gain: number): Float32Array<ArrayBuffer> {
  const joined = new Float32Array(before.length + samples.length)
  joined.set(before)
  for (let index = 0; index < samples.length; index++)
    joined[before.length + index] = (samples[index] ?? 0) * gain
  return joined
}

/**
 * Gives the lowest of the last values: a ring of those that can still become the lowest, the lowest first.
 */
function createSlidingMinimum(length: number): (value: number) => number {
  const values = new Float64Array(length + 1)
  const times = new Float64Array(length + 1)
  let first = 0
  let count = 0
  let now = 0
  return (value) => {
    if (count > 0 && (times[first] ?? 0) <= now - length) {
      first = (first + 1) % values.length
      count--
    }
    while (count > 0 && (values[(first + count - 1) % values.length] ?? 0) >= value) count--
    const at = (first + count) % values.length
    values[at] = value
    times[at] = now
    count++
    now++
    return values[first] ?? 1
  }
}
