import { countSyllables } from './count-syllables.js'
import { sentences, type Ending } from './sentences.js'
import { spokenWords } from './spoken-words.js'
import { trailing } from './trailing.js'
import { writtenWords } from './written-words.js'

/** A written word with how it is said. `phrase` is the mark of a pause behind it, or empty. */
export type PlannedWord = {
  readonly text: string
  readonly spoken: readonly string[]
  readonly syllables: number
  readonly phrase: '' | ',' | '.' | '?' | '!'
}

/** A piece of speech that is synthesised in one go. */
export type PlannedPiece = { readonly words: readonly PlannedWord[]; readonly ending: Ending }

/**
 * Plans how a text is spoken: its pieces, their words, and for `english` text how each word is said. Empty
 * when there is nothing to say.
 */
export function speechPlan(text: string, english: boolean): PlannedPiece[] {
  return sentences(writtenWords(text)).map(({ words, ending }) => {
    const lettered = words.filter((word) => /\p{L}{2}/u.test(word.text))
    const shouted =
      lettered.length > 2 &&
      lettered.filter((word) => !/\p{Ll}/u.test(word.text)).length > lettered.length * 0.6
    const planned = words.map((word, index): PlannedWord => {
      const around = { previous: words[index - 1]?.text ?? '', next: words[index + 1]?.text ?? '' }
      const spoken = english ? spokenWords(word.text, around, shouted) : []
      return {
        text: word.text,
        spoken,
        syllables: countSyllables(spoken.length > 0 ? spoken.join(' ') : word.text),
        phrase: phraseOf(word.text, index === words.length - 1),
      }
    })
    return { words: planned, ending }
  })
}

function phraseOf(text: string, last: boolean): PlannedWord['phrase'] {
  const tail = trailing(text, /[^\p{L}\p{N}]/u)
  if (tail.includes('?') || tail.includes('？')) return '?'
  if (tail.includes('!') || tail.includes('！')) return '!'
  if (last && /[.。…]/.test(tail)) return '.'
  return /[,;:)\u2014\u2013…،、。，；：]|\s-/.test(tail) ? ',' : ''
}
