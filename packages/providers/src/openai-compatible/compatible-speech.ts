import {
  bytesSource,
  MutoscopeError,
  type Language,
  type Price,
  type PriceEntry,
  type Voice,
} from '@mutoscope/core'
import type { ImmediateModel, ModelOutput, SpeechData, SpeechRequest } from '@mutoscope/core/ports'
import type { WireResponse } from '../http/provider-client.js'
import { sendToOwn } from '../http/send-to-own.js'
import { checkSpeechText } from '../speech/check-speech-text.js'
import { OPENAI_VOICES } from '../speech/openai-voices.js'
import { measureSound } from '../speech/measure-sound.js'
import { spreadText } from '@mutoscope/core/speech'
import { wavSpeech } from '../speech/wav-speech.js'
import { lookUp, type CompatibleParts } from './compatible-client.js'

/** Options of a voice. */
export interface CompatibleSpeechOptions {
  /** One voice for everything, for instance `af_heart`. @default OpenAI's name of the voice, for instance `alloy` for `balanced` */
  readonly voice?: string
  /** The server's voices for ours; before `voice`. */
  readonly voices?: Readonly<Partial<Record<Voice, string>>>
  /** The server's voices for languages, where a voice speaks only one; before `voices`. */
  readonly languageVoices?: Readonly<Partial<Record<Language, string>>>
  /** @default 'wav', whose pauses time the words; an MP3 spreads them by syllables */
  readonly format?: 'wav' | 'mp3'
  /** Longest text of one request, characters. @default 4096 */
  readonly maxChars?: number
}

/**
 * Speaks with `/audio/speech`. Such servers tell no word times and have no pitch; a warning says so when one
 * is asked for. Written from platform.openai.com/docs/api-reference/audio.
 */
export function createCompatibleSpeech(
  parts: CompatibleParts,
  model: string,
  options: CompatibleSpeechOptions,
): ImmediateModel<SpeechRequest, SpeechData> {
  const { client, name, server, prices, timeoutMs, version } = parts
  const { voice, voices = {}, languageVoices = {}, format = 'wav', maxChars = 4096 } = options
  const isPaid = parts.isPaid(model)
  const priceOf = (entries: readonly PriceEntry[], { text }: SpeechRequest): Price =>
    lookUp(entries, name, model, 'kilochar', text.length / 1000)
  return {
    provider: name,
    model,
    version: [version, format, voice ?? '', JSON.stringify(voices), JSON.stringify(languageVoices)].join(';'),
    ...parts.terms<SpeechRequest>(model, priceOf),
    async generate(request, context) {
      checkSpeechText(request.text, { provider: server, limit: maxChars, unit: 'characters' })
      const { text, speed, pitch } = request
      const json = {
        model,
        input: text,
        voice:
          languageVoices[request.language] ?? voices[request.voice] ?? voice ?? OPENAI_VOICES[request.voice],
        response_format: format,
        ...(speed === 1 ? {} : { speed }),
      }
      const spoken = await sendToOwn(
        client,
        { method: 'POST', path: 'audio/speech', json, headers: { accept: 'application/octet-stream' } },
        { provider: server, isPaid, timeoutMs, context, read: (answer) => readSpeech(answer, request) },
      )
      return {
        ...spoken,
        ...(isPaid ? { costMicros: priceOf(prices, request).expectedMicros } : {}),
        warnings: pitch === 1 ? [] : [`${model} has no pitch; the voice is as it is.`],
      }
    },
  }
}

/** A voice line of an answer, whatever of the two formats it came in. */
async function readSpeech(
  answer: WireResponse,
  { text, language }: SpeechRequest,
): Promise<ModelOutput<SpeechData>> {
  const bytes = await answer.bytes()
  try {
    return wavSpeech(bytes, text, language)
  } catch {
    return measured(bytes, answer, { text, language })
  }
}

/** An MP3, or a WAV that is not 16-bit mono, as it came. */
function measured(
  bytes: Uint8Array<ArrayBuffer>,
  answer: WireResponse,
  { text, language }: Pick<SpeechRequest, 'text' | 'language'>,
): ModelOutput<SpeechData> {
  try {
    const { durationMs, sampleRate } = measureSound(bytes)
    if (durationMs === 0) throw new MutoscopeError('MEDIA_INVALID', { message: 'The audio is empty.' })
    return {
      body: bytesSource(bytes),
      mediaType: bytes[0] === 0x52 ? 'audio/wav' : 'audio/mpeg',
      data: {
        durationMs,
        sampleRate,
        silent: false,
        timing: 'spread',
        words: spreadText(text, language, durationMs),
      },
    }
  } catch {
    throw answer.unreadable('neither WAV nor MP3')
  }
}
