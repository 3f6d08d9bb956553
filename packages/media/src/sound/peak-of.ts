import type { Stereo } from './stereo.js'

/** The highest absolute sample of both channels. */
export function peakOf(sound: Stereo): number {
  let peak = 0
  for (let index = 0; index < sound.left.length; index++) {
    const left = Math.abs(sound.left[index] ?? 0)
    const right = Math.abs(sound.right[index] ?? 0)
    if (left > peak) peak = left
    if (right > peak) peak = right
  }
  return peak
}
