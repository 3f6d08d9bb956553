import { describe, expect, it } from 'vitest'
import { exactPrice } from '@mutoscope/core/ports'
import { addRefinement, REFINEMENT_MICROS } from './refinement-cost.js'

describe('addRefinement', () => {
  const estimate = {
    minMicros: 100_000,
    expectedMicros: 150_000,
    maxMicros: 200_000,
    assumes: ['six pictures'],
  }

  it('adds the documented two cents for a picture drawn again', () => {
    expect(REFINEMENT_MICROS).toBe(20_000)
    expect(addRefinement(exactPrice(150_000), { regeneratesImage: true })).toMatchObject({
      minMicros: 170_000,
      expectedMicros: 170_000,
      maxMicros: 170_000,
    })
  })

  it('adds nothing for a description', () => {
    expect(addRefinement(estimate, { regeneratesImage: false })).toEqual(estimate)
  })

  it('adds up over refinements, keeping the range and saying once what it takes for granted', () => {
    const twice = addRefinement(addRefinement(estimate, { regeneratesImage: true }), {
      regeneratesImage: true,
    })
    expect(twice).toMatchObject({ minMicros: 140_000, expectedMicros: 190_000, maxMicros: 240_000 })
    expect(twice.assumes).toEqual(['six pictures', expect.stringContaining('20000 micro-dollars')])
  })

  it('takes another price', () => {
    expect(addRefinement(estimate, { regeneratesImage: true, micros: 40_000 }).expectedMicros).toBe(190_000)
    expect(addRefinement(estimate, { regeneratesImage: true, micros: 0 }).expectedMicros).toBe(150_000)
  })

  it.each([-1, 0.5, Number.NaN])('refuses a price of %s', (micros) => {
    expect(() => addRefinement(estimate, { regeneratesImage: true, micros })).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', details: { field: 'micros' } }),
    )
  })
})
