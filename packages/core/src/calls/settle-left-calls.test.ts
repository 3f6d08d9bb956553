import { expect, it } from 'vitest'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { createEngine, type WordsBrief } from '../pipeline/engine.fixture.js'
import { defineStage } from '../pipeline/define-stage.js'
import type { Store } from '../storage/store.js'
import { samples } from '../testing/store/store-samples.js'
import { settleLeftCalls } from './settle-left-calls.js'

const HOUR = 3_600_000
const MINUTE = 60_000
const NOTHING = defineStage<WordsBrief>('only', { resource: 'io' }, () => Promise.resolve())

/** A studio that waits an hour for providers, with a call that an ended run has left. */
async function setUp(store: Store = createMemoryStore(), patienceMs = HOUR) {
  const opened = await createEngine([NOTHING], {
    store,
    callPatienceMs: patienceMs,
    run: { status: 'failed', dueAt: null },
  })
  const call = samples.call({ status: 'accepted', pollAt: null, provider: 'acme', updatedAt: 100_000 })
  await opened.store.commit({
    changes: [
      { type: 'put-call', call },
      {
        type: 'reserve-charge',
        charge: samples.charge({ callId: call.id, estimatedMicros: 40, reservedMicros: 60 }),
        limits: { runMicros: null, projectMicros: null, ownerDayMicros: null, dayStart: 0 },
      },
    ],
    events: [],
    at: 1,
  })
  const stopped = new AbortController()
  const ended = settleLeftCalls(opened.engine, stopped.signal)
  const statusNow = async () => (await opened.store.getAnyCall(call.id))?.status
  return { ...opened, call, stopped, ended, statusNow }
}

it('a call that is left is ended once the studio has waited for it, and what it was to cost is spent', async () => {
  const { store, clock, call, statusNow, events, stopped, ended } = await setUp()
  for (let passed = 0; passed < 50; passed += 10) await clock.advance(10 * MINUTE)
  expect(await statusNow()).toBe('accepted')
  await clock.advance(10 * MINUTE)
  await expect.poll(statusNow).toBe('failed')
  expect(await store.getCharge('ada', call.id)).toMatchObject({ state: 'settled', settledMicros: 40 })
  const [told] = await events('call.')
  expect(told).toMatchObject(['call.failed', { call: call.id, provider: 'acme' }])
  expect((await store.getAnyCall(call.id))?.error).toMatchObject({ code: 'CANCELLED' })
  stopped.abort()
  await ended
})

it('looks every ten minutes, or as often as it has patience where that is less', async () => {
  const looksOf = async (patienceMs: number) => {
    const memory = createMemoryStore()
    const looks: number[] = []
    const store: Store = {
      ...memory,
      leftCalls({ before, limit }) {
        looks.push(before)
        expect(limit).toBe(100)
        return Promise.resolve([])
      },
    }
    const { clock, stopped, ended } = await setUp(store, patienceMs)
    const begun = clock.now()
    await clock.advance(MINUTE)
    for (let minute = 1; minute < 20; minute++) await clock.advance(MINUTE)
    stopped.abort()
    await ended
    return looks.map((before) => (before - begun + patienceMs) / MINUTE)
  }
  expect(await looksOf(HOUR)).toEqual([0, 10, 20])
  expect((await looksOf(5 * MINUTE)).slice(0, 3)).toEqual([0, 5, 10])
})

it('goes on when the store fails, says so, and says nothing when it is closed at the end', async () => {
  const memory = createMemoryStore()
  let looks = 0
  const store: Store = {
    ...memory,
    leftCalls() {
      looks++
      return Promise.reject(new MutoscopeError('STORE_BUSY'))
    },
  }
  const { clock, logged, stopped, ended } = await setUp(store)
  await clock.advance(0)
  await clock.advance(10 * MINUTE)
  expect(looks).toBe(2)
  const warnings = () => logged.filter(([level]) => level === 'warn').length
  expect(warnings()).toBe(2)
  stopped.abort()
  await ended
  expect(warnings()).toBe(2)
  const closing = new AbortController()
  const closed: Store = {
    ...memory,
    leftCalls() {
      closing.abort()
      return Promise.reject(new MutoscopeError('STORE_CLOSED'))
    },
  }
  const last = await setUp()
  last.stopped.abort()
  await last.ended
  await settleLeftCalls({ ...last.engine, store: closed }, closing.signal)
  expect(last.logged.filter(([level]) => level === 'warn')).toEqual([])
})

it('leaves alone what somebody must decide about', async () => {
  const memory = createMemoryStore()
  const looked = Promise.withResolvers<void>()
  const ambiguous = samples.call({ status: 'ambiguous', pollAt: null })
  const store: Store = {
    ...memory,
    leftCalls() {
      looked.resolve()
      return Promise.resolve([ambiguous])
    },
  }
  const { clock, logged, events, stopped, ended } = await setUp(store)
  await looked.promise
  await clock.advance(0)
  stopped.abort()
  await ended
  expect(logged).toEqual([])
  expect(await events('call.')).toEqual([])
})
