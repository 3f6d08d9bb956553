import { setTimeout as delay } from 'node:timers/promises'
import { isBusy } from './sqlite-error.js'

/**
 * How long one attempt waits for a lock inside SQLite, in milliseconds. That wait blocks the whole process,
 * so it is short, and the rest of the time is waited between attempts.
 */
export const LOCK_WAIT_MS = 50

/**
 * Runs work again while another process holds the database, for at most `timeoutMs`; then the last error is
 * thrown as it came.
 */
export async function retryWhileBusy<Result>(work: () => Result, timeoutMs: number): Promise<Result> {
  const deadline = performance.now() + timeoutMs
  for (;;) {
    try {
      return work()
    } catch (error) {
      if (!isBusy(error) || performance.now() >= deadline) throw error
    }
    await delay(5)
  }
}
