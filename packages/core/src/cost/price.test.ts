import { describe, expect, it } from 'vitest'
import { addPrices, anyPrice, exactPrice } from './price.js'

const cheap = { minMicros: 10, expectedMicros: 20, maxMicros: 30, assumes: ['small', 'quick'] }
const dear = { minMicros: 200, expectedMicros: 300, maxMicros: 700, assumes: ['quick', 'large'] }

describe('a price', () => {
  it('without a range is the same three times', () => {
    expect(exactPrice(5, ['sunshine'])).toEqual({
      minMicros: 5,
      expectedMicros: 5,
      maxMicros: 5,
      assumes: ['sunshine'],
    })
    expect(exactPrice(5).assumes).toEqual([])
  })

  it('of several things is the sum of each figure, and says once what is taken for granted', () => {
    expect(addPrices([cheap, dear, cheap])).toEqual({
      minMicros: 220,
      expectedMicros: 340,
      maxMicros: 760,
      assumes: ['small', 'quick', 'large'],
    })
    expect(addPrices([])).toEqual({ minMicros: 0, expectedMicros: 0, maxMicros: 0, assumes: [] })
  })

  it('of one of several things expects the first, with room for the others', () => {
    expect(anyPrice(cheap, [dear])).toEqual({ ...cheap, maxMicros: 700 })
    expect(anyPrice(dear, [cheap])).toEqual({ ...dear, minMicros: 10 })
    expect(anyPrice(dear, [])).toEqual(dear)
  })
})
