import { silentLogger } from '@mutoscope/core'
import { createManualClock } from '@mutoscope/core/testing'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { expect, it } from 'vitest'
import { createMemoryCounter } from './memory-counter.js'
import { createRateLimits } from './rate-limits.js'

it('counts each caller in windows of its own', async () => {
  const clock = createManualClock()
  const count = createMemoryCounter({ points: 2, windowSec: 10 }, clock)
  expect([count('ann'), count('ann'), count('ann'), count('bob')]).toEqual([
    { allowed: true, remaining: 1, resetSec: 10 },
    { allowed: true, remaining: 0, resetSec: 10 },
    { allowed: false, remaining: 0, resetSec: 10 },
    { allowed: true, remaining: 1, resetSec: 10 },
  ])
  await clock.advance(9500)
  expect(count('ann')).toEqual({ allowed: false, remaining: 0, resetSec: 1 })
  await clock.advance(500)
  expect(count('ann')).toEqual({ allowed: true, remaining: 1, resetSec: 10 })
})

it('can be replaced by a limiter of rate-limiter-flexible, and lets everybody in when that fails', async () => {
  const rules = { read: { points: 1, windowSec: 10 } }
  const shared = createRateLimits(
    rules,
    (options) => new RateLimiterMemory(options),
    createManualClock(),
    silentLogger,
  )
  expect([await shared.consume('read', 'ann'), await shared.consume('read', 'ann')]).toEqual([
    { allowed: true, remaining: 0, resetSec: 10 },
    { allowed: false, remaining: 0, resetSec: 10 },
  ])
  const broken = createRateLimits(
    rules,
    () => ({ consume: () => Promise.reject(new Error('no Redis')) }),
    createManualClock(),
    silentLogger,
  )
  expect(await broken.consume('read', 'ann')).toEqual({ allowed: true, remaining: 1, resetSec: 10 })
})
