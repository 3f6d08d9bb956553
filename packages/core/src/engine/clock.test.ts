import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { clockOf, systemClock } from './clock.js'

const listeners = (signal: AbortSignal) => getEventListeners(signal, 'abort').length

describe('a delay of the system clock', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  /** A delay, and whether it has ended. */
  function delay(ms: number, signal?: AbortSignal) {
    const state = { ended: false }
    void systemClock.delay(ms, signal).then(() => (state.ended = true))
    return state
  }

  it('lasts as long as it was asked to', async () => {
    const state = delay(500)
    await vi.advanceTimersByTimeAsync(499)
    expect(state.ended).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(state.ended).toBe(true)
  })

  it('ends with its signal, and leaves neither timer nor listener behind', async () => {
    const controller = new AbortController()
    const state = delay(500, controller.signal)
    await vi.advanceTimersByTimeAsync(10)
    expect([state.ended, listeners(controller.signal)]).toEqual([false, 1])
    controller.abort()
    await vi.advanceTimersByTimeAsync(0)
    expect([state.ended, vi.getTimerCount(), listeners(controller.signal)]).toEqual([true, 0, 0])
  })

  it('leaves no listener behind when its time has come', async () => {
    const controller = new AbortController()
    delay(500, controller.signal)
    await vi.advanceTimersByTimeAsync(500)
    expect(listeners(controller.signal)).toBe(0)
  })

  it('begins no timer when the signal is aborted already', async () => {
    const state = delay(500, AbortSignal.abort())
    await vi.advanceTimersByTimeAsync(0)
    expect([state.ended, vi.getTimerCount()]).toEqual([true, 0])
  })
})

it('a delay does not keep the process alive', () => {
  const controller = new AbortController()
  const holding = () => process.getActiveResourcesInfo().filter((each) => each === 'Timeout').length
  const before = holding()
  void systemClock.delay(60_000, controller.signal)
  expect(holding()).toBe(before)
  controller.abort()
})

it('a delay works where timers are numbers, as in browsers', async () => {
  const [begin, clear] = [vi.spyOn(globalThis, 'setTimeout'), vi.spyOn(globalThis, 'clearTimeout')]
  const cleared: unknown[] = []
  begin.mockImplementation(((finish: () => void) => {
    queueMicrotask(finish)
    return 7
  }) as never)
  clear.mockImplementation((timer) => void cleared.push(timer))
  try {
    await systemClock.delay(500)
    expect(cleared).toEqual([7])
  } finally {
    begin.mockRestore()
    clear.mockRestore()
  }
})

it('now is the time of the machine', () => {
  const before = Date.now()
  const now = systemClock.now()
  expect(now).toBeGreaterThanOrEqual(before)
  expect(now).toBeLessThanOrEqual(Date.now())
})

describe('the clock of a store', () => {
  it('is the one that the store goes by, else that of the machine', () => {
    let time = 5
    const clock = clockOf({ now: () => time })
    expect(clock.now()).toBe(5)
    time = 6
    expect(clock.now()).toBe(6)
    expect(clockOf({})).toBe(systemClock)
  })
})
