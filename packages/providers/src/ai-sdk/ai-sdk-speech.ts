import { bytesSource, MutoscopeError } from '@mutoscope/core'
import {
  sniffMediaTypes,
  type ImmediateModel,
  type SpeechData,
  type SpeechRequest,
} from '@mutoscope/core/ports'
import { measureSound } from '../speech/measure-sound.js'
import { OPENAI_VOICES } from '../speech/openai-voices.js'
import { spreadText } from '@mutoscope/core/speech'
import { createAiSdkCaller } from './ai-sdk-call.js'
import type { AiSdkSpeechModel } from './ai-sdk-models.js'
import type { AiSdkOptions, AiSdkProviderOptions } from './ai-sdk-options.js'
import { readAiSdkWarnings } from './ai-sdk-warnings.js'
import { toBytes } from './to-bytes.js'

/** Options of a speech model. */
export interface AiSdkSpeechOptions {
  readonly providerOptions?: AiSdkProviderOptions
  /** The model's voices for our names. @default OpenAI's names */
  readonly voices?: Readonly<Partial<Record<SpeechRequest['voice'], string>>>
  /** @default 'mp3' */
  readonly format?: 'mp3' | 'wav'
  /** How to speak, in words. */
  readonly instructions?: string
}

/**
 * Speaks with a speech model of the AI SDK. It has neither word times nor pitch: words share the length by
 * their syllables, and another pitch is told in a warning.
 */
export function createAiSdkSpeech(
  model: AiSdkSpeechModel,
  options: AiSdkOptions,
  speechOptions: AiSdkSpeechOptions,
): ImmediateModel<SpeechRequest, SpeechData> {
  const { providerOptions, voices = {}, format = 'mp3', instructions } = speechOptions
  const caller = createAiSdkCaller(model, options)
  const { provider, modelId } = model
  return {
    provider,
    model: modelId,
    version: ['1', JSON.stringify([providerOptions ?? {}, voices, format, instructions ?? ''])].join(';'),
    ...caller.terms<SpeechRequest>(({ text }) => caller.price('kilochar', text.length / 1000)),
    async generate({ text, voice, language, speed, pitch }, context) {
      if (text.trim() === '')
        throw new MutoscopeError('INVALID_INPUT', {
          message: 'The text to speak is empty.',
          details: { field: 'text' },
        })
      const answer = await caller.submit(context, (abortSignal) =>
        model.doGenerate({
          text,
          voice: voices[voice] ?? OPENAI_VOICES[voice],
          outputFormat: format,
          language,
          abortSignal,
          ...(speed === 1 ? {} : { speed }),
          ...(instructions === undefined ? {} : { instructions }),
          ...(providerOptions === undefined ? {} : { providerOptions }),
        }),
      )
      const bytes = toBytes(answer.audio)
      if (bytes.byteLength === 0)
        throw new MutoscopeError('MODEL_FAILED', {
          message: `${provider} returned no audio.`,
          details: { provider },
        })
      const { durationMs, sampleRate } = measureSound(bytes)
      return {
        body: bytesSource(bytes),
        mediaType: sniffMediaTypes(bytes)[0] === 'audio/wav' ? 'audio/wav' : 'audio/mpeg',
        data: {
          durationMs,
          sampleRate,
          words: spreadText(text, language, durationMs),
          timing: 'spread',
          silent: false,
        },
        warnings: [
          ...readAiSdkWarnings(answer),
          ...(pitch === 1 ? [] : ['This voice has no pitch; it is as it is.']),
        ],
      }
    },
  }
}
