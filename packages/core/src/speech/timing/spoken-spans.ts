import type { Sound } from '../../sound/parse-wav.js'
import type { PlannedWord } from '../text/speech-plan.js'
import type { Span } from './span.js'
import { speechRuns } from './speech-runs.js'
import { spreadWords } from './spread-words.js'
import { timeByPauses } from './time-by-pauses.js'

/**
 * Times words of speech that says nothing about its sounds: by pauses, else spread over the voice. Where
 * there is none to be heard they share the whole length.
 */
export function spokenSpans(
  words: readonly PlannedWord[],
  sound: Sound,
): { readonly spans: Span[]; readonly timing: 'pauses' | 'spread' } {
  const spans = timeByPauses(words, sound)
  if (spans !== null) return { spans, timing: 'pauses' }
  const runs = speechRuns(sound)
  const lengthMs = (sound.samples.length * 1000) / sound.sampleRate
  return {
    spans: spreadWords(words, { startMs: runs[0]?.startMs ?? 0, endMs: runs.at(-1)?.endMs ?? lengthMs }),
    timing: 'spread',
  }
}
