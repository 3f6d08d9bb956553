import { describe, expect, test } from 'vitest'
import { duckingCurve } from './ducking.js'

/** Levels of 10 ms each: speech at -20 dBFS in these ranges, else silence. */
function levels(steps: number, ...speech: readonly (readonly [number, number])[]): number[] {
  return Array.from({ length: steps }, (_, step) =>
    speech.some(([from, to]) => step >= from && step < to) ? -20 : -90,
  )
}

describe('duckingCurve', () => {
  test('is down when speech begins, having left 100 ms before, and back half a second after', () => {
    const curve = duckingCurve(levels(500, [200, 300]), -20)
    expect(curve[189]).toBe(0)
    expect(curve[195]).toBeCloseTo(0.5)
    expect(curve.subarray(200, 300).every((value) => value === 1)).toBe(true)
    expect(curve[314]).toBe(1)
    expect(curve[330]).toBeLessThan(1)
    expect(curve[366]).toBe(0)
  })

  test('stays down in the pauses of speech and comes up in long ones', () => {
    const curve = duckingCurve(levels(900, [100, 200], [260, 300], [600, 700]), -20)
    expect(curve.subarray(100, 300).every((value) => value === 1)).toBe(true)
    expect(curve[450]).toBe(0)
  })

  test('breath and noise are no speech; without a voice it never goes down', () => {
    expect(
      duckingCurve(
        levels(300, [100, 200]).map((level) => level - 30),
        -20,
      ).every((value) => value === 0),
    ).toBe(true)
    expect(duckingCurve(levels(300, [100, 200]), null).every((value) => value === 0)).toBe(true)
  })
})
