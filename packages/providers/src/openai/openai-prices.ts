import type { PriceEntry } from '@mutoscope/core'

const PRICING = 'developers.openai.com/api/docs/pricing'
const COPIED = 'github.com/api-evangelist/openai, read from developers.openai.com/api/docs/pricing'

function tokens(
  model: string,
  tokensIn: number,
  tokensOut: number,
  read: Pick<PriceEntry, 'asOf' | 'source'>,
): PriceEntry[] {
  return [
    { provider: 'openai', model, unit: 'megatoken-in', micros: tokensIn, ...read },
    { provider: 'openai', model, unit: 'megatoken-out', micros: tokensOut, ...read },
  ]
}

/** Picture models: text and pictures that are read have prices of their own. */
function pictures(model: string, asOf: string): PriceEntry[] {
  const read = { asOf, source: PRICING }
  return [
    ...tokens(model, 5_000_000, 30_000_000, read),
    {
      provider: 'openai',
      model,
      unit: 'megatoken-in',
      micros: 8_000_000,
      when: { input: 'image' },
      ...read,
    },
  ]
}

/**
 * What OpenAI's models cost, as it was told on the day of each entry. Scripts: prompts below 272,000 tokens.
 */
export const OPENAI_PRICES: readonly PriceEntry[] = [
  ...tokens('gpt-6-astra', 10_000_000, 50_000_000, { asOf: '2026-09-03', source: PRICING }),
  ...tokens('gpt-6.1-sol', 2_000_000, 10_000_000, {
    asOf: '2026-09-29',
    source: 'github.com/TheKrush/PromptFuel, version 1.0.22',
  }),
  ...tokens('gpt-6-sol', 2_000_000, 10_000_000, { asOf: '2026-09-22', source: PRICING }),
  ...tokens('gpt-6-luna', 100_000, 500_000, { asOf: '2026-09-22', source: PRICING }),
  ...tokens('gpt-5.5', 5_000_000, 30_000_000, { asOf: '2026-05-04', source: COPIED }),
  ...tokens('gpt-5.4', 2_500_000, 15_000_000, { asOf: '2026-05-04', source: COPIED }),
  ...tokens('gpt-5.4-mini', 750_000, 4_500_000, { asOf: '2026-05-04', source: COPIED }),
  ...tokens('gpt-5.4-nano', 200_000, 1_250_000, { asOf: '2026-05-04', source: COPIED }),
  ...pictures('gpt-image-2', '2026-11-21'),
  ...pictures('gpt-image-2.5-flare', '2026-09-09'),
  ...pictures('gpt-image-2.5-sunburst', '2026-09-09'),
  {
    provider: 'openai',
    model: 'gpt-4o-mini-tts',
    unit: 'minute',
    micros: 15_000,
    asOf: '2026-11-21',
    source: 'developers.openai.com/api/docs/models/gpt-4o-mini-tts',
  },
  {
    provider: 'openai',
    model: 'tts-1',
    unit: 'kilochar',
    micros: 15_000,
    asOf: '2026-11-21',
    source: PRICING,
  },
  {
    provider: 'openai',
    model: 'tts-1-hd',
    unit: 'kilochar',
    micros: 30_000,
    asOf: '2026-11-21',
    source: 'developers.openai.com/api/docs/models/tts-1-hd',
  },
]
