import type { Clock } from './clock.js'

/** Resolves when something is done, or after a while. */
export async function settledWithin(work: Promise<unknown>, longestMs: number, clock: Clock): Promise<void> {
  const done = new AbortController()
  await Promise.race([work, clock.delay(longestMs, done.signal)])
  done.abort()
}
