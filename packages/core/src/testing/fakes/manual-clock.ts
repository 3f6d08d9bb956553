import type { Clock } from '../../engine/clock.js'

/** A clock that stands still until it is told to move. */
export interface ManualClock extends Clock {
  /** Moves time on and lets everything happen that was due on the way. */
  advance(ms: number): Promise<void>
}

/** Makes a {@link ManualClock}. @param start epoch milliseconds */
export function createManualClock(start = 1_700_000_000_000): ManualClock {
  let now = start
  const waiting = new Set<{ at: number; wake: () => void }>()
  return {
    now: () => now,
    delay: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) {
          resolve()
          return
        }
        const timer = {
          at: now + ms,
          wake: () => {
            waiting.delete(timer)
            signal?.removeEventListener('abort', timer.wake)
            resolve()
          },
        }
        waiting.add(timer)
        signal?.addEventListener('abort', timer.wake, { once: true })
      }),
    async advance(ms) {
      now += ms
      for (const timer of waiting) if (timer.at <= now) timer.wake()
      await new Promise((resolve) => setTimeout(resolve, 0))
    },
  }
}
