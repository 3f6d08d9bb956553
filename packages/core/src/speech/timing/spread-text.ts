import type { Language } from '../../domain/settings.js'
import type { WordTiming } from '../../domain/word-timing.js'
import { speechPlan } from '../text/speech-plan.js'
import { spreadWords } from './spread-words.js'
import { wordTimings } from './word-timings.js'

/**
 * Word times for a voice that says nothing about them: the words share the measured length by their
 * syllables, with pauses at punctuation.
 */
export function spreadText(text: string, language: Language, durationMs: number): WordTiming[] {
  const words = speechPlan(text, language === 'en').flatMap((piece) => piece.words)
  const within = { startMs: 0, endMs: durationMs }
  return wordTimings(words, spreadWords(words, within), within)
}
