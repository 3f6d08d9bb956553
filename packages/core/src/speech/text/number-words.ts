import { cardinalWords } from './cardinal-words.js'
import { decimalWords } from './decimal-words.js'
import { digitWords } from './digit-words.js'
import { currencyWord, moneyWords } from './money-words.js'
import { ordinalWords } from './ordinal-words.js'
import { plural } from './plural.js'
import { timeWords } from './time-words.js'
import { UNITS } from './units.js'
import { wholeNumberWords } from './whole-number-words.js'
import { yearWords } from './year-words.js'

const NUMBER = String.raw`[-+\u2212]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[-+\u2212]?\.\d+`
const SIGN = '[$€£¥₹]'
const MONEY = new RegExp(String.raw`^(-?)(${SIGN})(\d[\d,]*(?:\.\d+)?)(k|K|m|M|bn|b|B|T)?$`)
const MONEY_BEHIND = new RegExp(String.raw`^(\d[\d,]*(?:\.\d+)?)(${SIGN})$`)
const PLAIN = new RegExp(`^(?:${NUMBER})$`)
const WITH_UNIT = new RegExp(`^(${NUMBER})([a-zA-Z%°/.]+)$`)
const RANGE = new RegExp(String.raw`^(${SIGN}?\d[\d,.:]*%?)[-\u2013](${SIGN}?\d[\d,.:]*\S*)$`)
const SCALE_WORD = /^(?:hundred|thousand|million|billion|trillion)s?$/i
const MONTH =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/i
const FRACTIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '1/2': 'one half',
    '1/3': 'one third',
    '2/3': 'two thirds',
    '1/4': 'one quarter',
    '3/4': 'three quarters',
  }),
)

/** The words before and after, without the punctuation around them; empty at an end. */
export type Neighbours = { readonly previous: string; readonly next: string }

/**
 * Says what is written with digits (numbers, years, money, percentages, times, ordinals, ranges, versions,
 * units), and the word after an amount ("$3 million"). Null when it is not of that kind.
 */
export function numberWords(core: string, around: Neighbours): string[] | null {
  const scaled = new RegExp(`^-?(${SIGN})[\\d.,]+$`).exec(around.previous)
  if (scaled !== null && SCALE_WORD.test(core)) return [core.toLowerCase(), currencyWord(scaled[1] ?? '')]
  if (core.length > 1 && PLAIN.test(around.previous) && UNITS.has(core))
    return UNITS.get(core)?.[around.previous === '1' ? 0 : 1].split(' ') ?? null
  if (!/\d/.test(core)) return null
  return (
    money(core, around) ??
    plain(core, around) ??
    clock(core, around) ??
    fixed(core) ??
    range(core, around) ??
    unit(core)
  )
}

function money(core: string, around: Neighbours): string[] | null {
  const before = MONEY.exec(core)
  if (before !== null) {
    const [, minus = '', sign = '', amount = '', scale] = before
    return [
      ...(minus === '' ? [] : ['minus']),
      ...moneyWords(sign, amount, scale, SCALE_WORD.test(around.next)),
    ]
  }
  const behind = MONEY_BEHIND.exec(core)
  return behind === null ? null : moneyWords(behind[2] ?? '', behind[1] ?? '', undefined, false)
}

function plain(core: string, around: Neighbours): string[] | null {
  if (!PLAIN.test(core)) return null
  if (MONTH.test(around.previous) && /^(?:[1-9]|[12]\d|3[01])$/.test(core)) return ordinalWords(Number(core))
  return /^(?:1[1-9]|20)\d\d$/.test(core) ? yearWords(Number(core)) : decimalWords(core)
}

function clock(core: string, around: Neighbours): string[] | null {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)(am|pm|AM|PM)?$/.exec(core)
  if (match === null) return null
  const half = match[3] === undefined ? [] : (UNITS.get(match[3])?.[0].split(' ') ?? [])
  return [
    ...timeWords(Number(match[1]), Number(match[2]), half.length > 0 || /^[ap]\.?m\.?$/i.test(around.next)),
    ...half,
  ]
}

function fixed(core: string): string[] | null {
  const ordinal = /^([\d,]+)(?:st|nd|rd|th)$/i.exec(core)
  if (ordinal !== null) return ordinalWords(Number((ordinal[1] ?? '').replaceAll(',', '')))
  const decade = /^'?(\d{1,2})?(\d0)'?s$/.exec(core)
  if (decade !== null) {
    const words =
      decade[1] === undefined
        ? cardinalWords(Number(decade[2]))
        : yearWords(Number(`${decade[1]}${decade[2]}`))
    return [...words.slice(0, -1), plural(words.at(-1) ?? '')]
  }
  if (/^\d{3}-\d{4}$/.test(core)) return digitWords(core.replace('-', ''))
  if (/^[248]K$/.test(core)) return [...cardinalWords(Number(core[0])), 'kay']
  return version(core) ?? FRACTIONS.get(core)?.split(' ') ?? null
}

function version(core: string): string[] | null {
  const match = /^(v?)(\d+(?:\.\d+)+)$/i.exec(core)
  if (match === null) return null
  const numbers = (match[2] ?? '').split('.').map((part) => wholeNumberWords(part))
  return [
    ...(match[1] === '' ? [] : ['version']),
    ...numbers.flatMap((words, index) => (index === 0 ? words : ['point', ...words])),
  ]
}

function range(core: string, around: Neighbours): string[] | null {
  const match = RANGE.exec(core)
  if (match !== null) {
    const [first, second] = [
      numberWords(match[1] ?? '', { ...around, next: '' }),
      numberWords(match[2] ?? '', { ...around, previous: '' }),
    ]
    return first === null || second === null ? null : [...first, 'to', ...second]
  }
  const ratio = /^(\d+):(\d+)$/.exec(core)
  return ratio === null
    ? null
    : [...wholeNumberWords(ratio[1] ?? ''), 'to', ...wholeNumberWords(ratio[2] ?? '')]
}

function unit(core: string): string[] | null {
  const match = WITH_UNIT.exec(core)
  const names = UNITS.get(match?.[2] ?? '')
  if (match === null || names === undefined) return null
  return [...decimalWords(match[1] ?? ''), ...names[match[1] === '1' ? 0 : 1].split(' ')]
}
