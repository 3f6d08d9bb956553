import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchForStall } from './watch-for-stall.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a job that neither ends nor reads is refused as a damaged file', async () => {
  const watch = watchForStall({ reads: 3 })
  const found = watch.found.catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(1000)
  watch.end()
  expect(await found).toMatchObject({ code: 'MEDIA_INVALID' })
})

test('a job that reads on is left alone', async () => {
  const seen = { reads: 0 }
  const watch = watchForStall(seen)
  let refused = false
  watch.found.catch(() => (refused = true))
  for (let step = 0; step < 100; step++) {
    seen.reads++
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(refused).toBe(false)
  watch.end()
})
