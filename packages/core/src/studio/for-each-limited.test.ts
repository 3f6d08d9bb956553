import { describe, expect, it } from 'vitest'
import { forEachLimited } from './for-each-limited.js'

/** Work that waits until it is told to end, and what has begun. */
function setUp() {
  const begun: number[] = []
  const ends = new Map<number, { resolve: () => void; reject: (error: unknown) => void }>()
  const work = (item: number): Promise<void> => {
    begun.push(item)
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    ends.set(item, { resolve, reject })
    return promise
  }
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  return {
    begun,
    work,
    settled,
    end: (item: number) => ends.get(item)?.resolve(),
    fail: (item: number, error: unknown) => ends.get(item)?.reject(error),
  }
}

describe('work on many items', () => {
  it('is done on so many at once, and on the next as soon as one has ended', async () => {
    const { begun, work, settled, end } = setUp()
    const all = forEachLimited([1, 2, 3, 4], 2, work)
    await settled()
    expect(begun).toEqual([1, 2])
    end(2)
    await settled()
    expect(begun).toEqual([1, 2, 3])
    for (const item of [1, 3]) end(item)
    await settled()
    end(4)
    await all
    expect(begun).toEqual([1, 2, 3, 4])
  })

  it('begins nothing after a failure, which is thrown when what was begun has ended', async () => {
    const { begun, work, settled, end, fail } = setUp()
    let closed = false
    async function* items() {
      try {
        for (let item = 1; ; item++) yield item
      } finally {
        closed = true
      }
    }
    let outcome = 'open'
    const all = forEachLimited(items(), 2, work).catch((error: unknown) => {
      outcome = String(error)
    })
    await settled()
    fail(1, new Error('denied'))
    await settled()
    expect([outcome, begun]).toEqual(['open', [1, 2]])
    end(2)
    await all
    expect([outcome, begun, closed]).toEqual(['Error: denied', [1, 2], true])
  })

  it('fails with its source', async () => {
    async function* broken() {
      yield 1
      throw new Error('no list')
    }
    await expect(forEachLimited(broken(), 3, async () => {})).rejects.toThrow('no list')
    await forEachLimited([], 3, async () => {})
  })
})
