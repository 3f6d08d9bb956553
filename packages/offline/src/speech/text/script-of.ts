/**
 * How a run of text is written: in Latin letters (or only digits), in letters that the embedded voice cannot
 * read, or without anything to say.
 */
export type Script = 'latin' | 'other' | 'none'

/** Tells the script of a text by most of its letters. */
export function scriptOf(text: string): Script {
  const letters = text.match(/\p{L}/gu) ?? []
  if (letters.length === 0) return /\p{N}/u.test(text) ? 'latin' : 'none'
  const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter)).length
  return latin * 2 >= letters.length ? 'latin' : 'other'
}
