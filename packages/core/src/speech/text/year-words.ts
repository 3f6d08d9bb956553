import { cardinalWords } from './cardinal-words.js'

/**
 * Says a number of four digits in pairs, the way years are read: 1999, 1805, 1900, but "two thousand five".
 */
export function yearWords(year: number): string[] {
  const century = Math.floor(year / 100)
  const rest = year % 100
  if (century % 10 === 0 && rest < 10) return cardinalWords(year)
  if (rest === 0) return [...cardinalWords(century), 'hundred']
  return [...cardinalWords(century), ...(rest < 10 ? ['oh'] : []), ...cardinalWords(rest)]
}
