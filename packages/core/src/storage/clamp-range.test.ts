import { expect, it } from 'vitest'
import { clampRange } from './clamp-range.js'

it('leaves out what lies beyond the end', () => {
  expect(clampRange(undefined, 10)).toEqual({ start: 0, end: 10 })
  expect(clampRange({ start: 4 }, 10)).toEqual({ start: 4, end: 10 })
  expect(clampRange({ start: 4, end: 50 }, 10)).toEqual({ start: 4, end: 10 })
  expect(clampRange({ start: 40 }, 10)).toEqual({ start: 10, end: 10 })
  expect(clampRange({ start: 40, end: 50 }, 10)).toEqual({ start: 10, end: 10 })
  expect(clampRange({ start: 0 }, 0)).toEqual({ start: 0, end: 0 })
})

it('refuses an end before its start, also where both lie beyond the end', () => {
  expect(() => clampRange({ start: 50, end: 40 }, 10)).toThrow('Bytes 50 to 40 are not a range')
})
