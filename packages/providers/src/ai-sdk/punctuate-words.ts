import type { WordTiming } from '@mutoscope/core/ports'

/**
 * Gives timed words the punctuation they have in the text, which many models leave out of their words. When
 * the words are not just the text without its punctuation, they stay as they are.
 */
export function punctuateWords(words: readonly WordTiming[], text: string): readonly WordTiming[] {
  const places = findPlaces(words, text)
  if (places === null) return words
  return words.map((word, index) => {
    const { start, end } = places[index] ?? { start: 0, end: 0 }
    const before = text.slice(places[index - 1]?.end ?? 0, start)
    const after = text.slice(end, places[index + 1]?.start ?? text.length)
    // Without a space in between, as in "well-known", the mark belongs to the word before it.
    const opening = index === 0 || /\s/u.test(before) ? (/(?<!\S)\S*$/u.exec(before)?.[0] ?? '') : ''
    return { ...word, text: `${opening}${word.text}${/^\S*/u.exec(after)?.[0] ?? ''}` }
  })
}

/** Where each word lies in the text, or null when letters or digits lie between them that belong to none. */
function findPlaces(
  words: readonly WordTiming[],
  text: string,
): readonly { readonly start: number; readonly end: number }[] | null {
  let at = 0
  const places = []
  for (const word of words) {
    const start = text.indexOf(word.text, at)
    if (start < 0 || /[\p{L}\p{N}]/u.test(text.slice(at, start))) return null
    at = start + word.text.length
    places.push({ start, end: at })
  }
  return /[\p{L}\p{N}]/u.test(text.slice(at)) ? null : places
}
