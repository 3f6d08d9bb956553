import type { PriceEntry } from '@mutoscope/core'
import { lookUpPrice } from '@mutoscope/core/ports'
import { expect, test } from 'vitest'
import { mergePrices } from './merge-prices.js'

const entry = (micros: number | 'manual', when?: Record<string, string>): PriceEntry => ({
  provider: 'p',
  model: 'm',
  unit: 'second',
  micros,
  asOf: '2026-11-21',
  source: 'test',
  ...(when === undefined ? {} : { when }),
})
const own = [entry(40, { audio: 'yes' }), entry(20, { audio: 'no' }), entry('manual')]
const priceOf = (given: readonly PriceEntry[] | undefined, when: Record<string, string>) =>
  lookUpPrice(mergePrices(given, own), { provider: 'p', model: 'm', unit: 'second', quantity: 1, when })
    .expectedMicros

test('a price of the host holds for everything, also where the own list is more exact', () => {
  expect(priceOf([entry(7)], { audio: 'yes' })).toBe(7)
  expect(priceOf([entry(7)], {})).toBe(7)
})

test('a price of the host under conditions leaves the others alone', () => {
  expect(priceOf([entry(7, { audio: 'yes' })], { audio: 'yes' })).toBe(7)
  expect(priceOf([entry(7, { audio: 'yes' })], { audio: 'no' })).toBe(20)
  expect(priceOf(undefined, { audio: 'no' })).toBe(20)
  expect(priceOf([{ ...entry(7), model: 'other' }], { audio: 'no' })).toBe(20)
})

test('the own list is kept in order behind the prices of the host', () => {
  const given = [{ ...entry(7, { audio: 'yes', resolution: '4k' }), unit: 'image' as const }]
  expect(mergePrices(given, own)).toEqual([...given, ...own])
  expect(mergePrices(undefined, own)).toEqual(own)
  expect(mergePrices([], own)).toEqual(own)
  const all = entry(7)
  expect(mergePrices([all], own)).toEqual([all])
  expect(mergePrices([{ ...all, provider: 'other' }], own)).toHaveLength(4)
  const exact = entry(7, { audio: 'yes', resolution: '4k' })
  expect(mergePrices([exact], own)).toEqual([exact, ...own])
})
