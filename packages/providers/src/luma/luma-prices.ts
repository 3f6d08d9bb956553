import type { PriceEntry } from '@mutoscope/core'

const read = {
  provider: 'luma',
  asOf: '2026-11-21',
  source:
    "https://docs.comfy.org/tutorials/api-nodes/pricing (passes on Luma's price per million pixels, 24 frames per second)",
} as const

/**
 * What Luma charges for 16:9; other shapes have fewer pixels and cost a little less. Luma does not tell the
 * cost of a generation.
 */
export const LUMA_PRICES: readonly PriceEntry[] = [
  { ...read, model: 'ray-2', unit: 'second', micros: 79_627, when: { resolution: '540p' } },
  { ...read, model: 'ray-2', unit: 'second', micros: 141_558, when: { resolution: '720p' } },
  { ...read, model: 'ray-2', unit: 'second', micros: 318_505, when: { resolution: '1080p' } },
  { ...read, model: 'ray-2', unit: 'second', micros: 1_274_020, when: { resolution: '4k' } },
  { ...read, model: 'ray-flash-2', unit: 'second', micros: 27_372, when: { resolution: '540p' } },
  { ...read, model: 'ray-flash-2', unit: 'second', micros: 48_661, when: { resolution: '720p' } },
  { ...read, model: 'ray-flash-2', unit: 'second', micros: 109_486, when: { resolution: '1080p' } },
  { ...read, model: 'ray-flash-2', unit: 'second', micros: 437_944, when: { resolution: '4k' } },
  { ...read, model: 'photon-1', unit: 'image', micros: 15_138 },
  { ...read, model: 'photon-flash-1', unit: 'image', micros: 3940 },
]
