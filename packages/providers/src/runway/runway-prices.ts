import type { PriceEntry } from '@mutoscope/core'

/** One Runway credit, micro-dollars. */
export const CREDIT_MICROS = 10_000

const read = {
  provider: 'runway',
  asOf: '2026-04-21',
  source:
    'https://github.com/runwayml/skills; 1 credit = $0.01 at https://docs.dev.runwayml.com/guides/setup',
} as const
const PRICING = 'https://docs.dev.runwayml.com/guides/pricing, copied by public clients'
const manual = {
  provider: 'runway',
  asOf: '2026-11-21',
  source: 'no price published',
  micros: 'manual',
} as const

/** Seconds of a clip at a step of its size, or at any. */
function seconds(
  model: string,
  asOf: string,
  credits: number | Readonly<Record<string, number>>,
): readonly PriceEntry[] {
  const entry = { provider: 'runway', model, unit: 'second', asOf, source: PRICING } as const
  return typeof credits === 'number'
    ? [{ ...entry, micros: credits * CREDIT_MICROS }]
    : Object.entries(credits).map(([resolution, each]) => ({
        ...entry,
        micros: each * CREDIT_MICROS,
        when: { resolution },
      }))
}

/**
 * What Runway charges, as it was told on the day of each entry. `resolution` is the step of a size by its
 * pixels: `480p`, `720p`, `1080p`, `4k`. Answers of Runway itself (`estimatedCost`, `cost`) go before this
 * list when a call is settled.
 */
export const RUNWAY_PRICES: readonly PriceEntry[] = [
  { ...read, model: 'gen4.5', unit: 'second', micros: 12 * CREDIT_MICROS },
  { ...read, model: 'gen4_turbo', unit: 'second', micros: 5 * CREDIT_MICROS },
  { ...read, model: 'veo3.1', unit: 'second', micros: 40 * CREDIT_MICROS, when: { audio: 'yes' } },
  { ...read, model: 'veo3.1', unit: 'second', micros: 20 * CREDIT_MICROS, when: { audio: 'no' } },
  { ...read, model: 'veo3.1_fast', unit: 'second', micros: 15 * CREDIT_MICROS, when: { audio: 'yes' } },
  { ...read, model: 'veo3.1_fast', unit: 'second', micros: 10 * CREDIT_MICROS, when: { audio: 'no' } },
  ...seconds('seedance2', '2026-08-13', { '480p': 36, '720p': 36, '1080p': 40, '4k': 150 }),
  ...seconds('seedance2_fast', '2026-08-13', 29),
  ...seconds('seedance2_mini', '2026-08-13', 16),
  ...seconds('seedance2_5', '2026-09-09', { '480p': 20, '720p': 30, '1080p': 68 }),
  ...seconds('wan3', '2026-10-04', { '480p': 5, '720p': 10, '1080p': 20 }),
  ...seconds('hailuo3', '2026-08-13', { '720p': 10, '1080p': 15 }),
  ...seconds('h3_max', '2026-09-17', { '720p': 8 }),
  ...seconds('happyhorse_1_0', '2026-08-13', { '720p': 15, '1080p': 30 }),
  ...seconds('grok_imagine_1_5', '2026-08-13', { '480p': 10, '720p': 16, '1080p': 29 }),
  ...seconds('gemini_omni_flash', '2026-08-13', 10),
  ...seconds('aleph2', '2026-08-13', 28),
  { ...read, model: 'gen4_image', unit: 'image', micros: 5 * CREDIT_MICROS, when: { resolution: '720p' } },
  { ...read, model: 'gen4_image', unit: 'image', micros: 8 * CREDIT_MICROS },
  { ...read, model: 'gen4_image_turbo', unit: 'image', micros: 2 * CREDIT_MICROS },
  { ...read, model: 'gemini_2.5_flash', unit: 'image', micros: 5 * CREDIT_MICROS },
  { ...read, model: 'eleven_multilingual_v2', unit: 'kilochar', micros: 20 * CREDIT_MICROS },
  {
    provider: 'runway',
    model: 'eleven_v3',
    unit: 'kilochar',
    micros: 20 * CREDIT_MICROS,
    asOf: '2026-10-04',
    source: PRICING,
  },
  { ...manual, model: 'gwm1_avatars', unit: 'second' },
  { ...manual, model: 'wan3_prime', unit: 'second' },
  { ...manual, model: 'gemini_omni_flash_1.1', unit: 'second' },
]
