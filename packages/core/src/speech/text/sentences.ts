import { ABBREVIATIONS } from './abbreviations.js'
import { wordCore } from './spoken-words.js'
import { trailing } from './trailing.js'
import type { WrittenWord } from './written-words.js'

/** What comes after a piece of speech: the rest of the sentence, another sentence, or another paragraph. */
export type Ending = 'comma' | 'sentence' | 'paragraph'

/** A run of words that is synthesised in one go. */
export type Sentence = { readonly words: readonly WrittenWord[]; readonly ending: Ending }

const LONGEST = 40
const SHORTEST_PART = 12

/**
 * Cuts words into sentences at full stops and line ends, and sentences of more than 40 words at a comma or,
 * without one, anywhere.
 */
export function sentences(words: readonly WrittenWord[]): Sentence[] {
  const found: Sentence[] = []
  let current: WrittenWord[] = []
  for (const [index, word] of words.entries()) {
    current.push(word)
    const last = index === words.length - 1
    const ending = endingOf(word, words[index + 1])
    const long =
      current.length >= LONGEST ||
      (current.length >= LONGEST - SHORTEST_PART && /[,;:)]["'”’]*$/.test(word.text))
    if (!last && ending === null && !long) continue
    found.push({ words: current, ending: ending ?? (last ? 'sentence' : 'comma') })
    current = []
  }
  return found
}

function endingOf(word: WrittenWord, next: WrittenWord | undefined): Ending | null {
  if (word.breaks) return 'paragraph'
  if (/[。！？]/u.test(trailing(word.text, /\P{L}/u))) return 'sentence'
  if (!/[.!?…؟।]/u.test(trailing(word.text, /[^\p{L}\p{N}]/u))) return null
  if (next !== undefined && /^\P{L}*\p{Ll}/u.test(next.text)) return null
  const core = wordCore(word.text).toLowerCase()
  const stopped = trailing(word.text, /[^!?…]/).includes('.')
  const abbreviated =
    ABBREVIATIONS.has(core) || /^[a-hj-z]$/.test(core) || (core === 'no' && /^\d/.test(next?.text ?? ''))
  return stopped && abbreviated && next !== undefined ? null : 'sentence'
}
