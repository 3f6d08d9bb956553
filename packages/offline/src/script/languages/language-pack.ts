import type { Position } from '../plan/beat.js'

/** What may be said at each position. */
export type Lines = { readonly [position in Position]: readonly string[] }

/**
 * The grammar of a language besides English: sentences that need no agreement with what the brief names,
 * except the number of a subject. Blanks: S/s subject, A the brief's own clause, O object, P place, T topic.
 */
export type LanguagePack = {
  readonly story: Lines
  readonly pitch: Lines
  readonly lesson: Lines
  /** Short sentences that fit everywhere. */
  readonly short: Lines
  /** What a position is called in a scene's description. */
  readonly labels: { readonly [position in Position]: string }
  /** Opening and closing quotation marks. */
  readonly quotes: readonly [string, string]
  /** Indefinite to definite articles, for articles that tell the gender. */
  readonly definite: { readonly [article: string]: string }
  /** The definite article before a vowel, where it is cut short. */
  readonly elided: { readonly [article: string]: string }
  readonly determiners: readonly string[]
  readonly prepositions: readonly string[]
  /** Words that end a noun phrase without a verb: relative pronouns and the like. */
  readonly connectors: readonly string[]
}
