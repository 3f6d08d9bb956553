import { cardinalWords } from '@mutoscope/core/speech'

/** A whole number from 0 in English words; digits from 1,000 on. */
export function numberWord(number: number): string {
  if (number >= 1000) return String(number)
  const rest = cardinalWords(number % 100).join('-')
  if (number < 100) return rest
  const hundreds = cardinalWords(number - (number % 100)).join(' ')
  return number % 100 === 0 ? hundreds : `${hundreds} and ${rest}`
}
