import type { ImageModel, ScriptModel, SpeechModel } from '@mutoscope/core/ports'
import type { RequestContext } from './http/provider-client.js'
import { toRequestContext } from './http/to-request-context.js'
import { createOpenAIClient, type OpenAIOptions, type OpenAIParts } from './openai/openai-client.js'
import { OPENAI_PRICES } from './openai/openai-prices.js'
import { createOpenAIImage, type OpenAIImageOptions } from './openai/openai-image.js'
import { createOpenAIScript } from './openai/openai-script.js'
import { createOpenAISpeech, type OpenAISpeechOptions } from './openai/openai-speech.js'
import { mergePrices } from './http/merge-prices.js'

export { OPENAI_PRICES } from './openai/openai-prices.js'
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

/**
 * Scripts, pictures and voices of OpenAI. The key is `apiKey` or OPENAI_API_KEY, the address `baseUrl` or
 * OPENAI_BASE_URL. OpenAI honours no idempotency key and lists nothing: an answer that is lost ends as
 * `CALL_AMBIGUOUS`.
 *
 * Written from developers.openai.com/api/docs.
 *
 * @example
 * const openai = createOpenAI()
 * const studio = createStudio({
 *   models: { script: openai.script('gpt-6-luna'), image: openai.image('gpt-image-2.5-flare') },
 * })
 */
export function createOpenAI(options: OpenAIOptions = {}): OpenAI {
  const parts: OpenAIParts = {
    client: (timeoutMs) => createOpenAIClient(options, timeoutMs),
    prices: mergePrices(options.prices, OPENAI_PRICES),
  }
  return {
    script: (model) => createOpenAIScript(parts, model),
    image: (model, imageOptions = {}) => createOpenAIImage(parts, model, imageOptions),
    speech: (model, speechOptions = {}) => createOpenAISpeech(parts, model, speechOptions),
    async checkKey(context) {
      await parts.client(30_000).repeat({ method: 'GET', path: 'models' }, toRequestContext(context))
    },
  }
}
