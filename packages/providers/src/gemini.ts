import type { PriceEntry } from '@mutoscope/core'
import type { ImageModel, ScriptModel, SpeechModel } from '@mutoscope/core/ports'
import { geminiParts, type GeminiOptions } from './gemini/gemini-client.js'
import { createGeminiImage, type GeminiImageOptions } from './gemini/gemini-image.js'
import { createGeminiScript } from './gemini/gemini-script.js'
import { createGeminiSpeech, type GeminiSpeechOptions } from './gemini/gemini-speech.js'
import { createGeminiVideo, type GeminiVideoModel } from './gemini/gemini-video.js'
import type { RequestContext } from './http/provider-client.js'
import { toRequestContext } from './http/to-request-context.js'

export type { GeminiOptions } from './gemini/gemini-client.js'
export type { GeminiImageOptions } from './gemini/gemini-image.js'
export type { GeminiSpeechOptions } from './gemini/gemini-speech.js'
export type { GeminiVideoModel } from './gemini/gemini-video.js'

/** Models of the Gemini Developer API. A model that is not named here is passed on as it is. */
export interface Gemini {
  /** For instance `gemini-3.8-flash`. */
  script(model: string): ScriptModel
  /** For instance `gemini-3.1-flash-image`. */
  image(model: string, options?: GeminiImageOptions): ImageModel
  /** For instance `gemini-3.8-flash-tts`, `gemini-3.8-flash-lite-tts`. */
  speech(model: string, options?: GeminiSpeechOptions): SpeechModel
  /** For instance `gemini-omni-1.2-flash`. */
  video(model: string): GeminiVideoModel
  /**
   * Asks whether the key is accepted, free of charge. @throws `PROVIDER_AUTH`, `PROVIDER_KEY_MISSING`,
   * `PROVIDER_UNAVAILABLE`
   */
  checkKey(context?: Partial<RequestContext>): Promise<void>
}

const SOURCE = 'ai.google.dev/gemini-api/docs/pricing'
const entry = (
  model: string,
  unit: PriceEntry['unit'],
  micros: PriceEntry['micros'],
  asOf: string,
  source = SOURCE,
): PriceEntry => ({ provider: 'gemini', model, unit, micros, asOf, source })

const TTS = 'github.com/BerriAI/litellm, discussion 42776'

/**
 * What Gemini's models cost, as it was told on the day of each entry; Google announced that
 * `gemini-3.8-flash` doubles on 2027-01-01.
 * The Omni models are billed by tokens, which decide when a clip is settled; for a quote their price of a
 * second is what resellers take, and unknown above 720p.
 */
export const GEMINI_PRICES: readonly PriceEntry[] = [
  ...doubling(entry('gemini-3.8-flash', 'megatoken-in', 750_000, '2026-10-07')),
  ...doubling(entry('gemini-3.8-flash', 'megatoken-out', 3_750_000, '2026-10-07')),
  entry('gemini-3.5-flash', 'megatoken-in', 1_500_000, '2026-10-07'),
  entry('gemini-3.5-flash', 'megatoken-out', 9_000_000, '2026-10-07'),
  entry('gemini-3.5-flash-lite', 'megatoken-in', 300_000, '2026-10-07'),
  entry('gemini-3.5-flash-lite', 'megatoken-out', 2_500_000, '2026-10-07'),
  { ...entry('gemini-3.1-flash-image', 'image', 67_000, '2026-04-04'), when: { size: '1K' } },
  { ...entry('gemini-3.1-flash-image', 'image', 101_000, '2026-04-04'), when: { size: '2K' } },
  { ...entry('gemini-3.1-flash-image', 'image', 151_000, '2026-04-04'), when: { size: '4K' } },
  ...['gemini-omni-1.1-flash', 'gemini-omni-1.2-flash'].flatMap((model): PriceEntry[] => [
    { ...entry(model, 'second', 40_000, '2026-11-21', 'docs.venice.ai'), when: { resolution: '360p' } },
    { ...entry(model, 'second', 100_000, '2026-11-21', 'docs.venice.ai'), when: { resolution: '720p' } },
    entry(model, 'second', 'manual', '2026-11-21'),
    entry(model, 'megatoken-in', 1_500_000, '2026-11-21', 'vercel.com/ai-gateway'),
    entry(model, 'megatoken-out', 9_000_000, '2026-11-21', 'vercel.com/ai-gateway'),
  ]),
  entry('gemini-3.8-flash-tts', 'megatoken-in', 500_000, '2026-11-21', TTS),
  entry('gemini-3.8-flash-tts', 'megatoken-out', 9_000_000, '2026-11-21', TTS),
  entry('gemini-3.8-flash-lite-tts', 'megatoken-in', 500_000, '2026-11-21', TTS),
  entry('gemini-3.8-flash-lite-tts', 'megatoken-out', 6_000_000, '2026-11-21', TTS),
]

function doubling(price: PriceEntry): readonly PriceEntry[] {
  const { micros } = price
  return [price, { ...price, micros: micros === 'manual' ? micros : micros * 2, from: '2027-01-01' }]
}

/**
 * Scripts, pictures, voices and clips of the Gemini Developer API. The key is `apiKey`, GOOGLE_API_KEY or
 * GEMINI_API_KEY, the address `baseUrl` or GOOGLE_GEMINI_BASE_URL. Gemini honours no idempotency key and
 * lists nothing: an answer that is lost ends as `CALL_AMBIGUOUS`.
 *
 * Written from ai.google.dev/gemini-api/docs.
 *
 * @example
 * const gemini = createGemini()
 * const studio = createStudio({
 *   models: {
 *     image: gemini.image('gemini-3.1-flash-image'),
 *     video: gemini.video('gemini-omni-1.2-flash'),
 *   },
 * })
 */
export function createGemini(options: GeminiOptions = {}): Gemini {
  const parts = geminiParts(options, GEMINI_PRICES)
  return {
    script: (model) => createGeminiScript(parts, model),
    image: (model, imageOptions = {}) => createGeminiImage(parts, model, imageOptions),
    speech: (model, speechOptions = {}) => createGeminiSpeech(parts, model, speechOptions),
    video: (model) => createGeminiVideo(parts, model),
    async checkKey(context) {
      await parts
        .client(30_000)
        .repeat({ method: 'GET', path: `${parts.version}/models` }, toRequestContext(context))
    },
  }
}
