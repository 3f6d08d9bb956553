import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordTimings } from './word-timings.js'

test('whatever the spans are, words come in order, inside of the sound, and never run backwards', () => {
  const time = fc.double({ min: -500, max: 3000, noNaN: true })
  fc.assert(
    fc.property(fc.array(fc.tuple(time, time), { minLength: 1, maxLength: 30 }), (times) => {
      const words = times.map((_, index) => ({
        text: `w${index}`,
        spoken: [],
        syllables: 1,
        phrase: '' as const,
      }))
      const timings = wordTimings(
        words,
        times.map(([startMs, endMs]) => ({ startMs, endMs })),
        { startMs: 0, endMs: 2000.5 },
      )
      expect(timings.map((timing) => timing.text)).toEqual(words.map((word) => word.text))
      let reached = 0
      for (const { startMs, endMs } of timings) {
        expect(startMs).toBeGreaterThanOrEqual(reached)
        expect(endMs).toBeGreaterThanOrEqual(startMs)
        expect(endMs).toBeLessThanOrEqual(2000)
        expect(Number.isInteger(startMs) && Number.isInteger(endMs)).toBe(true)
        reached = endMs
      }
    }),
  )
})
