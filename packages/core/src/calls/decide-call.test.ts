import { describe, expect, it } from 'vitest'
import type { Call } from '../domain/call.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { samples } from '../testing/store/store-samples.js'
import type { Observation } from './call-observation.js'
import { decideCall } from './decide-call.js'
import { termsOf } from './terms-of-call.js'

const NOW = 100_000_000
const PATIENCE_MS = 3_600_000
const TERMS = termsOf(
  {
    retryWaitMs: 1000,
    maxRetryWaitMs: 60_000,
    callPatienceMs: PATIENCE_MS,
    maxRiskMicros: 0,
    providerConcurrency: 4,
    missingPolls: 3,
    missingMs: 60_000,
  },
  undefined,
)

function decide(call: Partial<Call>, seen: Observation) {
  const subject = {
    call: samples.call(call),
    charge: { estimatedMicros: 40, reservedMicros: 60 },
    terms: TERMS,
  }
  return decideCall(subject, seen, NOW)
}
const eventsOf = (call: Partial<Call>, seen: Observation) => decide(call, seen)?.events
const ABOUT = { call: 'call-1', name: 'scene/1/image', provider: 'acme', model: 'large' }
const error = new MutoscopeError('MODEL_FAILED', { message: 'Broken.' })

describe('the events of a call', () => {
  it('say until when it is delayed', () => {
    const busy = new MutoscopeError('PROVIDER_RATE_LIMITED')
    expect(eventsOf({ status: 'sent' }, { type: 'throttled', error: busy, retryAfterMs: 500 })).toEqual([
      { type: 'call.delayed', data: { ...ABOUT, until: NOW + 500 } },
    ])
    // What was taken waits, too, and is not delayed.
    expect(eventsOf({ status: 'sent' }, { type: 'accepted', operation: 'op' })).toEqual([
      { type: 'call.accepted', data: ABOUT },
    ])
  })

  it('tell what was cancelled from what failed', () => {
    expect(eventsOf({ status: 'accepted' }, { type: 'failed', error })).toEqual([
      { type: 'call.failed', data: ABOUT },
      { type: 'charge.released', data: { call: 'call-1' } },
    ])
    expect(eventsOf({ status: 'intended' }, { type: 'cancelled', error })).toEqual([
      { type: 'call.failed', data: { ...ABOUT, cancelled: true } },
      { type: 'charge.released', data: { call: 'call-1' } },
    ])
  })

  it('tell a cost that was only expected from one that the provider said', () => {
    const settled = { call: 'call-1', provider: 'acme' }
    expect(eventsOf({ status: 'accepted' }, { type: 'delivered', costMicros: 7 })).toEqual([
      { type: 'call.succeeded', data: ABOUT },
      { type: 'charge.settled', data: { ...settled, micros: 7 } },
    ])
    expect(eventsOf({ status: 'accepted' }, { type: 'unusable', error })).toEqual([
      { type: 'call.failed', data: ABOUT },
      { type: 'charge.settled', data: { ...settled, micros: 40, assumed: true } },
    ])
  })

  it('say nothing of a new estimate', () => {
    const decision = decide({ status: 'sent' }, { type: 'accepted', operation: 'op', estimatedMicros: 12 })
    expect(decision?.changes).toMatchObject([
      { type: 'put-call' },
      { type: 'estimate-charge', callId: 'call-1', estimatedMicros: 12 },
    ])
    expect(decision?.events.map(({ type }) => type)).toEqual(['call.accepted'])
    expect(decision?.settledMicros).toBe(null)
  })
})

describe('a decision', () => {
  it('says what the call cost once that is settled', () => {
    expect(decide({ status: 'accepted' }, { type: 'delivered', costMicros: 0 })?.settledMicros).toBe(0)
    expect(decide({ status: 'accepted' }, { type: 'delivered' })?.settledMicros).toBe(40)
    expect(decide({ status: 'accepted' }, { type: 'failed', error })?.settledMicros).toBe(null)
  })

  it('is written only over the call that it was made about, and later than that', () => {
    const late = decide({ status: 'sent', updatedAt: NOW + 5 }, { type: 'stopped' })
    expect(late?.changes).toMatchObject([{ follows: NOW + 5, call: { updatedAt: NOW + 6 } }])
    const now = decide({ status: 'sent', updatedAt: 5 }, { type: 'stopped' })
    expect(now?.changes).toMatchObject([{ follows: 5, call: { updatedAt: NOW } }])
  })

  it('counts a call as one more at its provider only while it is being sent', () => {
    expect(decide({ status: 'intended' }, { type: 'sending' })?.changes).toMatchObject([{ maxAtOnce: 4 }])
    const [put] = decide({ status: 'sent' }, { type: 'stopped' })?.changes ?? []
    expect(put).not.toHaveProperty('maxAtOnce')
  })

  it('gives a provider up at the fifth look in a row at the earliest, however long it has been', () => {
    const tired = { status: 'accepted', delayedSince: NOW - PATIENCE_MS } as const
    const away: Observation = { type: 'poll-failed', error: new MutoscopeError('PROVIDER_UNAVAILABLE') }
    expect(decide({ ...tired, delays: 3 }, away)?.call.status).toBe('accepted')
    expect(decide({ ...tired, delays: 4 }, away)?.call.status).toBe('failed')
  })

  it('is not made about a call that has ended', () => {
    for (const status of ['succeeded', 'failed', 'refused'] as const)
      expect(decide({ status }, { type: 'failed', error })).toBe(null)
  })
})
