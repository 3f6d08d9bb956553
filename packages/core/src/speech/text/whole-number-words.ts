import { cardinalWords } from './cardinal-words.js'
import { digitWords } from './digit-words.js'

/**
 * Says a run of digits: as a number, or digit by digit when it begins with a zero or is too long to be a
 * number.
 */
export function wholeNumberWords(digits: string): string[] {
  const isCode = digits.length > 15 || (digits.length > 1 && digits.startsWith('0'))
  return isCode ? digitWords(digits) : cardinalWords(Number(digits))
}
