import type { PriceEntry } from '@mutoscope/core'

const read = {
  provider: 'luma-agents',
  asOf: '2026-10-08',
  source: 'https://docs.agents.lumalabs.ai/guides/pricing/',
} as const

/** A clip of 5 and of 10 seconds, which costs three times as much. */
const clips = (resolution: string, five: number): readonly PriceEntry[] => [
  {
    ...read,
    model: 'ray-3.2',
    unit: 'request',
    micros: five,
    when: { resolution, duration: '5s' },
  },
  {
    ...read,
    model: 'ray-3.2',
    unit: 'request',
    micros: five * 3,
    when: { resolution, duration: '10s' },
  },
]

/** Most reference pictures of one picture. */
export const MAX_REFERENCES = 9

/** A picture; the first reference picture and each after it cost the same. */
const pictures = (model: string, alone: number): readonly PriceEntry[] =>
  Array.from({ length: MAX_REFERENCES + 1 }, (_, references) => ({
    ...read,
    model,
    unit: 'image',
    micros: alone + references * 3_000,
    when: { references: String(references) },
  }))

/** What Luma's Agents API charges: a clip by its resolution and length, a picture by its references. */
export const LUMA_AGENTS_PRICES: readonly PriceEntry[] = [
  ...clips('360p', 60_000),
  ...clips('540p', 150_000),
  ...clips('720p', 300_000),
  ...clips('1080p', 1_200_000),
  ...pictures('uni-1', 40_400),
  ...pictures('uni-1-max', 100_000),
]
