import { expect, it } from 'vitest'
import { exactPrice } from '../cost/price.js'
import type { PaidTerms } from '../providers/model.js'
import { termsOf } from './terms-of-call.js'

const PARTS = {
  retryWaitMs: 1000,
  maxRetryWaitMs: 300_000,
  callPatienceMs: 21_600_000,
  maxRiskMicros: 5000,
  providerConcurrency: 4,
  missingPolls: 3,
  missingMs: 60_000,
}
const { callPatienceMs: patienceMs, ...STUDIO } = PARTS
const terms = (paid?: Partial<PaidTerms<never>>, work: object = {}) =>
  termsOf(PARTS, {
    provider: 'acme',
    model: 'pen',
    version: '1',
    ...(paid === undefined ? {} : { paid: { dedupe: 'none', price: () => exactPrice(1), ...paid } }),
    ...work,
  } as never)

it('a model that says nothing, and one that is gone, have the terms of the studio', () => {
  const usual = { ...STUDIO, dedupe: 'none', settleMs: 60_000, patienceMs, forgotten: 'spent' }
  expect(terms()).toEqual(usual)
  expect(terms({})).toEqual(usual)
  expect(termsOf(PARTS, undefined)).toEqual(usual)
})

it('what a model says counts for its calls', () => {
  expect(terms({ dedupe: 'key', settleMs: 5, patienceMs: 7, forgotten: 'free' })).toEqual({
    ...STUDIO,
    dedupe: 'key',
    settleMs: 5,
    patienceMs: 7,
    forgotten: 'free',
  })
})

it('a lost call is looked for only where the model can search', () => {
  expect(terms({ dedupe: 'lookup' }).dedupe).toBe('none')
  const reconcile = () => Promise.resolve({ found: 'unknown' })
  expect(terms({ dedupe: 'lookup' }, { reconcile }).dedupe).toBe('lookup')
  expect(terms({ dedupe: 'key' }, { reconcile }).dedupe).toBe('key')
  expect(terms({}, { reconcile }).dedupe).toBe('none')
})
