const VOWELS = new Set('aa ae ah ao aw ax axr ay eh er ey ih iy ow oy uh uw'.split(' '))
/** Consonants that take each other's place in running speech. */
const KIN = new Set('t d,t dx,d dx,s z,f v,th dh,k g,p b,sh zh,ch jh,n ng,n m,t ch,d jh,l r'.split(','))
const GAP = 1
const VOWEL_CHANGE = 0.6
const KIN_CHANGE = 0.7
const CHANGE = 1.4

/**
 * For every spoken sound the index of the expected sound it is, or null for one too many; and what it cost to
 * make both agree.
 */
export type PhoneAlignment = { readonly expectedOf: readonly (number | null)[]; readonly cost: number }

/** Finds the cheapest way to read a row of spoken sounds as the expected ones, by edit distance. */
export function alignPhones(spoken: readonly string[], expected: readonly string[]): PhoneAlignment {
  const width = expected.length + 1
  const costs = new Float64Array((spoken.length + 1) * width)
  const at = (row: number, column: number): number => costs[row * width + column] ?? Infinity
  const change = (row: number, column: number): number =>
    at(row - 1, column - 1) + substitution(spoken[row - 1] ?? '', expected[column - 1] ?? '')
  for (let row = 0; row <= spoken.length; row++) {
    for (let column = 0; column <= expected.length; column++) {
      if (row === 0 || column === 0) costs[row * width + column] = (row + column) * GAP
      else
        costs[row * width + column] = Math.min(
          change(row, column),
          at(row - 1, column) + GAP,
          at(row, column - 1) + GAP,
        )
    }
  }
  const expectedOf: (number | null)[] = Array.from(spoken, () => null)
  let row = spoken.length
  let column = expected.length
  while (row > 0 && column > 0) {
    if (at(row, column) === change(row, column)) expectedOf[--row] = --column
    else if (at(row, column) === at(row - 1, column) + GAP) row--
    else column--
  }
  return { expectedOf, cost: at(spoken.length, expected.length) }
}

function substitution(one: string, other: string): number {
  if (one === other) return 0
  if (VOWELS.has(one) && VOWELS.has(other)) return VOWEL_CHANGE
  return KIN.has(`${one} ${other}`) || KIN.has(`${other} ${one}`) ? KIN_CHANGE : CHANGE
}
