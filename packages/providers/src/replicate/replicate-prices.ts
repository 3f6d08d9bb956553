import type { PriceEntry } from '@mutoscope/core'

const read = {
  provider: 'replicate',
  unit: 'image',
  asOf: '2026-10-07',
  source: 'https://replicate.com/pricing',
} as const
const manual = {
  provider: 'replicate',
  unit: 'second',
  asOf: '2026-11-21',
  source: 'not looked up',
  micros: 'manual',
} as const

/** What Replicate charges for models that are priced by output. */
export const REPLICATE_PRICES: readonly PriceEntry[] = [
  { ...read, model: 'black-forest-labs/flux-schnell', micros: 3_000 },
  { ...read, model: 'black-forest-labs/flux-dev', micros: 25_000 },
  { ...read, model: 'black-forest-labs/flux-1.1-pro', micros: 40_000 },
  { ...manual, model: 'google/veo-3.1' },
  { ...manual, model: 'google/veo-3.1-fast' },
]
