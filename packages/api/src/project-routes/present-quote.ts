import type { Price, Quote } from '@mutoscope/core'
import type { SchemaInput } from '../contract/schema.js'
import type { projectQuote } from './project-wire.js'
import { toMoney } from './wire-values.js'

/** Writes a quote as callers see it. */
export function presentQuote({
  revision,
  current,
  toMake,
  waitsAt,
  price,
  stages,
}: Quote): SchemaInput<typeof projectQuote> {
  return {
    revision,
    current,
    to_make: toMake,
    waits_at: [...waitsAt],
    price: toRange(price),
    stages: stages.map(({ stage, price: whole, byModel, ...counts }) => ({
      stage,
      current: counts.current,
      to_make: counts.toMake,
      price: toRange(whole),
      by_model: Object.fromEntries(Object.entries(byModel).map(([model, of]) => [model, toRange(of)])),
    })),
  }
}

function toRange({ minMicros, expectedMicros, maxMicros, assumes }: Price) {
  return {
    min: toMoney(minMicros),
    expected: toMoney(expectedMicros),
    max: toMoney(maxMicros),
    assumes: [...assumes],
  }
}
