import { guessBase, readVerb, DETERMINERS, PLACE_PREPOSITIONS, TAIL_WORDS } from '@mutoscope/core/script'

/** Where the verb of a brief stands. */
export type VerbSpot = {
  /** Index of the word that carries the meaning. */
  readonly at: number
  /** Where the subject ends: before an auxiliary or a relative pronoun. */
  readonly subjectEnd: number
  readonly base: string
  readonly form: 'base' | 'third' | 'ing' | 'past'
  /** The verb stands in a relative clause: `a backpack that charges`. */
  readonly relative: boolean
}

/** Finds the verb after the first noun phrase, or null for a brief without one. */
export function findVerb(words: readonly string[]): VerbSpot | null {
  const lower = words.map((word) => word.toLowerCase())
  for (let at = 1; at < lower.length; at++) {
    const word = lower[at] ?? ''
    const before = lower[at - 1] ?? ''
    if (/^(?:that|which|who)$/u.test(word)) {
      const found = lower
        .slice(at + 1, at + 4)
        .findIndex((next) => readVerb(next) !== null || /[^s]s$/u.test(next))
      const verb = lower[at + 1 + found] ?? ''
      if (found < 0) return null
      return {
        at: at + 1 + found,
        subjectEnd: at,
        base: readVerb(verb)?.base ?? guessBase(verb),
        form: 'third',
        relative: true,
      }
    }
    if (word === ',' || PLACE_PREPOSITIONS.has(word) || TAIL_WORDS.has(word)) {
      if (word === 'and') continue
      return null
    }
    if (/^(?:is|are|was|were)$/u.test(word)) {
      const next = readVerb(lower[at + 1] ?? '')
      return next?.form === 'ing'
        ? { at: at + 1, subjectEnd: at, base: next.base, form: 'ing', relative: false }
        : null
    }
    const spot = verbAt(lower, at, before)
    if (spot !== null) return spot
  }
  return null
}

function verbAt(lower: readonly string[], at: number, before: string): VerbSpot | null {
  if (DETERMINERS.has(before) || before === 'and') return null
  const verb = readVerb(lower[at] ?? '')
  const next = lower[at + 1]
  const opens =
    next === undefined ||
    next === ',' ||
    DETERMINERS.has(next) ||
    PLACE_PREPOSITIONS.has(next) ||
    TAIL_WORDS.has(next) ||
    next.endsWith('ly')
  const afterPlural =
    (lower.slice(0, at).includes('and') && opens) ||
    /[^s]s$|^(?:people|men|women|children|mice|geese)$/u.test(before)
  if (verb === null) {
    // "A dragon snorts fire": nobody listed the verb, but after a singular with an article nothing else ends
    // in s.
    const singular =
      /^(?:an?|one|every)$/u.test(lower[0] ?? '') && /[^s'’]s$/u.test(lower[at] ?? '') && !afterPlural
    return singular && at > 1 && next !== undefined && next !== 'and'
      ? { at, subjectEnd: at, base: guessBase(lower[at] ?? ''), form: 'third', relative: false }
      : null
  }
  const spot = { at, subjectEnd: at, base: verb.base, form: verb.form, relative: false }
  if (verb.form === 'ing') return at === lower.length - 1 && lower.length < 3 ? null : spot
  if (verb.form === 'third')
    return afterPlural ? null : opens || at >= 1 ? (next === 'of' ? null : spot) : null
  if (verb.form === 'base') return afterPlural && next !== undefined ? spot : null
  return opens && next !== 'by' ? spot : null
}
