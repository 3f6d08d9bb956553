import { describe, expect, test } from 'vitest'
import { createSharedResults } from './shared-results.js'

describe('createSharedResults', () => {
  test('works a result out once for all who ask, at the same time and later', async () => {
    const results = createSharedResults<string>(10, () => 1)
    let runs = 0
    const work = async (): Promise<string> => `run ${++runs}`
    expect(await Promise.all([results.get('a', work), results.get('a', work)])).toEqual(['run 1', 'run 1'])
    expect(await results.get('a', work)).toBe('run 1')
    expect([
      await results.get('b', work),
      await results.get(null, work),
      await results.get(null, work),
    ]).toEqual(['run 2', 'run 3', 'run 4'])
  })

  test('gives the failure of one only to that one', async () => {
    const results = createSharedResults<string>(10, () => 1)
    const asked = [
      results.get('a', () => Promise.reject(new Error('cancelled'))),
      results.get('a', () => Promise.resolve('mine')),
      results.get('a', () => Promise.resolve('not needed')),
    ]
    expect(await Promise.allSettled(asked)).toEqual([
      { status: 'rejected', reason: new Error('cancelled') },
      { status: 'fulfilled', value: 'mine' },
      { status: 'fulfilled', value: 'mine' },
    ])
  })

  test('forgets the oldest above its limit, also what alone is above it', async () => {
    const results = createSharedResults<string>(10, (value) => value.length)
    for (const key of ['a', 'b', 'c']) await results.get(key, () => Promise.resolve(key.repeat(4)))
    expect(await results.get('c', () => Promise.resolve('again'))).toBe('cccc')
    expect(await results.get('a', () => Promise.resolve('again'))).toBe('again')
    await results.get('d', () => Promise.resolve('d'.repeat(11)))
    expect(await results.get('d', () => Promise.resolve('again'))).toBe('again')
  })
})
