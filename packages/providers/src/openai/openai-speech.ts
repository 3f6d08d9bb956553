import { MutoscopeError, type Price } from '@mutoscope/core'
import { lookUpPrice, type ImmediateModel, type SpeechData, type SpeechRequest } from '@mutoscope/core/ports'
import { checkSpeechText } from '../speech/check-speech-text.js'
import { estimateSpeech } from '../speech/estimate-speech.js'
import { OPENAI_VOICES } from '../speech/openai-voices.js'
import { pcmSpeech } from '../speech/pcm-speech.js'
import type { OpenAIParts } from './openai-client.js'
import { sunsetWarnings } from './openai-sunsets.js'

/** Options of one of OpenAI's voices. */
export interface OpenAISpeechOptions {
  /** How to speak, in words; not with `tts-1` and `tts-1-hd`. */
  readonly instructions?: string
  /** Other voices for our names, for instance `{ balanced: 'marin' }` or the id of a voice of your own. */
  readonly voices?: Readonly<Partial<Record<SpeechRequest['voice'], string>>>
}

const TIMEOUT_MS = 120_000
const MAX_CHARS = 4096
/** Bare samples are 16-bit mono at this rate. */
const SAMPLE_RATE = 24_000

/**
 * Speaks with OpenAI's voices. They have no word times, so words are timed by the pauses, and no pitch, which
 * is then said in a warning. OpenAI switches these models off on 2027-01-06; every output warns of it.
 *
 * Written from developers.openai.com/api/docs/guides/text-to-speech.
 */
export function createOpenAISpeech(
  { client, prices }: OpenAIParts,
  model: string,
  { instructions, voices = {} }: OpenAISpeechOptions,
): ImmediateModel<SpeechRequest, SpeechData> {
  const wire = client(TIMEOUT_MS)
  const byMinute = model.startsWith('gpt-')
  return {
    provider: 'openai',
    model,
    version: ['1', instructions ?? '', JSON.stringify(voices)].join(';'),
    paid: { dedupe: 'none', timeoutMs: TIMEOUT_MS, price: (request) => priceOf(request) },
    async generate(request, context) {
      checkSpeechText(request.text, { provider: 'OpenAI', limit: MAX_CHARS, unit: 'characters' })
      const { text, speed, pitch, language } = request
      const answer = await wire.submit(
        {
          method: 'POST',
          path: 'audio/speech',
          headers: { accept: 'application/octet-stream' },
          json: {
            model,
            input: text,
            voice: toVoice(voices[request.voice] ?? OPENAI_VOICES[request.voice]),
            response_format: 'pcm',
            ...(speed === 1 ? {} : { speed }),
            ...(instructions === undefined ? {} : { instructions }),
          },
        },
        context,
      )
      const bytes = await answer.bytes()
      if (answer.headers.get('content-type')?.includes('json') === true) {
        throw new MutoscopeError('CALL_AMBIGUOUS', {
          message: 'OpenAI returned a response that is not audio.',
          details: { provider: 'OpenAI' },
        })
      }
      const spoken = pcmSpeech({ bytes, sampleRate: SAMPLE_RATE, text, language })
      const cost = costOf(request, spoken.data.durationMs)
      return {
        ...spoken,
        ...(cost === undefined ? {} : { costMicros: cost }),
        warnings: [
          ...sunsetWarnings(model),
          ...(pitch === 1 ? [] : ['OpenAI voices have no pitch; the voice is as it is.']),
        ],
      }
    },
  }

  function priceOf(request: SpeechRequest): Price {
    if (!byMinute)
      return lookUpPrice(prices, {
        provider: 'openai',
        model,
        unit: 'kilochar',
        quantity: request.text.length / 1000,
      })
    const { minMs, expectedMs, maxMs } = estimateSpeech(request)
    const at = (ms: number): Price =>
      lookUpPrice(prices, { provider: 'openai', model, unit: 'minute', quantity: ms / 60_000 })
    return {
      minMicros: at(minMs).minMicros,
      expectedMicros: at(expectedMs).expectedMicros,
      maxMicros: at(maxMs).maxMicros,
      assumes: [...at(expectedMs).assumes, 'the voice reads about 150 words a minute'],
    }
  }

  /** What it cost; there is nothing about it in the answer. */
  function costOf(request: SpeechRequest, durationMs: number): number | undefined {
    try {
      return (
        byMinute
          ? lookUpPrice(prices, { provider: 'openai', model, unit: 'minute', quantity: durationMs / 60_000 })
          : priceOf(request)
      ).expectedMicros
    } catch {
      return undefined
    }
  }
}

function toVoice(voice: string): string | { readonly id: string } {
  return voice.startsWith('voice_') ? { id: voice } : voice
}
