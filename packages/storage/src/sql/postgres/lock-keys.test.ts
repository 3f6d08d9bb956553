import { describe, expect, it } from 'vitest'
import { lockKeys } from './lock-keys.js'

describe('lockKeys', () => {
  it('gives the same keys in one order, whatever the order of the names, each once', () => {
    const names = Array.from({ length: 200 }, (_, index) => `run:${index}`)
    const keys = lockKeys(names)
    expect(lockKeys([...names, ...names].toReversed())).toEqual(keys)
    expect(keys).toEqual([...new Set(keys)].toSorted((a, b) => a - b))
  })

  it('needs no more locks for a thousand names than a server has room for', () => {
    const keys = lockKeys(Array.from({ length: 10_000 }, (_, index) => `project:${index}`))
    expect(keys.length).toBe(256)
    expect(Math.max(...keys)).toBe(255)
  })

  it('keeps claims and migrations apart from everything else', () => {
    expect(lockKeys(['migrations', 'claims'])).toEqual([256, 257])
    expect(lockKeys([])).toEqual([])
  })
})
