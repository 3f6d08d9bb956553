import type { LoopBus } from './loop-bus.js'

type Biquad = readonly [b0: number, b1: number, b2: number, a1: number, a2: number]

/** The two filters of ITU-R BS.1770 for 48 kHz: the head, then the ear's insensitivity to lows. */
const SHELF: Biquad = [
  1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585,
]
const HIGH_PASS: Biquad = [1, -2, 1, -1.99004745483398, 0.99007225036621]

/** Loudness of a whole loop in LUFS, without gating. Only for 48 kHz. */
export function loudness(bus: LoopBus): number {
  return -0.691 + 10 * Math.log10(weightedPower(bus.left) + weightedPower(bus.right))
}

function weightedPower(samples: Float32Array): number {
  const shelf = biquad(SHELF)
  const highPass = biquad(HIGH_PASS)
  let power = 0
  for (const sample of samples) {
    const weighed = highPass(shelf(sample))
    power += weighed * weighed
  }
  return power / samples.length
}

function biquad([b0, b1, b2, a1, a2]: Biquad): (sample: number) => number {
  let first = 0
  let second = 0
  return (sample) => {
    const output = b0 * sample + first
    first = b1 * sample - a1 * output + second
    second = b2 * sample - a2 * output
    return output
  }
}
