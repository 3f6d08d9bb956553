import { foldLetters } from './fold-letters.js'

/**
 * Roughly how many syllables a written word is said with; at least 1 for anything that can be said. Numbers
 * count two for every digit.
 */
export function countSyllables(word: string): number {
  const folded = foldLetters(word).toLowerCase()
  const ideographs = folded.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0
  const digits = folded.match(/\p{N}/gu)?.length ?? 0
  const latin = folded.match(/[a-z]+/g)?.reduce((sum, part) => sum + latinSyllables(part), 0) ?? 0
  // Alphabets whose vowels are not told apart here have about five letters to two syllables.
  const others = folded.match(/\p{L}/gu)?.filter((letter) => !/[a-z]/.test(letter)).length ?? 0
  return Math.max(1, latin + ideographs + digits * 2 + Math.round((others - ideographs) * 0.4))
}

function latinSyllables(letters: string): number {
  const groups = letters.match(/[aeiouy]+/g)?.length ?? 0
  const silentEnd = groups > 1 && /[^aeiouyl]e$/.test(letters) ? 1 : 0
  return Math.max(1, groups - silentEnd)
}
