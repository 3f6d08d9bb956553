import { expect, it } from 'vitest'
import type { Store } from '../storage/store.js'
import { createManualClock } from '../testing/fakes/manual-clock.js'
import { silentLogger } from '../engine/logger.js'
import { sweep } from './sweeper.js'

const MINUTE = 60_000

/** A sweep every minute over a store that says when the next run is due, from now; null for never. */
function start(...answers: readonly (number | null | Error)[]) {
  const clock = createManualClock()
  const began = clock.now()
  const stopped = new AbortController()
  const looks: number[] = []
  let wakes = 0
  let warnings = 0
  const store: Pick<Store, 'nextDue'> = {
    nextDue() {
      const answer = answers[Math.min(looks.length, answers.length - 1)] ?? null
      looks.push(clock.now() - began)
      if (answer instanceof Error) return Promise.reject(answer)
      return Promise.resolve(answer === null ? null : clock.now() + answer)
    },
  }
  const ended = sweep({
    store: store as Store,
    clock,
    logger: { ...silentLogger, warn: () => void warnings++ },
    lanes: ['cpu'],
    look: () => void wakes++,
    intervalMs: MINUTE,
    signal: stopped.signal,
  })
  return { clock, looks, stopped, ended, wakes: () => wakes, warnings: () => warnings }
}

it('wakes for what is due by now, and looks again after a while', async () => {
  const { clock, looks, wakes, stopped, ended } = start(0)
  await clock.advance(0)
  expect([looks, wakes()]).toEqual([[0], 1])
  await clock.advance(MINUTE - 1)
  expect(wakes()).toBe(1)
  await clock.advance(1)
  expect([looks, wakes()]).toEqual([[0, MINUTE], 2])
  stopped.abort()
  await ended
})

it('looks again as soon as something is due, and in a while where nothing is or it is later', async () => {
  const { clock, looks, wakes } = start(5000, 10 * MINUTE, null)
  await clock.advance(0)
  await clock.advance(4999)
  expect([looks, wakes()]).toEqual([[0], 0])
  await clock.advance(1)
  await clock.advance(MINUTE)
  await clock.advance(MINUTE)
  expect([looks, wakes()]).toEqual([[0, 5000, 5000 + MINUTE, 5000 + 2 * MINUTE], 0])
})

it('goes on when the store cannot be read, and ends when it is told to', async () => {
  const { clock, looks, wakes, warnings, stopped, ended } = start(new Error('locked'), -1)
  await clock.advance(0)
  expect(warnings()).toBe(1)
  await clock.advance(MINUTE)
  expect([looks, wakes()]).toEqual([[0, MINUTE], 1])
  stopped.abort()
  await ended
  await clock.advance(MINUTE)
  expect(looks).toHaveLength(2)
})

it('says nothing of a store that was closed because all ends', async () => {
  const { warnings, stopped, ended } = start(new Error('closed'))
  stopped.abort()
  await ended
  expect(warnings()).toBe(0)
})
