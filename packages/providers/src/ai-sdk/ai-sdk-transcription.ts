import { MutoscopeError, type Price } from '@mutoscope/core'
import type { ImmediateModel, TranscriptionData, TranscriptionRequest } from '@mutoscope/core/ports'
import { readInput } from '../files/limit-input.js'
import { measureSound } from '../speech/measure-sound.js'
import { createAiSdkCaller, type AiSdkCaller } from './ai-sdk-call.js'
import type { AiSdkTranscriptionModel } from './ai-sdk-models.js'
import { aiSdkInput, type AiSdkOptions, type AiSdkProviderOptions } from './ai-sdk-options.js'
import { readAiSdkWarnings } from './ai-sdk-warnings.js'
import { readTranscript } from './read-transcript.js'

/** Options of a transcription model. */
export interface AiSdkTranscriptionOptions {
  readonly providerOptions?: AiSdkProviderOptions
  /**
   * Where the model takes the language that is spoken, for instance
   * `{ provider: 'openai', name: 'language' }`. @default nowhere: it finds the language out
   */
  readonly languageOption?: { readonly provider: string; readonly name: string }
  /** The length for which money is reserved, minutes; a WAV or MP3 that is longer is not sent. @default 10 */
  readonly maxMinutes?: number
}

const MAX_MINUTES = 10
/** Audio is only named by its hash, so its length is not known when it is priced. */
const MINUTES = { min: 1 / 60, expected: 0.5 } as const

/**
 * Writes down what is said with a transcription model of the AI SDK, with times of words as far as the model
 * gives them.
 */
export function createAiSdkTranscription(
  model: AiSdkTranscriptionModel,
  options: AiSdkOptions,
  { providerOptions = {}, languageOption, maxMinutes = MAX_MINUTES }: AiSdkTranscriptionOptions,
): ImmediateModel<TranscriptionRequest, TranscriptionData> {
  const caller = createAiSdkCaller(model, options)
  const { provider, modelId } = model
  const withLanguage = (language: string | undefined): AiSdkProviderOptions => {
    if (languageOption === undefined || language === undefined) return providerOptions
    return {
      ...providerOptions,
      [languageOption.provider]: {
        ...providerOptions[languageOption.provider],
        [languageOption.name]: language,
      },
    }
  }
  return {
    provider,
    model: modelId,
    version: ['1', JSON.stringify([providerOptions, languageOption ?? null])].join(';'),
    ...caller.terms<TranscriptionRequest>(() => priceLength(caller, maxMinutes)),
    async generate({ audio, language }, context) {
      const bytes = await readInput(await context.open(audio.hash), aiSdkInput(provider, 'sounds', options))
      if (bytes.byteLength === 0)
        throw new MutoscopeError('INVALID_INPUT', {
          message: 'The audio is empty.',
          details: { field: 'audio' },
        })
      const measuredMs = measure(bytes, audio.mediaType)
      if (measuredMs !== null && measuredMs > maxMinutes * 60_000) {
        throw new MutoscopeError('INVALID_INPUT', {
          message: `The audio is ${Math.ceil(measuredMs / 1000)} s long, but money is reserved for ${maxMinutes} min. Pass a larger \`maxMinutes\`, or shorten the audio.`,
          details: { field: 'audio', limit: maxMinutes },
        })
      }
      const answer = await caller.submit(context, (abortSignal) =>
        model.doGenerate({
          audio: bytes,
          mediaType: audio.mediaType,
          timestampGranularities: ['word', 'segment'],
          providerOptions: withLanguage(language),
          abortSignal,
        }),
      )
      const transcript = readTranscript(answer)
      if (transcript === null)
        throw new MutoscopeError('MODEL_FAILED', {
          message: `${provider} returned an invalid transcript.`,
          details: { provider },
        })
      const durationMs = transcript.data.durationMs ?? measuredMs
      return {
        body: null,
        data: { ...transcript.data, durationMs, language: transcript.data.language ?? language ?? null },
        ...costOf(caller, durationMs),
        warnings: [
          ...readAiSdkWarnings(answer),
          ...transcript.warnings,
          ...(language !== undefined && languageOption === undefined
            ? ['The model was not told the language. Pass `languageOption` to tell it.']
            : []),
        ],
      }
    },
  }
}

function priceLength(caller: AiSdkCaller, maxMinutes: number): Price {
  const [min, expected, max] = [MINUTES.min, Math.min(MINUTES.expected, maxMinutes), maxMinutes].map(
    (minutes) => caller.price('minute', minutes),
  ) as [Price, Price, Price]
  return {
    minMicros: min.minMicros,
    expectedMicros: expected.expectedMicros,
    maxMicros: max.maxMicros,
    assumes: [
      ...expected.assumes,
      `audio of ${Math.min(MINUTES.expected, maxMinutes) * 60} s, at most ${maxMinutes * 60} s`,
    ],
  }
}

/**
 * What the real length costs; nothing when it is not known or has no price: work that is done does not fail
 * for that.
 */
function costOf(caller: AiSdkCaller, durationMs: number | null): { readonly costMicros?: number } {
  if (durationMs === null) return {}
  try {
    return { costMicros: caller.price('minute', durationMs / 60_000).expectedMicros }
  } catch (error) {
    if (MutoscopeError.isInstance(error) && error.code === 'PRICE_UNKNOWN') return {}
    throw error
  }
}

/**
 * Only of what says that it is WAV or MP3: among the bytes of other formats there may be some that look like
 * MP3.
 */
function measure(bytes: Uint8Array, mediaType: string): number | null {
  if (!/^audio\/(?:mpeg|mp3|wav|wave|x-wav)\b/u.test(mediaType)) return null
  try {
    return measureSound(bytes).durationMs
  } catch {
    return null
  }
}
