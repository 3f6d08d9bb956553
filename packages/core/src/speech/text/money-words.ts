import { cardinalWords } from './cardinal-words.js'
import { decimalWords } from './decimal-words.js'

const CURRENCIES: Readonly<
  Record<string, readonly [one: string, many: string, cent: string, cents: string]>
> = {
  $: ['dollar', 'dollars', 'cent', 'cents'],
  '€': ['euro', 'euros', 'cent', 'cents'],
  '£': ['pound', 'pounds', 'penny', 'pence'],
  '¥': ['yen', 'yen', 'sen', 'sen'],
  '₹': ['rupee', 'rupees', 'paisa', 'paise'],
}
const SCALES: Readonly<Record<string, string>> = {
  k: 'thousand',
  K: 'thousand',
  m: 'million',
  M: 'million',
  bn: 'billion',
  b: 'billion',
  B: 'billion',
  T: 'trillion',
}

/** How many of a currency are said, as in "dollars". */
export function currencyWord(sign: string): string {
  return CURRENCIES[sign]?.[1] ?? ''
}

/**
 * Says an amount of money. With `scaled` a word like "million" follows in the text, and the currency is left
 * to be said after it.
 */
export function moneyWords(
  sign: string,
  amount: string,
  scale: string | undefined,
  scaled: boolean,
): string[] {
  const [one, many, cent, cents] = CURRENCIES[sign] ?? ['', '', '', '']
  if (scaled) return decimalWords(amount)
  if (scale !== undefined) return [...decimalWords(amount), SCALES[scale] ?? '', many]
  const [whole = '', fraction] = amount.replaceAll(',', '').split('.')
  if (fraction?.length !== 2) return [...decimalWords(amount), amount === '1' ? one : many]
  const units = whole === '0' ? [] : [...decimalWords(whole), whole === '1' ? one : many]
  if (fraction === '00') return units.length > 0 ? units : ['zero', many]
  const parts = [...cardinalWords(Number(fraction)), fraction === '01' ? cent : cents]
  return units.length > 0 ? [...units, 'and', ...parts] : parts
}
