import type { PlannedWord } from '../text/speech-plan.js'
import type { Span } from './span.js'

/** A pause is about as long as so many syllables. */
const PAUSES: Readonly<Record<PlannedWord['phrase'], number>> = { '': 0, ',': 1, '.': 2, '?': 2, '!': 2 }

/**
 * Shares a span of time among words by their syllables, with pauses at their punctuation except behind the
 * last.
 */
export function spreadWords(words: readonly PlannedWord[], within: Span): Span[] {
  const pauseOf = (index: number): number =>
    index === words.length - 1 ? 0 : PAUSES[words[index]?.phrase ?? '']
  const total = words.reduce((sum, word, index) => sum + word.syllables + pauseOf(index), 0)
  const perSyllable = (within.endMs - within.startMs) / Math.max(1, total)
  let at = within.startMs
  return words.map((word, index) => {
    const span = { startMs: at, endMs: at + word.syllables * perSyllable }
    at = span.endMs + pauseOf(index) * perSyllable
    return span
  })
}
