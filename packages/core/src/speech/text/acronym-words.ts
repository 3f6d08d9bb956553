import { letterWords } from './letter-words.js'
import { plural } from './plural.js'

/** Short words that people write in capitals for emphasis. */
const EMPHASISED = new Set(
  (
    'a i an and all am are as at be big but by can do end for from get go good had has have he her hers him his how if in into is just less let ' +
    'like look made make man many may me more most much must my never new no not now of off old on one only or our out own she so stop such take than that the them ' +
    'then there they this those to too top two up very was way we were what when where who why will with yes yet you your'
  ).split(' '),
)

/** Acronyms that are said as words against the rule of letters, or in words of their own. */
const KNOWN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ok: 'okay',
    json: 'jason',
    jpeg: 'jay peg',
    gif: 'gif',
    ram: 'ram',
    rom: 'rom',
    pin: 'pin',
    sim: 'sim',
    zip: 'zip',
    ajax: 'ajax',
    nasa: 'nasa',
    nato: 'nato',
    asap: 'as soon as possible',
    diy: 'dee eye why',
    ieee: 'eye triple ee',
    aids: 'aids',
    covid: 'covid',
    gan: 'gan',
    led: 'el ee dee',
  }),
)

/**
 * Says a word in capitals, also a plural (URLs) or a possessive (NASA's): as a word when it looks like one,
 * else letter by letter. `shouted` is true where the words around it are in capitals too, so that capitals
 * mean nothing.
 */
export function acronymWords(capitals: string, shouted: boolean): string[] {
  const [, letters = '', ending] = /^([A-Z]+)('?s)?$/.exec(capitals) ?? []
  const name = letters.toLowerCase()
  const words =
    KNOWN.get(name)?.split(' ') ??
    (shouted || EMPHASISED.has(name) || isPronounceable(name) ? [name] : letterWords(name))
  if (ending === undefined) return words
  const last = words.at(-1) ?? ''
  return [...words.slice(0, -1), ending === 's' ? plural(last) : `${last}'s`]
}

/** Four letters and more that alternate like a word: UNICEF and ECHO, but not HTML or USSR. */
function isPronounceable(name: string): boolean {
  if (name.length >= 6 && /[aeiouy]/.test(name)) return !/[^aeiouy]{5}/.test(name)
  return (
    name.length >= 4 &&
    /[aeiou]/.test(name) &&
    /[^aeiou]/.test(name) &&
    !/[aeiou]{3}|[^aeiouy]{3}|^[^aeiou][^aeioulryhw]|[^aeiou]{2}$/.test(name)
  )
}
