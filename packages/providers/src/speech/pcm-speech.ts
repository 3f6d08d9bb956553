import { MutoscopeError, type Language } from '@mutoscope/core'
import type { ModelOutput, SpeechData } from '@mutoscope/core/ports'
import { wavSource } from '@mutoscope/core/sound'
import { speechPlan, spokenSpans, wordTimings } from '@mutoscope/core/speech'

/** Speech as a provider sent it: 16-bit little-endian mono samples without a header. */
export type PcmSpeech = {
  readonly bytes: Uint8Array
  readonly sampleRate: number
  readonly text: string
  readonly language: Language
}

/**
 * Makes a voice line of bare samples: a WAV file, with words timed by the pauses that can be heard, else
 * spread by syllables. @throws `MODEL_FAILED` when there are no samples
 */
export function pcmSpeech({
  bytes,
  sampleRate,
  text,
  language,
}: PcmSpeech): Pick<ModelOutput<SpeechData>, 'body' | 'mediaType'> & { readonly data: SpeechData } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const samples = Int16Array.from({ length: bytes.byteLength >> 1 }, (_, index) =>
    view.getInt16(index * 2, true),
  )
  if (samples.length === 0)
    throw new MutoscopeError('MODEL_FAILED', { message: 'The voice model returned no audio.' })
  const sound = { samples: Float32Array.from(samples, (sample) => sample / 32_768), sampleRate }
  const durationMs = Math.round((samples.length * 1000) / sampleRate)
  const words = speechPlan(text, language === 'en').flatMap((piece) => piece.words)
  const { spans, timing } = spokenSpans(words, sound)
  return {
    body: wavSource([samples], { sampleRate, channels: 1 }),
    mediaType: 'audio/wav',
    data: {
      durationMs,
      sampleRate,
      timing,
      silent: false,
      words: wordTimings(words, spans, { startMs: 0, endMs: durationMs }),
    },
  }
}
