const HALF = 12
const PHASES = 256

/**
 * Plays sound faster (`factor` above 1) or slower, pitch and timbre with it, by a windowed sinc that lets
 * nothing alias. The result has `1 / factor` of the samples.
 */
export function resample(samples: Float32Array, factor: number): Float32Array<ArrayBuffer> {
  const kernel = sincKernel(Math.min(1, 1 / factor))
  const output = new Float32Array(Math.floor(samples.length / factor))
  for (let index = 0; index < output.length; index++) {
    const position = index * factor
    const whole = Math.floor(position)
    const phase = Math.round((position - whole) * PHASES) * HALF * 2
    let sum = 0
    for (let tap = 0; tap < HALF * 2; tap++)
      sum += (samples[whole + tap - HALF + 1] ?? 0) * (kernel[phase + tap] ?? 0)
    output[index] = sum
  }
  return output
}

/**
 * A row of taps for every fraction of a sample, each row summing to 1. `cutoff` is a fraction of half the
 * sample rate.
 */
function sincKernel(cutoff: number): Float32Array {
  const kernel = new Float32Array((PHASES + 1) * HALF * 2)
  for (let phase = 0; phase <= PHASES; phase++) {
    const row = phase * HALF * 2
    let sum = 0
    for (let tap = 0; tap < HALF * 2; tap++) {
      const distance = tap - HALF + 1 - phase / PHASES
      const angle = Math.PI * distance * cutoff
      const window = Math.abs(distance) >= HALF ? 0 : 0.5 + 0.5 * Math.cos((Math.PI * distance) / HALF)
      const value = (angle === 0 ? 1 : Math.sin(angle) / angle) * window
      kernel[row + tap] = value
      sum += value
    }
    for (let tap = 0; tap < HALF * 2; tap++) kernel[row + tap] = (kernel[row + tap] ?? 0) / sum
  }
  return kernel
}
