import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sceneCount, splitDuration } from './split-duration.js'

it('shares out every whole millisecond and keeps scenes between 3 and 10 s', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1000, max: 3_600_000 }),
      fc.array(fc.double({ min: 0.7, max: 1.3, noNaN: true }), { minLength: 1, maxLength: 20 }),
      (durationMs, cycle) => {
        const weights = Array.from(
          { length: sceneCount(durationMs) },
          (_, index) => cycle[index % cycle.length] ?? 1,
        )
        const lengths = splitDuration(durationMs, weights)
        expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(durationMs)
        expect(lengths.length === 1 || lengths.every((length) => length >= 3000 && length <= 10_000)).toBe(
          true,
        )
      },
    ),
    { numRuns: 60 },
  )
})

it('cuts about every five seconds', () => {
  expect([3000, 5000, 15_000, 30_000, 60_000].map(sceneCount)).toEqual([1, 1, 3, 6, 12])
})
