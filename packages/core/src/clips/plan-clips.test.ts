import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClipCapabilities } from './clip-plan.js'
import { planClips } from './plan-clips.js'

const takesImage = { needsImage: false, takesFirstImage: true }

function lengths(durationMs: number, durations: ClipCapabilities['durations']) {
  return planClips({ durationMs, capabilities: { durations, ...takesImage } }).clips.map(
    (clip) => clip.durationSec,
  )
}

/** The least reachable total and its fewest clips, found by trying every multiset. */
function bestByTrying(wantedSec: number, list: readonly number[]): { total: number; count: number } {
  let best = { total: Number.POSITIVE_INFINITY, count: 0 }
  const tryFrom = (from: number, total: number, count: number) => {
    if (total >= wantedSec) {
      if (total < best.total || (total === best.total && count < best.count)) best = { total, count }
      return
    }
    for (let index = from; index < list.length; index++) tryFrom(index, total + (list[index] ?? 1), count + 1)
  }
  tryFrom(0, 0, 0)
  return best
}

describe('planClips', () => {
  it('makes 60 s from six clips of 2 to 10 s', () => {
    const plan = planClips({
      durationMs: 60_000,
      capabilities: { durations: { min: 2, max: 10 }, ...takesImage },
    })
    expect(plan.clips.map((clip) => clip.durationSec)).toEqual([10, 10, 10, 10, 10, 10])
    expect(plan).toMatchObject({ durationMs: 60_000, generatedSec: 60, trimMs: 0 })
  })

  it.each([
    [60_000, [4, 6, 8], [8, 8, 8, 8, 8, 8, 8, 4]],
    [10_000, [4, 6, 8], [6, 4]],
    [5000, [4, 6, 8], [6]],
    [1000, [5, 10], [5]],
    [11_000, [5, 10], [10, 5]],
    [12_000, [5, 6, 7], [7, 5]],
    [9000, [2.5, 4.5], [4.5, 4.5]],
  ])('makes %i ms from the lengths %j as %j', (durationMs, list, expected) => {
    expect(lengths(durationMs, list)).toEqual(expected)
  })

  it('refuses a model that only changes clips', () => {
    expect(() =>
      planClips({
        durationMs: 60_000,
        capabilities: { durations: { min: 2, max: 10 }, ...takesImage, needsVideo: true },
      }),
    ).toThrow('one clip at a time')
  })

  it('spreads the lengths of a range evenly', () => {
    expect(lengths(23_000, { min: 2, max: 10 })).toEqual([8, 8, 7])
    expect(lengths(11_000, { min: 8, max: 10 })).toEqual([8, 8])
  })

  it('trims only the end of the last clip', () => {
    const plan = planClips({ durationMs: 12_500, capabilities: { durations: [5, 10], ...takesImage } })
    expect(plan.clips).toEqual([
      { index: 0, durationSec: 10, startMs: 0, useMs: 10_000, startsFrom: 'text' },
      { index: 1, durationSec: 5, startMs: 10_000, useMs: 2500, startsFrom: 'previous-last-frame' },
    ])
    expect(plan.trimMs).toBe(2500)
  })

  it.each([
    [{ needsImage: false, takesFirstImage: false }, 'none', ['text', 'text', 'text']],
    [{ needsImage: false, takesFirstImage: false }, 'every', ['text', 'text', 'text']],
    [
      { needsImage: false, takesFirstImage: true },
      'none',
      ['text', 'previous-last-frame', 'previous-last-frame'],
    ],
    [
      { needsImage: false, takesFirstImage: true },
      'first',
      ['own-image', 'previous-last-frame', 'previous-last-frame'],
    ],
    [
      { needsImage: true, takesFirstImage: true },
      'none',
      ['own-image', 'previous-last-frame', 'previous-last-frame'],
    ],
    [{ needsImage: true, takesFirstImage: true }, 'every', ['own-image', 'own-image', 'own-image']],
    [{ needsImage: true, takesFirstImage: false }, 'none', ['own-image', 'own-image', 'own-image']],
  ] as const)('begins clips of a model with %j and pictures for %s from %j', (images, pictures, starts) => {
    const plan = planClips({ durationMs: 30_000, capabilities: { durations: [10], ...images }, pictures })
    expect(plan.clips.map((clip) => clip.startsFrom)).toEqual(starts)
  })

  it('reaches the length with the least waste and then the fewest clips, whatever the list', () => {
    const list = fc.uniqueArray(fc.integer({ min: 2, max: 12 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 30_000 }), (durations, durationMs) => {
        const plan = planClips({ durationMs, capabilities: { durations, ...takesImage } })
        const best = bestByTrying(Math.ceil(durationMs / 1000), durations)
        expect({ total: plan.generatedSec, count: plan.clips.length }).toEqual(best)
        expect(plan.clips.every((clip) => durations.includes(clip.durationSec))).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  it('gives the same total and count for a range as for the list of its seconds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 8 }),
        fc.integer({ min: 1, max: 200_000 }),
        (min, span, durationMs) => {
          const range = planClips({
            durationMs,
            capabilities: { durations: { min, max: min + span }, ...takesImage },
          })
          const list = planClips({
            durationMs,
            capabilities: {
              durations: Array.from({ length: span + 1 }, (_, index) => min + index),
              ...takesImage,
            },
          })
          expect([range.generatedSec, range.clips.length]).toEqual([list.generatedSec, list.clips.length])
          expect(range.clips.every((clip) => clip.durationSec >= min && clip.durationSec <= min + span)).toBe(
            true,
          )
        },
      ),
    )
  })

  it('shows exactly the wanted length, without gaps', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500_000 }), (durationMs) => {
        const { clips, trimMs, generatedSec } = planClips({
          durationMs,
          capabilities: { durations: [4, 6, 8], ...takesImage },
        })
        let clock = 0
        for (const clip of clips) {
          expect(clip.startMs).toBe(clock)
          expect(clip.useMs).toBeGreaterThan(0)
          clock += clip.useMs
        }
        expect(clock).toBe(durationMs)
        expect(clips.slice(0, -1).every((clip) => clip.useMs === clip.durationSec * 1000)).toBe(true)
        expect(generatedSec * 1000 - trimMs).toBe(durationMs)
      }),
    )
  })

  it('plans a whole day', () => {
    expect(lengths(24 * 3_600_000, [4, 6, 8])).toHaveLength(10_800)
  })

  it.each([[0], [-1], [Number.NaN], [Number.POSITIVE_INFINITY], [25 * 3_600_000]])(
    'refuses a length of %d ms',
    (durationMs) => {
      expect(() => lengths(durationMs, [5])).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }))
    },
  )

  it.each([
    [[]],
    [[0]],
    [[-4]],
    [[Number.NaN]],
    [[3.333]],
    [{ min: 6, max: 4 }],
    [{ min: 2.2, max: 2.8 }],
    [{ min: Number.NaN, max: 4 }],
  ])('refuses a model that makes %j', (durations) => {
    expect(() => lengths(10_000, durations)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }))
  })
})
