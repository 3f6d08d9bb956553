import { cardinalWords } from './cardinal-words.js'

const IRREGULAR: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
}

/** Says the rank of a whole number, as in "twenty first". */
export function ordinalWords(value: number): string[] {
  const words = cardinalWords(value)
  const last = words.pop() ?? ''
  return [...words, IRREGULAR[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`)]
}
