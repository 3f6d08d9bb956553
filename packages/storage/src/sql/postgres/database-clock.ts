/** The clock of a server, as it can be told without asking each time. */
export interface DatabaseClock {
  /** Epoch milliseconds by the server's clock. */
  now(): number
  /** Takes what the server said its time was, epoch milliseconds. */
  heard(serverTime: number): void
}

/** Options of {@link createDatabaseClock}. */
export interface DatabaseClockOptions {
  /** Asks the server, which is then heard; called when it was not heard for so long. */
  readonly ask: () => void
  /** @default 30_000 */
  readonly maxAgeMs?: number
  /** Milliseconds of a clock that nobody sets. @default performance.now */
  readonly elapsed?: () => number
}

/**
 * Goes on from what the server said last by a clock that nobody sets: the machine's own may be wrong by hours
 * and may jump. It is behind by the way of one answer, never ahead.
 */
export function createDatabaseClock({
  ask,
  maxAgeMs = 30_000,
  elapsed = () => performance.now(),
}: DatabaseClockOptions): DatabaseClock {
  let heardAt = Number.NEGATIVE_INFINITY
  let offset = Date.now() - elapsed()
  return {
    now() {
      const time = elapsed()
      if (time - heardAt > maxAgeMs) {
        // Once for each such time, whether it is answered or not.
        heardAt = time
        ask()
      }
      return Math.floor(offset + time)
    },
    heard(serverTime) {
      heardAt = elapsed()
      offset = serverTime - heardAt
    },
  }
}
