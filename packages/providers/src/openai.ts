import type { ImageModel, PriceEntry, ScriptModel, SpeechModel } from '@mutoscope/core'
import type { RequestContext } from './http/provider-client.js'
import { openaiClient, type OpenAIOptions, type OpenAIParts } from './openai/openai-client.js'
import { openaiImage, type OpenAIImageOptions } from './openai/openai-image.js'
import { openaiScript } from './openai/openai-script.js'
import { openaiSpeech, type OpenAISpeechOptions } from './openai/openai-speech.js'
import { mergePrices } from './http/merge-prices.js'

export type { OpenAIOptions } from './openai/openai-client.js'
export type { OpenAIImageOptions } from './openai/openai-image.js'
export type { OpenAISpeechOptions } from './openai/openai-speech.js'

/** Models of OpenAI. A model that is not named here is passed on as it is. */
export interface OpenAI {
  /** For instance `gpt-6-sol`, `gpt-6-luna`. */
  script(model: string): ScriptModel
  /** For instance `gpt-image-2`, `gpt-image-2.5-flare`. */
  image(model: string, options?: OpenAIImageOptions): ImageModel
  /** `gpt-4o-mini-tts`, `tts-1` or `tts-1-hd`, all of them until 2027-01-06. */
  speech(model: string, options?: OpenAISpeechOptions): SpeechModel
  /**
   * Asks whether the key is accepted, free of charge. @throws `PROVIDER_AUTH`, `PROVIDER_KEY_MISSING`,
   * `PROVIDER_UNAVAILABLE`
   */
  checkKey(context?: Partial<RequestContext>): Promise<void>
}

const PRICING = 'developers.openai.com/api/docs/pricing'
const token = (model: string, tokensIn: number, tokensOut: number, asOf: string): PriceEntry[] => [
  { provider: 'openai', model, unit: 'megatoken-in', micros: tokensIn, asOf, source: PRICING },
  { provider: 'openai', model, unit: 'megatoken-out', micros: tokensOut, asOf, source: PRICING },
]

/**
 * What OpenAI's models cost, as it was told on the day of each entry. Scripts: prompts below 272,000 tokens.
 */
export const OPENAI_PRICES: readonly PriceEntry[] = [
  ...token('gpt-6-astra', 10_000_000, 50_000_000, '2026-09-03'),
  ...token('gpt-6-sol', 2_000_000, 10_000_000, '2026-09-22'),
  ...token('gpt-6-luna', 100_000, 500_000, '2026-09-22'),
  ...token('gpt-image-2', 5_000_000, 30_000_000, '2026-11-21'),
  ...token('gpt-image-2.5-flare', 5_000_000, 30_000_000, '2026-09-09'),
  ...token('gpt-image-2.5-sunburst', 5_000_000, 30_000_000, '2026-09-09'),
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

/**
 * Scripts, pictures and voices of OpenAI. The key is `apiKey` or OPENAI_API_KEY, the address `baseUrl` or
 * OPENAI_BASE_URL. OpenAI honours no idempotency key and lists nothing: an answer that is lost ends as
 * `CALL_AMBIGUOUS`.
 *
 * Written from developers.openai.com/api/docs.
 *
 * @example
 * const openai = createOpenAI()
 * const studio = createStudio({ models: { script: openai.script('gpt-6-luna'), image:
 * openai.image('gpt-image-2.5-flare') } })
 */
export function createOpenAI(options: OpenAIOptions = {}): OpenAI {
  const parts: OpenAIParts = {
    client: (timeoutMs) => openaiClient(options, timeoutMs),
    prices: mergePrices(options.prices, OPENAI_PRICES),
  }
  return {
    script: (model) => openaiScript(parts, model),
    image: (model, imageOptions = {}) => openaiImage(parts, model, imageOptions),
    speech: (model, speechOptions = {}) => openaiSpeech(parts, model, speechOptions),
    async checkKey({ ownerId, signal = new AbortController().signal } = {}) {
      await parts
        .client(30_000)
        .repeat({ method: 'GET', path: 'models' }, { signal, ...(ownerId === undefined ? {} : { ownerId }) })
    },
  }
}
