import type { PriceEntry } from '@mutoscope/core'

const READ = { provider: 'elevenlabs', asOf: '2026-06-01', source: 'developer.puter.com, June 2026' } as const

/** Pay-as-you-go prices of ElevenLabs; a plan can make them lower. */
export const ELEVENLABS_PRICES: readonly PriceEntry[] = [
  { ...READ, model: 'eleven_multilingual_v2', unit: 'kilochar', micros: 100_000 },
  { ...READ, model: 'eleven_v3', unit: 'kilochar', micros: 100_000 },
  { ...READ, model: 'eleven_flash_v2_5', unit: 'kilochar', micros: 50_000 },
  { ...READ, model: 'eleven_turbo_v2_5', unit: 'kilochar', micros: 50_000 },
  ...['eleven_v4', 'eleven_v4_turbo'].map((model): PriceEntry => ({
    provider: 'elevenlabs',
    model,
    unit: 'kilochar',
    micros: 'manual',
    asOf: '2026-11-21',
    source: 'elevenlabs.io/pricing/api (by plan)',
  })),
  { ...READ, model: 'music_v2', unit: 'minute', micros: 300_000 },
  { ...READ, model: 'music_v2_5', unit: 'minute', micros: 300_000 },
]
