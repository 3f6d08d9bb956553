import { bytesSource, MutoscopeError, type PriceEntry, type Voice } from '@mutoscope/core'
import { lookUpPrice, type ImmediateModel, type SpeechData, type SpeechRequest } from '@mutoscope/core/ports'
import * as z from 'zod'
import type { ProviderClient } from '../http/provider-client.js'
import { spreadText } from '@mutoscope/core/speech'
import { characterWords } from './character-words.js'
import { creditsLeft } from './credits-left.js'
import { measureResponse } from './measure-response.js'

/** MP3 by sample rate and kilobits per second; 192 kbit/s need the Creator plan. */
export type ElevenLabsSpeechFormat =
  | 'mp3_22050_32'
  | 'mp3_24000_48'
  | 'mp3_44100_32'
  | 'mp3_44100_64'
  | 'mp3_44100_96'
  | 'mp3_44100_128'
  | 'mp3_44100_192'

/** Options of a voice. */
export interface ElevenLabsSpeechOptions {
  /** The provider's ids of voices, in place of the standard ones. */
  readonly voices?: Readonly<Partial<Record<Voice, string>>>
  /** @default 'mp3_44100_128' */
  readonly outputFormat?: ElevenLabsSpeechFormat
}

/** What a speech model is built on. */
export interface SpeechParts {
  readonly client: ProviderClient
  readonly prices: readonly PriceEntry[]
  readonly timeoutMs: number
}

/** Premade voices that every account has: Matilda, Daniel, George, Adam, Sarah, Laura. */
const VOICE_IDS: Readonly<Record<Voice, string>> = {
  balanced: 'XrExE9yKIg1WjnnlVkGX',
  warm: 'onwK4e9ZLuTAKqWW03F9',
  storyteller: 'JBFqnCBsd6RMkjVDRZzb',
  deep: 'pNInz6obpgDQGcFmaJgB',
  bright: 'EXAVITQu4vr4xnSDxMaL',
  soft: 'FGY2WhTYpPnrIDTdsKH5',
}
/** Longest text of one request, characters. */
const LONGEST: Readonly<Record<string, number>> = {
  eleven_v4: 10_000,
  eleven_v4_turbo: 10_000,
  eleven_v3: 3_000,
  eleven_multilingual_v2: 10_000,
  eleven_flash_v2_5: 40_000,
  eleven_turbo_v2_5: 40_000,
}
/**
 * Credits of a character, where it is not one. `character-cost` counts credits, so it is halved already for
 * these models.
 */
const CREDITS_PER_CHARACTER: Readonly<Record<string, number>> = {
  eleven_flash_v2_5: 0.5,
  eleven_turbo_v2_5: 0.5,
  eleven_flash_v2: 0.5,
  eleven_turbo_v2: 0.5,
}
const FASTEST = 1.2
const SLOWEST = 0.7

/** Makes a voice with word times as the synthesiser tells them. */
export function createElevenLabsSpeech(
  { client, prices, timeoutMs }: SpeechParts,
  model: string,
  options: ElevenLabsSpeechOptions,
): ImmediateModel<SpeechRequest, SpeechData> {
  const voices = { ...VOICE_IDS, ...options.voices }
  const outputFormat = options.outputFormat ?? 'mp3_44100_128'
  // This one finds the language out and takes none; others that do not know the one they are told ignore it.
  const hearsLanguage = model === 'eleven_multilingual_v2'
  const creditsPerCharacter = CREDITS_PER_CHARACTER[model] ?? 1
  const priceOf = (characters: number) =>
    lookUpPrice(prices, { provider: 'elevenlabs', model, unit: 'kilochar', quantity: characters / 1000 })
  return {
    provider: 'elevenlabs',
    model,
    // Models that were not told the language before speak other bytes since.
    version: [
      hearsLanguage || model.endsWith('_v2_5') ? '1' : '2',
      outputFormat,
      ...Object.entries(options.voices ?? {})
        .map((pair) => pair.join('='))
        .toSorted((a, b) => (a < b ? -1 : 1)),
    ].join(' '),
    // History holds text, voice and model but nothing of ours: the same line of another project or take
    // cannot be told from this one, and accounts may keep no history at all, so that nothing found proves
    // nothing.
    paid: {
      dedupe: 'none',
      timeoutMs,
      price: ({ text }) => priceOf(text.length),
      balance: (context) =>
        creditsLeft(client, context, (credits) => priceOf(credits / creditsPerCharacter).expectedMicros),
    },
    async generate(request, context) {
      check(model, request)
      const answer = await client.submit(
        {
          method: 'POST',
          path: `/v1/text-to-speech/${encodeURIComponent(voices[request.voice])}/with-timestamps`,
          query: { output_format: outputFormat },
          json: {
            text: request.text,
            model_id: model,
            ...(hearsLanguage ? {} : { language_code: request.language }),
            ...(request.speed === 1 ? {} : { voice_settings: { speed: request.speed } }),
          },
        },
        context,
      )
      const { audio_base64, alignment } = await answer.json(speechSchema)
      const bytes = new Uint8Array(Buffer.from(audio_base64, 'base64'))
      const measure = measureResponse(bytes)
      const credits = Number(answer.headers.get('character-cost') ?? Number.NaN)
      const billed = credits / creditsPerCharacter
      return {
        body: bytesSource(bytes),
        mediaType: 'audio/mpeg',
        data: {
          ...measure,
          silent: false,
          ...(alignment == null
            ? {
                words: spreadText(request.text, request.language, measure.durationMs),
                timing: 'spread' as const,
              }
            : { words: characterWords(alignment, measure.durationMs), timing: 'provider' as const }),
        },
        ...(Number.isFinite(billed) ? { costMicros: priceOf(billed).expectedMicros } : {}),
        ...(request.pitch === 1
          ? {}
          : { warnings: ['ElevenLabs has no pitch; the voice speaks with its own.'] }),
      }
    },
  }
}

function check(model: string, { text, speed }: SpeechRequest): void {
  if (text.trim() === '')
    throw new MutoscopeError('INVALID_INPUT', { message: 'The text to speak is empty.' })
  const limit = LONGEST[model]
  if (limit !== undefined && text.length > limit) {
    throw new MutoscopeError('INVALID_INPUT', {
      message: `The text has ${text.length} characters; ${model} takes at most ${limit}. Split it.`,
      details: { limit },
    })
  }
  if (!(speed >= SLOWEST && speed <= FASTEST)) {
    throw new MutoscopeError('INVALID_INPUT', {
      message: `The speed is ${speed}; ElevenLabs speaks at ${SLOWEST} to ${FASTEST}.`,
      details: { limit: FASTEST, min: SLOWEST },
    })
  }
}

const alignmentSchema = z.looseObject({
  characters: z.array(z.string()),
  character_start_times_seconds: z.array(z.number()),
  character_end_times_seconds: z.array(z.number()),
})
const speechSchema = z.looseObject({ audio_base64: z.string(), alignment: alignmentSchema.nullish() })
