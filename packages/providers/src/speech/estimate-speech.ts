import type { SpeechRequest } from '@mutoscope/core/ports'
import { countWords } from '@mutoscope/core/speech'

/** Milliseconds of a word read at 150 words a minute. */
const WORD_MS = 400

/** How long a text will take to speak, milliseconds, for prices by time. */
export function estimateSpeech({ text, speed }: Pick<SpeechRequest, 'text' | 'speed'>): {
  readonly minMs: number
  readonly expectedMs: number
  readonly maxMs: number
} {
  const expectedMs = Math.max(500, (countWords(text) * WORD_MS) / speed)
  return {
    minMs: Math.round(expectedMs * 0.6),
    expectedMs: Math.round(expectedMs),
    maxMs: Math.round(expectedMs * 2),
  }
}
