import type { RateRule, RateVerdict } from '@mutoscope/api/server'
import type { Clock } from '@mutoscope/core'

/**
 * Counts the requests of callers in the memory of this process, in windows that begin with a caller's first
 * request. Those that have ended are cleared away once a window.
 */
export function createMemoryCounter(
  { points, windowSec }: RateRule,
  clock: Clock,
): (caller: string) => RateVerdict {
  const windowMs = windowSec * 1000
  const windows = new Map<string, { used: number; readonly endsAt: number }>()
  let nextSweep = 0

  return (caller) => {
    const now = clock.now()
    if (now >= nextSweep) {
      for (const [key, { endsAt }] of windows) if (endsAt <= now) windows.delete(key)
      nextSweep = now + windowMs
    }
    let window = windows.get(caller)
    if (window === undefined || window.endsAt <= now) {
      window = { used: 0, endsAt: now + windowMs }
      windows.set(caller, window)
    }
    window.used++
    return {
      allowed: window.used <= points,
      remaining: Math.max(0, points - window.used),
      resetSec: Math.max(1, Math.ceil((window.endsAt - now) / 1000)),
    }
  }
}
