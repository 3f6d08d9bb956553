import { expect, it } from 'vitest'
import { createManualClock } from '../testing/fakes/manual-clock.js'
import type { Clock } from './clock.js'
import { settledWithin } from './settled-within.js'

/** A clock that says whether somebody still waits by it. */
function setUp() {
  const clock = createManualClock()
  let waiting = 0
  const watched: Clock = {
    now: clock.now,
    async delay(...given) {
      waiting++
      await clock.delay(...given)
      waiting--
    },
  }
  return { clock, watched, waiting: () => waiting }
}

it('waits for work, and no longer than it may', async () => {
  const { clock, watched } = setUp()
  const { promise, resolve } = Promise.withResolvers<void>()
  let settled = 0
  const both = [promise, new Promise(() => {})].map((work) =>
    settledWithin(work, 100, watched).then(() => settled++),
  )
  await clock.advance(99)
  expect(settled).toBe(0)
  resolve()
  await both[0]
  expect(settled).toBe(1)
  await clock.advance(1)
  await both[1]
  expect(settled).toBe(2)
})

it('leaves no timer behind', async () => {
  const { watched, waiting } = setUp()
  await settledWithin(Promise.resolve(), 100, watched)
  await new Promise(setImmediate)
  expect(waiting()).toBe(0)
})
