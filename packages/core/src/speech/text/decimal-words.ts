import { digitWords } from './digit-words.js'
import { wholeNumberWords } from './whole-number-words.js'

/**
 * Says a plain number as written: thousands marks are dropped, digits after the point are said one by one,
 * "-" is minus.
 */
export function decimalWords(written: string): string[] {
  const minus = /^[-\u2212]/.test(written) ? ['minus'] : []
  const [whole = '', fraction] = written
    .replace(/^[-+\u2212]/, '')
    .replaceAll(',', '')
    .split('.')
  const words = whole === '' ? ['zero'] : wholeNumberWords(whole)
  return [...minus, ...words, ...(fraction === undefined ? [] : ['point', ...digitWords(fraction)])]
}
