import { describe, expect, it } from 'vitest'
import { lookUpPrice, type PriceEntry } from './price-list.js'

const read = {
  provider: 'acme',
  model: 'film-1',
  unit: 'second',
  asOf: '2026-11-01',
  source: 'page',
} as const
const LIST: readonly PriceEntry[] = [
  { ...read, micros: 100 },
  { ...read, micros: 250, when: { audio: 'yes' } },
  { ...read, micros: 700, when: { audio: 'yes', resolution: '4k' } },
  { ...read, model: 'film-2', micros: 'manual', source: 'by plan' },
]
const query = { provider: 'acme', model: 'film-1', unit: 'second', quantity: 1 } as const

describe('the price of a model', () => {
  it('is that of the entry whose conditions say the most', () => {
    const priceOf = (when: Record<string, string>) => lookUpPrice(LIST, { ...query, when }).expectedMicros
    expect(priceOf({})).toBe(100)
    expect(priceOf({ audio: 'no' })).toBe(100)
    expect(priceOf({ audio: 'yes', resolution: '720p' })).toBe(250)
    expect(priceOf({ audio: 'yes', resolution: '4k' })).toBe(700)
  })

  it('is rounded up to whole micro-dollars, and names the day it is from', () => {
    expect(lookUpPrice(LIST, { ...query, quantity: 0.0101 })).toEqual({
      minMicros: 2,
      expectedMicros: 2,
      maxMicros: 2,
      assumes: ['acme/film-1 as of 2026-11-01'],
    })
    expect(lookUpPrice(LIST, { ...query, quantity: 0.07 }).expectedMicros).toBe(7)
  })

  it('changes on the day from which a newer entry holds', () => {
    const announced = [{ ...read, micros: 200, from: '2027-01-01' }, ...LIST]
    const priceAt = (time: string, when: Record<string, string> = {}) =>
      lookUpPrice(announced, { ...query, when }, Date.parse(time)).expectedMicros
    expect(priceAt('2026-12-31T23:59:59Z')).toBe(100)
    expect(priceAt('2027-01-01T00:00:00Z')).toBe(200)
    expect(priceAt('2027-01-01T00:00:00Z', { audio: 'yes' })).toBe(250)
  })

  it('is that of the latest day among those that have come, in whatever order they stand', () => {
    const first = { ...read, micros: 200, from: '2027-01-01' }
    const second = { ...read, micros: 300, from: '2027-06-01' }
    for (const list of [
      [first, second],
      [second, first],
    ]) {
      const priceAt = (time: string) => lookUpPrice(list, query, Date.parse(time)).expectedMicros
      expect(priceAt('2027-05-31T23:59:59Z')).toBe(200)
      expect(priceAt('2027-06-01T00:00:00Z')).toBe(300)
      expect(() => priceAt('2026-12-31T00:00:00Z')).toThrow(
        expect.objectContaining({ code: 'PRICE_UNKNOWN' }),
      )
    }
    const now = [
      { ...first, from: '2000-01-01' },
      { ...second, from: '9999-01-01' },
    ]
    expect(lookUpPrice(now, query).expectedMicros).toBe(200)
  })

  it('is never that of another model or provider', () => {
    const others = [
      { ...read, provider: 'other', micros: 1 },
      { ...read, model: 'film-3', micros: 2 },
      { ...read, unit: 'image', micros: 3 } as const,
      { ...read, micros: 4, when: { audio: 'yes' } },
    ]
    const details = { provider: 'acme', model: 'film-1', unit: 'second' }
    expect(() => lookUpPrice(others, query)).toThrow(
      expect.objectContaining({ code: 'PRICE_UNKNOWN', details: { ...details, when: {} } }),
    )
    const when = { audio: 'no' }
    expect(() => lookUpPrice(others, { ...query, when })).toThrow(
      expect.objectContaining({ details: { ...details, when } }),
    )
    expect(lookUpPrice([...others, ...LIST], query).expectedMicros).toBe(100)
  })

  it.each([
    ['is unknown', { ...query, model: 'film-9' }, /No price per second is known for acme\/film-9/u],
    ['must be given', { ...query, model: 'film-2' }, /of acme\/film-2 must be given \(by plan\)/u],
    ['is for another unit', { ...query, unit: 'image' }, /No price per image is known for acme\/film-1/u],
  ] as const)('is never a default: where it %s, the line to write is shown', (_what, asked, words) => {
    expect(() => lookUpPrice(LIST, asked)).toThrow(
      expect.objectContaining({ code: 'PRICE_UNKNOWN', message: expect.stringMatching(words) as string }),
    )
    const line = `{ provider: 'acme', model: '${asked.model}', unit: '${asked.unit}', micros: 100_000, `
    expect(() => lookUpPrice(LIST, asked)).toThrow(line)
    expect(
      lookUpPrice([{ ...asked, micros: 5, asOf: '2026-11-30', source: 'contract' }, ...LIST], asked)
        .expectedMicros,
    ).toBe(5)
  })
})
