/** A server's clock, as its responses tell it. */
export interface ServerClock {
  /** Epoch milliseconds. */
  now(): number
  /** Learns from the `Date` header of a response; true when that is another time than was thought until now. */
  observe(date: string | null): boolean
  /** How far this machine is behind, milliseconds. */
  behindMs(): number
}

/** Dates have whole seconds, and responses take time to arrive. */
const NOTICEABLE_MS = 60_000

/**
 * Follows a server's clock. Stores refuse signatures from a clock that is minutes off, and an object's age
 * goes by theirs.
 */
export function createServerClock(now: () => number = Date.now): ServerClock {
  let behindMs = 0
  return {
    now: () => now() + behindMs,
    behindMs: () => behindMs,
    observe(date) {
      const server = Date.parse(date ?? '')
      if (Number.isNaN(server)) return false
      const before = behindMs
      behindMs = server - now()
      return Math.abs(behindMs - before) >= NOTICEABLE_MS
    },
  }
}
