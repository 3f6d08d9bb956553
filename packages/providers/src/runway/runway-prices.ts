import type { PriceEntry } from '@mutoscope/core'

/** One Runway credit, micro-dollars. */
export const CREDIT_MICROS = 10_000

const read = {
  provider: 'runway',
  asOf: '2026-04-21',
  source:
    'https://github.com/runwayml/skills; 1 credit = $0.01 at https://docs.dev.runwayml.com/guides/setup',
} as const
const manual = {
  provider: 'runway',
  asOf: '2026-11-21',
  source: 'no price published',
  micros: 'manual',
} as const

/**
 * What Runway charges. Answers of Runway itself (`estimatedCost`, `cost`) go before this list when a call is
 * settled.
 */
export const RUNWAY_PRICES: readonly PriceEntry[] = [
  { ...read, model: 'gen4.5', unit: 'second', micros: 12 * CREDIT_MICROS },
  { ...read, model: 'gen4_turbo', unit: 'second', micros: 5 * CREDIT_MICROS },
  { ...read, model: 'veo3.1', unit: 'second', micros: 40 * CREDIT_MICROS, when: { audio: 'yes' } },
  { ...read, model: 'veo3.1', unit: 'second', micros: 20 * CREDIT_MICROS, when: { audio: 'no' } },
  { ...read, model: 'veo3.1_fast', unit: 'second', micros: 15 * CREDIT_MICROS, when: { audio: 'yes' } },
  { ...read, model: 'veo3.1_fast', unit: 'second', micros: 10 * CREDIT_MICROS, when: { audio: 'no' } },
  { ...read, model: 'gen4_image', unit: 'image', micros: 5 * CREDIT_MICROS, when: { resolution: '720p' } },
  { ...read, model: 'gen4_image', unit: 'image', micros: 8 * CREDIT_MICROS },
  { ...read, model: 'gemini_2.5_flash', unit: 'image', micros: 5 * CREDIT_MICROS },
  { ...read, model: 'eleven_multilingual_v2', unit: 'kilochar', micros: 20 * CREDIT_MICROS },
  { ...manual, model: 'eleven_v3', unit: 'kilochar' },
  { ...manual, model: 'gwm1_avatars', unit: 'second' },
  { ...manual, model: 'aleph2', unit: 'second' },
]
