import type { StoryBeing } from './story-cast.js'
import { singular } from './visible-words.js'

/** Who in a story somebody is to somebody else, not what he is. */
const relations =
  /^(?:cousin|friend|companion|comrade|fellow|neighbou?r|partner|other|guest|host|rival|stranger|visitor|one)$/u
const together =
  /\b(?:cousins?|friends?|companions?|comrades?|fellows?|neighbou?rs?|partners?|rivals?|the others?|each other|one another|both|together|they|them|their|we|us|our)\b/iu
const speaksTo = /["“][^"“”]*\b(?:you|your|yours|yourself|you've|you'll)\b/iu
const single = /\b(?:he|him|his|himself|she|her|hers|herself|i|me|my|myself|cousin|friend|the other)\b/iu

/** True for a word that stands for a being of the story: "cousin", "friend". */
export function isRelation(word: string): boolean {
  return relations.test(singular(word.toLowerCase()))
}

/**
 * Who of a story's beings is in a part of its text: those it names; all of them when it says "they", "his
 * friend" or speaks to somebody, and when it names nobody at all. `strangers` tells that it names other
 * beings.
 */
export function resolveCast(
  text: string,
  cast: readonly StoryBeing[],
  strangers: boolean,
): readonly StoryBeing[] {
  const lower = text.toLowerCase()
  const words: readonly string[] = lower.match(/\p{L}+/gu) ?? []
  const exact = cast.filter(({ name }) => lower.includes(name.toLowerCase()))
  const plural = cast.filter(({ kind }) => words.some((word) => word !== kind && singular(word) === kind))
  const named = cast.filter(
    (being) =>
      exact.includes(being) ||
      plural.includes(being) ||
      (words.includes(being.kind) && !exact.some(({ kind }) => kind === being.kind)),
  )
  if (named.length === 0) return strangers && !single.test(text) ? [] : cast
  const alone = named.length === cast.length || (strangers && !single.test(text))
  return !alone && (together.test(text) || speaksTo.test(text)) ? cast : named
}
