import { describe, expect, it } from 'vitest'
import { createValueCollector, hasMoreParameters, readQuery } from './read-query.js'

describe('readQuery', () => {
  it('reads names and values as they were sent', () => {
    expect(readQuery('/x?a=1&b=%20c&a=&d&a=3', 10)).toEqual({ a: ['1', '', '3'], b: ' c', d: '' })
    for (const url of ['/x', '/x?']) expect(readQuery(url, 10)).toEqual({})
  })

  it('takes names of everything that objects have, and no prototype', () => {
    const names = ['toString', 'constructor', 'hasOwnProperty', 'valueOf', 'toJSON', '__proto__']
    const values = readQuery(`/x?${[...names, ...names].map((name) => `${name}=1`).join('&')}`, 100)
    expect(Object.entries(values)).toEqual(names.slice(0, -1).map((name) => [name, ['1', '1']]))
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype)
  })

  it('refuses more parameters than its limit', () => {
    expect(readQuery('/x?a&a&a', 3)).toEqual({ a: ['', '', ''] })
    expect(() => readQuery('/x?a&a&a&a', 3)).toThrow(
      expect.objectContaining({ details: { limit: 3, unit: 'parameters' } }),
    )
    expect(hasMoreParameters('&&&', 3)).toBe(true)
  })
})

describe('a collector of values', () => {
  it('lets the list of a repeated name grow instead of putting a new one together', () => {
    const { values, add } = createValueCollector()
    for (const value of ['1', '2']) add('a', value)
    const list = values['a']
    for (let count = 2; count < 1000; count++) add('a', 'x')
    expect(values['a']).toBe(list)
    expect(list).toHaveLength(1000)
  })
})
