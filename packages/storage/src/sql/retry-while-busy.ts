import { setTimeout as delay } from 'node:timers/promises'

/** Options of {@link retryWhileBusy}. */
export interface RetryWhileBusyOptions {
  readonly isBusy: (error: unknown) => boolean
  readonly timeoutMs: number
}

/**
 * Runs work again while somebody else holds the database, for at most `timeoutMs`; then the last error is
 * thrown as it came.
 */
export async function retryWhileBusy<Result>(
  work: () => Result | Promise<Result>,
  { isBusy, timeoutMs }: RetryWhileBusyOptions,
): Promise<Result> {
  const deadline = performance.now() + timeoutMs
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isBusy(error) || performance.now() >= deadline) throw error
    }
    await delay(5)
  }
}
