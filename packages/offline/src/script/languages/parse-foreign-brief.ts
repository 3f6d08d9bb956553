import { VERBS } from '@mutoscope/core/script'
import type { Gloss } from './gloss.js'
import type { LanguagePack } from './language-pack.js'

/**
 * What was understood of a brief in a language other than English. Phrases are as written unless said
 * otherwise.
 */
export type ForeignBrief = {
  readonly text: string
  /** At first mention. */
  readonly subject: string | null
  /** Once it is known. */
  readonly definiteSubject: string | null
  readonly subjectPlural: boolean
  /** The verb, when it is a known one, in English. */
  readonly verb: string | null
  /** The verb and everything after it. */
  readonly predicate: string
  readonly object: string | null
  readonly definiteObject: string | null
  /** With its preposition. */
  readonly place: string | null
}

/**
 * Finds who, what and where by articles, prepositions and a short list of verbs. What it does not know stays
 * one topic.
 */
export function parseForeignBrief(
  brief: string,
  pack: LanguagePack,
  gloss: ReadonlyMap<string, Gloss>,
): ForeignBrief {
  const text = brief
    .replace(/\p{Extended_Pictographic}|\ufe0f|\u200d|\p{Cc}|[#*_`~<>|{}[\]\\()]/gu, ' ')
    .replace(/["“”«»„]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/(?<![.!?…])[.!?…]+(?: .*)?$/su, '')
    .trimEnd()
  const words = text
    .replace(/[,;:]/gu, ' ')
    .split(/\s+/u)
    .filter((word) => word !== '')
  const lower = words.map((word) => word.toLowerCase())
  const isVerb = (index: number) =>
    index > 0 &&
    VERBS.has(gloss.get(lower[index] ?? '')?.english ?? '') &&
    !pack.determiners.includes(lower[index - 1] ?? '')
  // "Un sac à dos": without an article after it, the French preposition is a part of the noun.
  const isPreposition = (index: number) =>
    pack.prepositions.includes(lower[index] ?? '') &&
    (lower[index] !== 'à' ||
      pack.definite['des'] === undefined ||
      pack.determiners.includes(lower[index + 1] ?? ''))
  const ends = (index: number) => isPreposition(index) || pack.connectors.includes(lower[index] ?? '')
  const subjectEnd = words.findIndex((_, index) => index > 0 && (isVerb(index) || ends(index)))
  const verbAt = isVerb(subjectEnd) ? subjectEnd : -1
  const placeAt = words.findIndex((_, index) => index > Math.max(0, verbAt) && isPreposition(index))
  const placeEnd = placeAt < 0 ? -1 : words.findIndex((_, index) => index > placeAt + 1 && ends(index))
  const subject = named(words.slice(0, subjectEnd < 0 ? words.length : subjectEnd), pack)
  const objectEnd = verbAt < 0 ? -1 : words.findIndex((_, index) => index > verbAt && ends(index))
  const object =
    verbAt < 0 ? null : named(words.slice(verbAt + 1, objectEnd < 0 ? words.length : objectEnd), pack)
  const definite = (phrase: string | null) => (phrase === null ? null : toDefinite(phrase, pack, gloss))
  return {
    text,
    subject,
    object,
    definiteSubject: definite(subject),
    definiteObject: definite(object),
    subjectPlural:
      /^(?:des|les|unos|unas|los|las|zwei|drei|gli|i|uns|umas|os|as|deux|trois|dos|tres|due|tre|dois|duas|três)$/u.test(
        lower[0] ?? '',
      ),
    verb: verbAt < 0 ? null : (gloss.get(lower[verbAt] ?? '')?.english ?? null),
    predicate: verbAt < 0 ? '' : words.slice(verbAt).join(' '),
    place:
      placeAt < 0 || placeAt + 1 >= words.length
        ? null
        : words.slice(placeAt, placeEnd < 0 ? words.length : placeEnd).join(' '),
  }
}

/** Only a phrase with a determiner is sure to be a noun phrase that can stand in a sentence. */
function named(words: readonly string[], pack: LanguagePack): string | null {
  const [first = '', ...rest] = words
  const cut = /^(?:l|un)['’]\p{L}/iu.test(first)
  return (pack.determiners.includes(first.toLowerCase()) && rest.length > 0) || cut
    ? [
        first.toLowerCase() === first || cut
          ? first.charAt(0).toLowerCase() + first.slice(1)
          : first.toLowerCase(),
        ...rest,
      ].join(' ')
    : null
}

function toDefinite(phrase: string, pack: LanguagePack, gloss: ReadonlyMap<string, Gloss>): string {
  const [article = '', ...rest] = phrase.split(' ')
  const noun = rest.join(' ')
  const gender = rest.length === 1 && /^eine?$/u.test(article) ? gloss.get(noun.toLowerCase())?.gender : null
  if (gender === 'm' || gender === 'f' || gender === 'n')
    return `${{ m: 'der', f: 'die', n: 'das' }[gender]} ${noun}`
  const vowel = /^[aeiouhàâéèêîôûœ]/iu.test(noun) && !/^(?:héros|hibou|haut|hors)/iu.test(noun)
  const elided = pack.elided[article]
  if (vowel && elided !== undefined) return `${elided}${noun}`
  const known = pack.definite[article]
  return known === undefined ? phrase : `${known} ${noun}`
}
