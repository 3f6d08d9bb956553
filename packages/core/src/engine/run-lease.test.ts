import { expect, it } from 'vitest'
import type { Run } from '../domain/run.js'
import { createManualClock } from '../testing/fakes/manual-clock.js'
import type { Engine } from './engine.js'
import { createRunLease } from './run-lease.js'

const MINUTE = 60_000

/** A lease of one minute, and until when it holds by the store. */
function openLease() {
  const clock = createManualClock()
  const state = { holder: 7, until: 0 }
  const store = {
    renewRun: (
      claim: { runId: string; epoch: number },
      { now, leaseMs }: { now: number; leaseMs: number },
    ) => {
      expect(claim.runId).toBe('run-1')
      if (claim.epoch !== state.holder) return Promise.resolve(false)
      state.until = now + leaseMs
      return Promise.resolve(true)
    },
  }
  const lease = createRunLease(
    { store, clock, leaseMs: MINUTE } as unknown as Engine,
    { id: 'run-1', epoch: 7 } as Run,
  )
  return { lease, clock, state, leftMs: () => state.until - clock.now() }
}

it('lasts for its usual time from when it is renewed', async () => {
  const { lease, clock, leftMs } = openLease()
  expect([await lease.renew(), leftMs()]).toEqual([true, MINUTE])
  await clock.advance(20_000)
  expect(leftMs()).toBe(40_000)
  await lease.renew()
  expect(leftMs()).toBe(MINUTE)
})

it('outlives what may take long, also when it is renewed meanwhile, and not for longer than that', async () => {
  const { lease, clock, leftMs } = openLease()
  const result = await lease.during(10 * MINUTE, async () => {
    expect(leftMs()).toBe(11 * MINUTE)
    await clock.advance(4 * MINUTE)
    await lease.renew()
    expect(leftMs()).toBe(7 * MINUTE)
    await lease.during(MINUTE, async () => {
      expect(leftMs()).toBe(7 * MINUTE)
    })
    return 'done'
  })
  await lease.renew()
  expect([result, leftMs()]).toEqual(['done', MINUTE])
})

it('is shorter again after work that failed', async () => {
  const { lease, leftMs } = openLease()
  await expect(lease.during(10 * MINUTE, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await lease.renew()
  expect(leftMs()).toBe(MINUTE)
})

it('does nothing for a run that another worker has taken over', async () => {
  const { lease, state } = openLease()
  state.holder = 8
  expect(await lease.renew()).toBe(false)
  expect(
    await lease.during(MINUTE, () => Promise.reject(new Error('done by a worker that has lost it'))),
  ).toBeNull()
})
