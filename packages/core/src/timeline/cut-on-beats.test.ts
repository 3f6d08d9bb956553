import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FRAME_RATES } from '../domain/settings.js'
import { cutOnBeats } from './cut-on-beats.js'

const every = (ms: number, untilMs: number) =>
  Array.from({ length: Math.ceil(untilMs / ms) }, (_, index) => index * ms)
const ends = (lengths: readonly number[]) =>
  lengths.reduce<number[]>((list, length) => [...list, (list.at(-1) ?? 0) + length], [])

describe('cutOnBeats', () => {
  it('moves every cut to the nearest beat and keeps the whole', () => {
    expect(
      ends(cutOnBeats([3900, 4200, 3900], { totalMs: 12_000, beatsMs: every(500, 12_000), fps: 30 })),
    ).toEqual([4000, 8000, 12_000])
  })

  it('stretches a plan to the length of the song', () => {
    expect(ends(cutOnBeats([1000, 1000], { totalMs: 8000, beatsMs: every(2000, 8000), fps: 24 }))).toEqual([
      4000, 8000,
    ])
  })

  it('does not drift from beats that are no whole frames', () => {
    const beatsMs = every(60_000 / 128, 120_000)
    const cuts = ends(
      cutOnBeats(
        Array.from({ length: 40 }, () => 3000),
        { totalMs: 120_000, beatsMs, fps: 24 },
      ),
    )
    for (const cut of cuts.slice(0, -1))
      expect(Math.min(...beatsMs.map((beat) => Math.abs(beat - cut)))).toBeLessThanOrEqual(500 / 24 + 1e-6)
  })

  it('cuts as planned without beats', () => {
    expect(ends(cutOnBeats([1000, 3000], { totalMs: 4000, beatsMs: [], fps: 30 }))).toEqual([1000, 4000])
  })

  it('gives every scene whole frames and some time, and loses none, whatever the beats are', () => {
    const plans = fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(
        plans,
        fc.integer({ min: 1000, max: 300_000 }),
        fc.array(fc.integer({ min: 0, max: 300_000 }), { maxLength: 60 }),
        fc.constantFrom(...FRAME_RATES),
        (plan, totalMs, beats, fps) => {
          const lengths = cutOnBeats(plan, { totalMs, beatsMs: beats.toSorted((a, b) => a - b), fps })
          expect(lengths).toHaveLength(plan.length)
          const frames = lengths.map((length) => (length * fps) / 1000)
          const room = Math.floor(Math.round((totalMs * fps) / 1000) / plan.length)
          for (const count of frames) {
            expect(count).toBeCloseTo(Math.round(count), 6)
            expect(count).toBeGreaterThanOrEqual(Math.min(room, fps / 2) - 1e-6)
          }
          expect(Math.round(frames.reduce((sum, count) => sum + count, 0))).toBe(
            Math.round((totalMs * fps) / 1000),
          )
        },
      ),
    )
  })
})
