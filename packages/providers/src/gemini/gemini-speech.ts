import { MutoscopeError, type Price } from '@mutoscope/core'
import { lookUpPrice, type ImmediateModel, type SpeechData, type SpeechRequest } from '@mutoscope/core/ports'
import { checkSpeechText } from '../speech/check-speech-text.js'
import { estimateSpeech } from '../speech/estimate-speech.js'
import { pcmSpeech } from '../speech/pcm-speech.js'
import { estimateTokens } from '../tokens/estimate-tokens.js'
import { tokenCost } from '../tokens/token-cost.js'
import { generatedSchema, partsOf, usageOf, type GeminiParts } from './gemini-client.js'

/** Options of one of Gemini's voices. */
export interface GeminiSpeechOptions {
  /** Other voices for our names, for instance `{ deep: 'Fenrir' }`. */
  readonly voices?: Readonly<Partial<Record<SpeechRequest['voice'], string>>>
}

const TIMEOUT_MS = 180_000
const MAX_CHARS = 20_000
/** Sound has so many tokens a second. */
const TOKENS_PER_SECOND = 25
const VOICES: Readonly<Record<SpeechRequest['voice'], string>> = {
  balanced: 'Kore',
  warm: 'Puck',
  storyteller: 'Aoede',
  deep: 'Charon',
  bright: 'Leda',
  soft: 'Zephyr',
}

/**
 * Speaks with Gemini's voices, which answer with bare samples: the body is a WAV of them, its words timed by
 * the pauses. They have no speed and no pitch; a warning says so when either is asked for. Written from
 * ai.google.dev/gemini-api/docs/speech-generation.
 */
export function createGeminiSpeech(
  { client, prices, version }: GeminiParts,
  model: string,
  { voices = {} }: GeminiSpeechOptions,
): ImmediateModel<SpeechRequest, SpeechData> {
  const wire = client(TIMEOUT_MS)
  return {
    provider: 'gemini',
    model,
    version: `1;${JSON.stringify(voices)}`,
    paid: { dedupe: 'none', timeoutMs: TIMEOUT_MS, price: priceOf },
    async generate(request, context) {
      checkSpeechText(request.text, { provider: 'Gemini', limit: MAX_CHARS, unit: 'characters' })
      const { text, language, speed, pitch } = request
      const answer = await wire.submit(
        {
          method: 'POST',
          path: `${version}/models/${model}:generateContent`,
          json: {
            contents: [{ role: 'user', parts: [{ text }] }],
            generationConfig: {
              responseModalities: ['AUDIO'],
              speechConfig: {
                voiceConfig: {
                  prebuiltVoiceConfig: { voiceName: voices[request.voice] ?? VOICES[request.voice] },
                },
              },
            },
          },
        },
        context,
      )
      const content = await answer.json(generatedSchema)
      const { parts, finishReason } = partsOf(content)
      const inline = parts.find((part) => part.inlineData)?.inlineData
      if (inline === undefined || inline === null)
        throw new MutoscopeError('MODEL_FAILED', {
          message: `Gemini returned no audio (${finishReason}).`,
        })
      const sampleRate = Number(/rate=(\d+)/u.exec(inline.mimeType ?? '')?.[1] ?? 24_000)
      const cost = tokenCost(prices, 'gemini', model, usageOf(content))
      return {
        ...pcmSpeech({ bytes: Buffer.from(inline.data, 'base64'), sampleRate, text, language }),
        ...(cost === undefined ? {} : { costMicros: cost }),
        warnings: [
          ...(speed === 1 ? [] : ['Gemini voices have no speed; the voice is as it is.']),
          ...(pitch === 1 ? [] : ['Gemini voices have no pitch; the voice is as it is.']),
        ],
      }
    },
  }

  function priceOf(request: SpeechRequest): Price {
    const { minMs, expectedMs, maxMs } = estimateSpeech(request)
    const input = lookUpPrice(prices, {
      provider: 'gemini',
      model,
      unit: 'megatoken-in',
      quantity: estimateTokens(request.text) / 1e6,
    })
    const at = (ms: number): number =>
      input.expectedMicros +
      lookUpPrice(prices, {
        provider: 'gemini',
        model,
        unit: 'megatoken-out',
        quantity: ((ms / 1000) * TOKENS_PER_SECOND) / 1e6,
      }).expectedMicros
    return {
      minMicros: at(minMs),
      expectedMicros: at(expectedMs),
      maxMicros: at(maxMs),
      assumes: [...input.assumes, `${TOKENS_PER_SECOND} tokens for a second of sound`],
    }
  }
}
