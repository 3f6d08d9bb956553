/** Changes the rate of one channel, piece by piece. */
export interface Resampler {
  /** Takes samples and gives those that can be made by now. */
  push(samples: Float32Array): Float32Array
  /** Gives the rest. */
  flush(): Float32Array
}

/**
 * Half the length of the filter at equal rates; 80 dB of damping with a transition band of about a sixth of
 * the bandwidth.
 */
const HALF_TAPS = 24
/** Kaiser's beta for about 80 dB. */
const BETA = 8
/** Cut-off as a part of the lower Nyquist frequency. */
const CUTOFF = 0.92

/**
 * Makes a resampler between two rates in whole numbers, of which only the ratio matters: a windowed sinc, one
 * row of coefficients for each of the few places an output sample can have between two input samples. Sample 0
 * of the output is at the time of sample 0 of the input; n samples become ceil(n·to/from).
 */
export function createResampler(from: number, to: number): Resampler {
  const divisor = greatestDivisor(from, to)
  const up = to / divisor
  const down = from / divisor
  const half = Math.ceil(HALF_TAPS / Math.min(1, to / from))
  const table = coefficients(up, half, CUTOFF * Math.min(1, to / from))
  // `half - 1` zeros stand before the first sample.
  let buffer = new Float32Array(half - 1)
  let whole = 0
  let part = 0
  let received = 0
  let made = 0
  return {
    push(samples) {
      received += samples.length
      return take(samples)
    },
    flush() {
      const rest = take(new Float32Array(half + 1))
      const wanted = Math.ceil((received * up) / down) - (made - rest.length)
      return rest.subarray(0, Math.max(0, wanted))
    },
  }

  function take(samples: Float32Array): Float32Array {
    const joined = new Float32Array(buffer.length + samples.length)
    joined.set(buffer)
    joined.set(samples, buffer.length)
    const output = new Float32Array(
      Math.max(0, Math.ceil(((joined.length - whole - 2 * half + 1) * up - part) / down)),
    )
    const taps = 2 * half
    for (let index = 0; index < output.length; index++) {
      output[index] = dot(joined, whole, table, part * taps, taps)
      part += down
      whole += Math.floor(part / up)
      part %= up
    }
    made += output.length
    const used = Math.min(whole, joined.length)
    buffer = joined.slice(used)
    whole -= used
    return output
  }
}

/** True when the table of coefficients for these rates stays small. */
export function canResample(from: number, to: number): boolean {
  return from >= 4000 && from <= 384_000 && to / greatestDivisor(from, to) <= 1280
}

function dot(samples: Float32Array, at: number, table: Float32Array, row: number, taps: number): number {
  let a = 0
  let b = 0
  for (let tap = 0; tap < taps; tap += 2) {
    a += (samples[at + tap] ?? 0) * (table[row + tap] ?? 0)
    b += (samples[at + tap + 1] ?? 0) * (table[row + tap + 1] ?? 0)
  }
  return a + b
}

function coefficients(rows: number, half: number, cutoff: number): Float32Array {
  const taps = 2 * half
  const table = new Float32Array(rows * taps)
  for (let row = 0; row < rows; row++) {
    let sum = 0
    for (let tap = 0; tap < taps; tap++) {
      const distance = tap - half + 1 - row / rows
      const value = sinc(distance * cutoff) * kaiser(distance / half)
      table[row * taps + tap] = value
      sum += value
    }
    // Each row passes a constant unchanged, so that the rows together add no hum.
    for (let tap = 0; tap < taps; tap++) table[row * taps + tap] = (table[row * taps + tap] ?? 0) / sum
  }
  return table
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)
}

function kaiser(x: number): number {
  return Math.abs(x) >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA)
}

/** Modified Bessel function of the first kind, order 0. */
function bessel(x: number): number {
  let sum = 1
  let term = 1
  for (let index = 1; term > sum * 1e-12; index++) {
    term *= (x / (2 * index)) ** 2
    sum += term
  }
  return sum
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b)
}
