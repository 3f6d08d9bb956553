import type { Speaker } from './spoken-line.js'
import { spreadWords } from '@mutoscope/core/speech'

/** Speakers of most languages say about five syllables in a second. */
const SYLLABLE_MS = 205
const SAMPLE_RATE = 16_000

/**
 * Stands in where there is no voice: silence as long as the words would take, so that captions can be timed.
 */
export function silentSpeaker(speed: number): Speaker {
  return {
    async speak(piece) {
      const spans = spreadWords(piece.words, { startMs: 0, endMs: lengthMs(piece.words) / speed })
      return {
        sound: {
          samples: new Float32Array(Math.round(((spans.at(-1)?.endMs ?? 0) * SAMPLE_RATE) / 1000)),
          sampleRate: SAMPLE_RATE,
        },
        spans,
        timing: 'spread',
      }
    },
  }
}

function lengthMs(words: readonly { readonly syllables: number; readonly phrase: string }[]): number {
  const syllables = words.reduce(
    (sum, word, index) => sum + word.syllables + (word.phrase !== '' && index < words.length - 1 ? 1 : 0),
    0,
  )
  return Math.max(400, syllables * SYLLABLE_MS)
}
