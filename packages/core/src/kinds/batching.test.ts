import { describe, expect, it } from 'vitest'
import { cutBatches } from './batching.js'

describe('cutBatches', () => {
  it('leaves what is one batch together, and nothing as nothing', () => {
    expect(cutBatches([100, 200, 300], 600)).toEqual([[0, 1, 2]])
    expect(cutBatches([], 600)).toEqual([])
  })

  it('cuts into as many batches as it takes, all of about the same size', () => {
    expect(cutBatches([300, 300, 300, 300, 300], 600)).toEqual([[0, 1], [2], [3, 4]])
    const sizes = Array.from({ length: 120 }, (_, index) => (index % 2 === 0 ? 150 : 15))
    const batches = cutBatches(sizes, 600)
    const sums = batches.map((batch) => batch.reduce((sum, index) => sum + (sizes[index] ?? 0), 0))
    expect(batches.flat()).toEqual(sizes.map((_, index) => index))
    expect(batches.length).toBe(17)
    expect(Math.max(...sums)).toBeLessThanOrEqual(600 + 150)
    expect(Math.min(...sums)).toBeGreaterThanOrEqual(582 - 150)
  })

  it('leaves something larger than a batch whole', () => {
    expect(cutBatches([10, 5_000, 10], 600)).toEqual([[0], [1], [2]])
    expect(cutBatches([5_000], 600)).toEqual([[0]])
  })
})
