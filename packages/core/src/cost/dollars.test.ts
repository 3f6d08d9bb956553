import { expect, it } from 'vitest'
import { formatDollars, toDollars, toMicros } from './dollars.js'

it('turns dollars into whole micro-dollars and back', () => {
  expect([toMicros(1.5), toMicros(0.1 + 0.2), toMicros(0.0000004), toMicros(0.0000006)]).toEqual([
    1_500_000, 300_000, 0, 1,
  ])
  expect(toDollars(1_234_567)).toBe(1.234567)
})

it('writes them with two digits, and up to four where they matter', () => {
  expect([0, 40_000, 1_500_000, 123_400, 400, 49].map((micros) => formatDollars(micros))).toEqual([
    '$0.00',
    '$0.04',
    '$1.50',
    '$0.1234',
    '$0.0004',
    '$0.00',
  ])
  expect(formatDollars(1_234_567, 6)).toBe('$1.234567')
})
