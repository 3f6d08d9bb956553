import type { Run } from '../domain/run.js'

/**
 * How much two clocks may differ before a lease counts as taken by a wrong one, milliseconds. Cutting a lease
 * whose holder lives does no harm, since it renews it.
 */
const CLOCK_SKEW_MS = 5_000

/**
 * When a lease ends, by the clock that reads `now`. One that ends later than it could have been made to now
 * was taken by a clock that was ahead: it lasts its own length from now and no longer.
 */
export function leaseEnd({ leaseUntil, leaseMs }: Pick<Run, 'leaseUntil' | 'leaseMs'>, now: number): number {
  return leaseUntil > latestLeaseEnd(leaseMs, now) ? now + leaseMs : leaseUntil
}

/** The latest time at which a lease of this length can end, by a clock that reads `now`. */
export function latestLeaseEnd(leaseMs: number, now: number): number {
  return now + leaseMs + CLOCK_SKEW_MS
}
