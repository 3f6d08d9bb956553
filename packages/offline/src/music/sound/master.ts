import { createLoudnessMeter } from '@mutoscope/core/sound'
import type { LoopBus } from './loop-bus.js'

const TARGET_LUFS = -18
const KNEE = 0.62
const ROOM_ABOVE = 0.26

/**
 * Brings a loop at 48 kHz to -18 LUFS without offset, rounds off peaks above -4 dBFS so that none reaches -1, and
 * interleaves it as 16-bit samples.
 */
export function master(bus: LoopBus): Int16Array<ArrayBuffer> {
  const meter = createLoudnessMeter()
  meter.push(bus)
  const gain = 10 ** ((TARGET_LUFS - (meter.lufs() ?? TARGET_LUFS)) / 20)
  const offsets = [bus.left, bus.right].map(
    (samples) => samples.reduce((sum, sample) => sum + sample, 0) / samples.length,
  )
  const integers = new Int16Array(bus.left.length * 2)
  for (const [channel, samples] of [bus.left, bus.right].entries()) {
    const offset = offsets[channel] ?? 0
    for (let index = 0; index < samples.length; index++)
      integers[index * 2 + channel] = Math.round(rounded(((samples[index] ?? 0) - offset) * gain) * 32_767)
  }
  return integers
}

function rounded(sample: number): number {
  const size = Math.abs(sample)
  return size <= KNEE
    ? sample
    : Math.sign(sample) * (KNEE + ROOM_ABOVE * Math.tanh((size - KNEE) / ROOM_ABOVE))
}
