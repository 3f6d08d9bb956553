import { createKWeighting } from './k-weighting.js'

/** Measures integrated loudness of stereo sound as it passes. */
export interface LoudnessMeter {
  /** The next samples of both channels, as many of each. */
  push(sound: { readonly left: Float32Array; readonly right: Float32Array }): void
  /** Loudness of everything so far, LUFS; null when there is nothing but silence. */
  lufs(): number | null
}

/** A block of 400 ms is four of these; blocks overlap by three quarters. */
const STEP = 4800
const STEPS_PER_BLOCK = 4
const ABSOLUTE_GATE = -70
const RELATIVE_GATE = -10

/**
 * Makes a meter after ITU-R BS.1770-4 for sound at 48 kHz: K-weighting, blocks of 400 ms, gates at -70 LUFS
 * and 10 LU below the mean. It keeps one number for every 100 ms. Sound shorter than one block counts as one.
 */
export function createLoudnessMeter(): LoudnessMeter {
  const leftWeighting = createKWeighting()
  const rightWeighting = createKWeighting()
  const steps: number[] = []
  let energy = 0
  let filled = 0
  return {
    push(sound) {
      for (let at = 0; at < sound.left.length;) {
        const end = Math.min(sound.left.length, at + STEP - filled)
        energy += leftWeighting(sound.left, at, end) + rightWeighting(sound.right, at, end)
        filled += end - at
        at = end
        if (filled < STEP) return
        steps.push(energy / STEP)
        energy = 0
        filled = 0
      }
    },
    lufs() {
      const blocks = toBlocks(steps)
      if (blocks.length === 0)
        blocks.push(
          (steps.reduce((sum, step) => sum + step * STEP, 0) + energy) /
            Math.max(1, steps.length * STEP + filled),
        )
      const loud = blocks.filter((block) => toLufs(block) > ABSOLUTE_GATE)
      if (loud.length === 0) return null
      const gate = toLufs(mean(loud)) + RELATIVE_GATE
      return toLufs(mean(loud.filter((block) => toLufs(block) > gate)))
    },
  }
}

function toBlocks(steps: readonly number[]): number[] {
  const blocks: number[] = []
  for (let last = STEPS_PER_BLOCK - 1; last < steps.length; last++)
    blocks.push(mean(steps.slice(last + 1 - STEPS_PER_BLOCK, last + 1)))
  return blocks
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function toLufs(energy: number): number {
  return energy > 0 ? -0.691 + 10 * Math.log10(energy) : Number.NEGATIVE_INFINITY
}
