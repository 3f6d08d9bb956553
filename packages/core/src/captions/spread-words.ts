import type { WordTiming } from '../kinds/speech.js'

/**
 * Spreads the words of a text over the time it is spoken in, by their letters: for voices that tell no word
 * times.
 */
export function spreadWords(text: string, durationMs: number): readonly WordTiming[] {
  const words = text.split(/\s+/u).filter((word) => word !== '')
  const weights = words.map((word) => word.length + PAUSE)
  const perWeight = durationMs / weights.reduce((sum, weight) => sum + weight, 0)
  let at = 0
  return words.map((word, index) => {
    const startMs = Math.round(at)
    at += (weights[index] ?? 0) * perWeight
    return { text: word, startMs, endMs: Math.round(at) }
  })
}

/** The air after a word, in letters. */
const PAUSE = 2
