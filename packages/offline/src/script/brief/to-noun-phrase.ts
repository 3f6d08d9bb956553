import type { NounPhrase } from './brief.js'
import { BEINGS, DETERMINERS, MASS_NOUNS, THINGS } from '@mutoscope/core/script'

const kept = new Set('the this that these those my your his her its our their no every each'.split(' '))
const counts = new Set(
  'two three four five six seven eight nine ten twelve hundred thousand many several both few some'.split(
    ' ',
  ),
)
const irregularPlurals = new Set(
  'people children men women mice geese feet teeth wolves kids families'.split(' '),
)
const singularS = /(?:ss|us|is|ics|news|chess|texas|paris|lens|gas|canvas|atlas|bus)$/u
const abstractEnding = /(?:tion|sion|sis|ness|ity|ism|ence|ance|ment|ology|ics|ship|hood|dom|ing)$/u

/**
 * Makes the forms of a noun phrase from its words: `['a', 'hidden', 'treasure']` has `a hidden treasure` and
 * `the hidden treasure`.
 * @returns null when there is no noun in it
 */
export function toNounPhrase(words: readonly string[]): NounPhrase | null {
  const first = words[0]?.toLowerCase() ?? ''
  const determined = DETERMINERS.has(first) || /^\d+$/u.test(first)
  const rest = determined ? words.slice(1) : words
  const nouns = rest.slice(0, cutAt(rest))
  const headWord = nouns.at(-1)
  if (headWord === undefined) return null
  const head = headWord.toLowerCase().replace(/['’]s$/u, '')
  const proper = !determined && /^(?:\p{Lu}|\P{ASCII}\P{Script=Latin})/u.test(headWord)
  const plural =
    counts.has(first) ||
    /^\d+$/u.test(first) ||
    nouns.includes('and') ||
    irregularPlurals.has(head) ||
    (!proper && head.endsWith('s') && !singularS.test(head))
  const bare = rest.join(' ').replace(/ ,/gu, ',')
  const mass = MASS_NOUNS.has(head) || abstractEnding.test(head)
  return {
    bare,
    head,
    plural,
    animate: isBeing(head),
    indefinite: determined
      ? `${first} ${bare}`
      : proper || plural || mass
        ? bare
        : `${article(bare)} ${bare}`,
    definite: definiteForm(first, bare, { determined, proper, mass: mass && !determined }),
  }
}

/** Where a complement begins: `the future | of AI`. */
function cutAt(words: readonly string[]): number {
  const at = words.findIndex(
    (word, index) => index > 0 && /^(?:of|for|with|from|to|in|on|called|named|made)$/iu.test(word),
  )
  return at < 0 ? words.length : at
}

function definiteForm(
  first: string,
  bare: string,
  is: { readonly determined: boolean; readonly proper: boolean; readonly mass: boolean },
): string {
  if (is.proper || is.mass) return bare
  if (!is.determined || /^(?:an?|some|one|another)$/u.test(first)) return `the ${bare}`
  return kept.has(first) ? `${first} ${bare}` : `the ${first} ${bare}`
}

/** `a` or `an`, by sound as far as spelling tells it. */
function article(text: string): string {
  return /^(?:[aeio]|u(?!ni|se|ti|ro)|hon|hour)/iu.test(text) ? 'an' : 'a'
}

function isBeing(head: string): boolean {
  if (BEINGS.has(head)) return true
  return (
    !THINGS.has(head) &&
    /(?:[^aeiou](?:er|or|ist|eer|ian)|man|woman|men|women)s?$/u.test(head) &&
    !THINGS.has(head.replace(/s$/u, ''))
  )
}
