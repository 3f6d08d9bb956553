import type { WordTiming } from '../../domain/word-timing.js'
import type { PlannedWord } from '../text/speech-plan.js'
import type { Span } from './span.js'

/**
 * Puts words and spans together as whole milliseconds that never run backwards and stay inside of `within`:
 * every word begins no earlier than the one before it ended.
 */
export function wordTimings(
  words: readonly PlannedWord[],
  spans: readonly Span[],
  within: Span,
): WordTiming[] {
  let reached = Math.ceil(within.startMs)
  const last = Math.floor(within.endMs)
  return words.map((word, index) => {
    const span = spans[index] ?? { startMs: reached, endMs: reached }
    const startMs = Math.min(last, Math.max(reached, Math.round(span.startMs)))
    const endMs = Math.min(last, Math.max(startMs, Math.round(span.endMs)))
    reached = endMs
    return { text: word.text, startMs, endMs }
  })
}
