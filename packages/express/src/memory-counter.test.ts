import { createManualClock } from '@mutoscope/core/testing'
import { expect, it } from 'vitest'
import { createMemoryCounter } from './memory-counter.js'

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
