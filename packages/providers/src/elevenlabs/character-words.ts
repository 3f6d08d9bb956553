import type { WordTiming } from '@mutoscope/core/ports'
import { writtenWords } from '@mutoscope/core/speech'

/**
 * When each character of a text is spoken, seconds from the start. All three lists are as long as each other.
 */
export interface CharacterTimes {
  readonly characters: readonly string[]
  readonly character_start_times_seconds: readonly number[]
  readonly character_end_times_seconds: readonly number[]
}

/**
 * Word times from character times, as whole milliseconds that never run backwards and end no later than the
 * audio.
 */
export function characterWords(times: CharacterTimes, durationMs: number): WordTiming[] {
  const spans = times.characters.flatMap((character, index) => {
    const start = times.character_start_times_seconds[index] ?? 0
    return lettersOf(character).map(() => ({ start, end: times.character_end_times_seconds[index] ?? start }))
  })
  const inside = (seconds: number) => Math.min(durationMs, Math.round(seconds * 1000))
  let at = 0
  let reached = 0
  return writtenWords(times.characters.join('')).map(({ text }) => {
    const count = lettersOf(text).length
    const first = spans[at]
    const last = spans[at + count - 1]
    at += count
    const startMs = Math.max(reached, inside(first?.start ?? 0))
    reached = Math.max(startMs, inside(last?.end ?? 0))
    return { text, startMs, endMs: reached }
  })
}

function lettersOf(text: string): string[] {
  return Array.from(text).filter((letter) => letter.trim() !== '')
}
