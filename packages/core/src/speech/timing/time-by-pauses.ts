import type { Sound } from '../../sound/parse-wav.js'
import type { PlannedWord } from '../text/speech-plan.js'
import { groupPhrases } from './group-phrases.js'
import type { Span } from './span.js'
import { speechRuns } from './speech-runs.js'
import { spreadWords } from './spread-words.js'

/**
 * Times words by the pauses of the speech: the phrases of the text are matched to the runs of voice, and
 * share theirs by syllables. Null when the speech or the text has no pause inside.
 */
export function timeByPauses(words: readonly PlannedWord[], sound: Sound): Span[] | null {
  const phrases = phrasesOf(words)
  const runs = joinRuns(speechRuns(sound), phrases.length)
  if (runs.length < 2) return null
  const syllables = phrases.map((phrase) => phrase.reduce((sum, word) => sum + word.syllables, 0))
  const sizes = groupPhrases(
    syllables,
    runs.map((run) => run.endMs - run.startMs),
  )
  let next = 0
  return runs.flatMap((run, index) => {
    const size = sizes[index] ?? 0
    next += size
    return spreadWords(phrases.slice(next - size, next).flat(), run)
  })
}

function phrasesOf(words: readonly PlannedWord[]): PlannedWord[][] {
  const phrases: PlannedWord[][] = [[]]
  for (const [index, word] of words.entries()) {
    phrases.at(-1)?.push(word)
    if (word.phrase !== '' && index < words.length - 1) phrases.push([])
  }
  return phrases
}

/** Joins runs over their shortest pauses (stops inside of words) until there are no more than phrases. */
function joinRuns(runs: readonly Span[], most: number): Span[] {
  const joined = [...runs]
  while (joined.length > most) {
    const gaps = joined.slice(1).map((run, index) => run.startMs - (joined[index]?.endMs ?? 0))
    const shortest = gaps.indexOf(Math.min(...gaps))
    joined.splice(shortest, 2, {
      startMs: joined[shortest]?.startMs ?? 0,
      endMs: joined[shortest + 1]?.endMs ?? 0,
    })
  }
  return joined
}
