import { GENRE_RULES, type Genre } from './genre-rules.js'
import { matchRule } from './match-rule.js'

/** The genre that a free text names (`Hip-Hop`, `EDM`, `Électronique`), or null. */
export function findGenre(text: string): Genre | null {
  return matchRule(GENRE_RULES, text)
}
