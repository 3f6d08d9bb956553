import { MutoscopeError, type Price, type PriceEntry } from '@mutoscope/core'
import { lookUpPrice, type ImmediateModel, type SpeechData, type SpeechRequest } from '@mutoscope/core/ports'
import * as z from 'zod'
import { explainGoogle } from './gemini/explain-google.js'
import { googleVoice, type GoogleVoices } from './google-tts/google-voice.js'
import { readMarks, toMarkedText } from './google-tts/marked-text.js'
import type { ApiKey } from './http/api-key.js'
import { createProviderClient, type ProviderClient, type RequestContext } from './http/provider-client.js'
import { resolveBaseUrl, type ProviderOptions } from './http/provider-options.js'
import { toRequestContext } from './http/to-request-context.js'
import { checkSpeechText } from './speech/check-speech-text.js'
import { wavSpeech } from './speech/wav-speech.js'
import { mergePrices } from './http/merge-prices.js'

/** Options of {@link createGoogleTts}. */
export interface GoogleTtsOptions extends ProviderOptions {
  /**
   * OAuth token of the scope `cloud-platform`, or a function that gives one that has not run out; goes before
   * `apiKey`.
   */
  readonly accessToken?: ApiKey
  /** Project that is billed, with `accessToken`. @default GOOGLE_CLOUD_PROJECT */
  readonly project?: string
}

/** Options of a kind of voices. */
export interface GoogleSpeechOptions {
  readonly voices?: GoogleVoices
}

/** A voice of Google Cloud. */
export type GoogleSpeechModel = ImmediateModel<SpeechRequest, SpeechData>

/** Google Cloud Text-to-Speech. */
export interface GoogleTts {
  /**
   * A kind of voices: `neural2`, `wavenet`, `standard`, which have a pitch and tell when words are spoken, or
   * `chirp3-hd`, which does neither. @default neural2
   */
  speech(model?: string, options?: GoogleSpeechOptions): GoogleSpeechModel
  /**
   * Asks whether the key or token is accepted, free of charge. @throws `PROVIDER_AUTH`,
   * `PROVIDER_KEY_MISSING`, `PROVIDER_UNAVAILABLE`
   */
  checkKey(context?: Partial<RequestContext>): Promise<void>
}

const TIMEOUT_MS = 60_000
const MAX_BYTES = 5000

const PRICING = 'cloud.google.com/text-to-speech/pricing'
const price = (model: string, micros: number, asOf: string, source: string): PriceEntry => ({
  provider: 'google-tts',
  model,
  unit: 'kilochar',
  micros,
  asOf,
  source,
})

/**
 * What the voices cost, as it was told on the day of each entry. For WaveNet others tell $4 to $16 a million
 * characters; the dearest stands here, so that no budget is passed unnoticed.
 */
export const GOOGLE_TTS_PRICES: readonly PriceEntry[] = [
  price('standard', 4_000, '2024-06-30', PRICING),
  price('wavenet', 16_000, '2026-11-30', `${PRICING}, the dearest of what others tell of it`),
  price('neural2', 16_000, '2026-11-30', `${PRICING}, as others tell of it`),
  price('chirp3-hd', 30_000, '2026-11-30', `${PRICING}, as others tell of it`),
]

/**
 * Voices of Google Cloud, the ones with a pitch. The key is `apiKey` or GOOGLE_API_KEY, or an OAuth token as
 * `accessToken`; the address is `baseUrl` or MUTOSCOPE_GOOGLE_TTS_BASE_URL. There is no idempotency key and
 * no listing: an answer that is lost ends as `CALL_AMBIGUOUS`.
 *
 * Written from docs.cloud.google.com/text-to-speech/docs/reference/rest/v1beta1/text/synthesize.
 *
 * @example
 * const studio = createStudio({ models: { speech: createGoogleTts().speech('neural2') } })
 */
export function createGoogleTts(options: GoogleTtsOptions = {}): GoogleTts {
  const { accessToken } = options
  const project = options.project ?? process.env['GOOGLE_CLOUD_PROJECT'] ?? ''
  const prices = mergePrices(options.prices, GOOGLE_TTS_PRICES)
  const client = createProviderClient({
    provider: 'Google TTS',
    baseUrl: resolveBaseUrl(
      options.baseUrl,
      'MUTOSCOPE_GOOGLE_TTS_BASE_URL',
      'https://texttospeech.googleapis.com',
    ),
    timeoutMs: TIMEOUT_MS,
    key: { apiKey: accessToken ?? options.apiKey, variables: ['GOOGLE_API_KEY'] },
    headers: (key): Readonly<Record<string, string>> =>
      accessToken === undefined
        ? { 'x-goog-api-key': key }
        : { authorization: `Bearer ${key}`, ...(project === '' ? {} : { 'x-goog-user-project': project }) },
    extraHeaders: options.headers,
    fetch: options.fetch,
    maxResponseBytes: options.maxResponseBytes,
    explain: explainGoogle,
  })
  return {
    speech: (model = 'neural2', { voices = {} } = {}) => createGoogleSpeech(client, prices, model, voices),
    async checkKey(context) {
      await client.repeat(
        { method: 'GET', path: 'v1beta1/voices', query: { languageCode: 'en-US' } },
        toRequestContext(context),
      )
    },
  }
}

function createGoogleSpeech(
  client: ProviderClient,
  prices: readonly PriceEntry[],
  model: string,
  voices: GoogleVoices,
): GoogleSpeechModel {
  const shaped = model !== 'chirp3-hd'
  const priceOf = ({ text }: SpeechRequest): Price =>
    lookUpPrice(prices, { provider: 'google-tts', model, unit: 'kilochar', quantity: text.length / 1000 })
  return {
    provider: 'google-tts',
    model,
    version: `1;${JSON.stringify(voices)}`,
    paid: { dedupe: 'none', timeoutMs: TIMEOUT_MS, price: priceOf },
    async generate(request, context) {
      checkSpeechText(request.text, { provider: 'Google', limit: MAX_BYTES, unit: 'bytes' })
      const { text, language, speed, pitch } = request
      const ssml = shaped ? toMarkedText(text) : ''
      // Marks make a text longer; one that grows too long is spoken without them.
      const marked = ssml !== '' && Buffer.byteLength(ssml) <= MAX_BYTES
      const answer = await client.submit(
        {
          method: 'POST',
          path: 'v1beta1/text:synthesize',
          json: {
            input: marked ? { ssml } : { text },
            voice: googleVoice(model, voices, request),
            audioConfig: {
              audioEncoding: 'LINEAR16',
              sampleRateHertz: 24_000,
              ...(speed === 1 ? {} : { speakingRate: speed }),
              ...(shaped && pitch !== 1 ? { pitch: toSemitones(pitch) } : {}),
            },
            ...(marked ? { enableTimePointing: ['SSML_MARK'] } : {}),
          },
        },
        context,
      )
      const { audioContent, timepoints } = await answer.json(answerSchema)
      const spoken = toSpeech(Buffer.from(audioContent, 'base64'), text, language)
      const words = readMarks(
        text,
        new Map((timepoints ?? []).map((point) => [point.markName ?? '', point.timeSeconds ?? 0])),
        spoken.data.durationMs,
      )
      const data: SpeechData =
        marked && words !== null && words.length > 0
          ? { ...spoken.data, words, timing: 'provider' }
          : spoken.data
      return {
        ...spoken,
        data,
        ...billed(() => priceOf(request)),
        warnings: shaped || pitch === 1 ? [] : ['Chirp voices have no pitch; the voice is as it is.'],
      }
    },
  }
}

/** A factor of the frequency as semitones, of which twelve double it. */
function toSemitones(pitch: number): number {
  return Math.round(12 * Math.log2(pitch) * 100) / 100
}

function toSpeech(
  wav: Uint8Array,
  text: string,
  language: SpeechRequest['language'],
): ReturnType<typeof wavSpeech> {
  try {
    return wavSpeech(wav, text, language)
  } catch (cause) {
    if (MutoscopeError.isInstance(cause) && cause.code === 'MODEL_FAILED') throw cause
    throw new MutoscopeError('MODEL_FAILED', {
      message: 'Google TTS returned unreadable audio.',
      cause,
    })
  }
}

/** Characters have one price. Without one in the list the work is done all the same. */
function billed(lookUp: () => Price): { readonly costMicros?: number } {
  try {
    return { costMicros: lookUp().expectedMicros }
  } catch {
    return {}
  }
}

const answerSchema = z.looseObject({
  audioContent: z.string(),
  timepoints: z
    .array(z.looseObject({ markName: z.string().nullish(), timeSeconds: z.number().nullish() }))
    .nullish(),
})
