import type {
  ImmediateModel,
  MusicData,
  MusicRequest,
  SpeechData,
  SpeechRequest,
} from '@mutoscope/core/ports'
import { explain } from './elevenlabs/explain.js'
import { createElevenLabsMusic, type ElevenLabsMusicOptions } from './elevenlabs/elevenlabs-music.js'
import { ELEVENLABS_PRICES } from './elevenlabs/elevenlabs-prices.js'
import { createElevenLabsSpeech, type ElevenLabsSpeechOptions } from './elevenlabs/elevenlabs-speech.js'
import { createProviderClient, type RequestContext } from './http/provider-client.js'
import { resolveBaseUrl, type ProviderOptions } from './http/provider-options.js'
import { toRequestContext } from './http/to-request-context.js'
import { mergePrices } from './http/merge-prices.js'

export { ELEVENLABS_PRICES } from './elevenlabs/elevenlabs-prices.js'
export type { ElevenLabsMusicOptions } from './elevenlabs/elevenlabs-music.js'
export type { ElevenLabsSpeechFormat, ElevenLabsSpeechOptions } from './elevenlabs/elevenlabs-speech.js'

/**
 * Options of {@link createElevenLabs}. The key is read from `ELEVENLABS_API_KEY`, the address from
 * `MUTOSCOPE_ELEVENLABS_BASE_URL`.
 */
export interface ElevenLabsOptions extends ProviderOptions {
  /** How long a voice line may take, milliseconds. @default 120000 */
  readonly speechTimeoutMs?: number
  /** How long a piece of music may take, milliseconds. @default 290000 */
  readonly musicTimeoutMs?: number
}

/** The models of ElevenLabs. */
export interface ElevenLabs {
  /** Speaks. @param model for instance `eleven_multilingual_v2`, `eleven_v3`, `eleven_flash_v2_5` */
  speech(model?: string, options?: ElevenLabsSpeechOptions): ImmediateModel<SpeechRequest, SpeechData>
  /** Composes. @param model for instance `music_v2_5` */
  music(model?: string, options?: ElevenLabsMusicOptions): ImmediateModel<MusicRequest, MusicData>
  /**
   * Asks something free to see whether the key is good. @throws `PROVIDER_KEY_MISSING`, `PROVIDER_AUTH`,
   * `PROVIDER_UNAVAILABLE`
   */
  checkKey(context?: Partial<RequestContext>): Promise<void>
}

/**
 * ElevenLabs: voices with exact word times, and music. Voice lines cost what the provider reports; both
 * models answer at once, so a lost answer cannot be looked up again (`dedupe: 'none'`).
 *
 * Errors: `INVALID_INPUT` (text too long, speed outside 0.7 to 1.2, music length), `PROVIDER_NO_CREDITS` (401
 * with `quota_exceeded`), `MODEL_REFUSED` (a music prompt that names artists), `CALL_AMBIGUOUS` and the other
 * `PROVIDER_…` codes. Written from https://elevenlabs.io/docs/api-reference.
 *
 * @example
 * const elevenlabs = createElevenLabs({ apiKey: process.env.ELEVENLABS_API_KEY })
 * const studio = createStudio({
 *   models: { speech: elevenlabs.speech('eleven_multilingual_v2'), music: elevenlabs.music() },
 * })
 */
export function createElevenLabs(options: ElevenLabsOptions = {}): ElevenLabs {
  const clientFor = (timeoutMs: number) =>
    createProviderClient({
      provider: 'ElevenLabs',
      baseUrl: resolveBaseUrl(options.baseUrl, 'MUTOSCOPE_ELEVENLABS_BASE_URL', 'https://api.elevenlabs.io'),
      key: { apiKey: options.apiKey, variables: ['ELEVENLABS_API_KEY'] },
      headers: (key) => ({ 'xi-api-key': key }),
      extraHeaders: options.headers,
      explain,
      fetch: options.fetch,
      maxResponseBytes: options.maxResponseBytes,
      timeoutMs,
    })
  const partsFor = (timeoutMs: number) => ({
    client: clientFor(timeoutMs),
    prices: mergePrices(options.prices, ELEVENLABS_PRICES),
    timeoutMs,
  })
  return {
    speech: (model = 'eleven_multilingual_v2', speechOptions = {}) =>
      createElevenLabsSpeech(partsFor(options.speechTimeoutMs ?? 120_000), model, speechOptions),
    music: (model = 'music_v2_5', musicOptions = {}) =>
      createElevenLabsMusic(partsFor(options.musicTimeoutMs ?? 290_000), model, musicOptions),
    async checkKey(context) {
      await clientFor(60_000).repeat({ method: 'GET', path: '/v1/models' }, toRequestContext(context))
    },
  }
}
