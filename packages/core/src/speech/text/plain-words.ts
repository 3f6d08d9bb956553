import { acronymWords } from './acronym-words.js'
import { letterWords } from './letter-words.js'
import { wholeNumberWords } from './whole-number-words.js'

const SIGNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '&': 'and',
    '@': 'at',
    '+': 'plus',
    '=': 'equals',
    '%': 'percent',
    '°': 'degrees',
    '#': 'number',
    '×': 'times',
    '÷': 'divided by',
    $: 'dollar',
    '€': 'euro',
    '£': 'pound',
  }),
)
const PART =
  /[A-Z]{2,}s?(?:'s)?(?![a-z])|Mc[A-Z][a-z]+|Mac[A-Z][a-z]+|[A-Z]?[a-z]+(?:'[a-z]+)*(?![a-z])|[A-Z](?:'[a-z]+)?|\d+|[&@+=%°#×÷$€£]/g

/**
 * Says a written word by its parts: at hyphens, slashes, digits and inner capitals. A word without any
 * letter, digit or sign says nothing. `shouted` is true where capitals mean nothing.
 */
export function plainWords(written: string, shouted: boolean): string[] {
  if (/^[A-Z]+&[A-Z]+$/.test(written))
    return written
      .split('&')
      .flatMap((letters, index) => [...(index > 0 ? ['and'] : []), ...letterWords(letters)])
  const parts = written.match(PART) ?? []
  return parts.flatMap((part) => {
    if (/^\d/.test(part)) return wholeNumberWords(part)
    if (/^[A-Z]{2,}s?(?:'s)?$/.test(part)) return acronymWords(part, shouted)
    if (part === '#' && !/#\d/.test(written)) return ['hashtag']
    if (/^[A-Za-z]$/.test(part))
      return parts.length === 1 && /^[ai]$/i.test(part) ? [part.toLowerCase()] : letterWords(part)
    return SIGNS.get(part)?.split(' ') ?? [part.toLowerCase()]
  })
}
