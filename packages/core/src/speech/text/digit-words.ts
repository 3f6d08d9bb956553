import { cardinalWords } from './cardinal-words.js'

/** Says every digit by itself, as in telephone numbers and after a decimal point. */
export function digitWords(digits: string): string[] {
  return Array.from(digits).flatMap((digit) => cardinalWords(Number(digit)))
}
