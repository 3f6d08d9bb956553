import { isApiClientError } from './api-client-error.js'

/** How a stream comes back after a break. */
export interface ReconnectOptions {
  /** Breaks in a row, with nothing received in between, until it gives up. @default 10 */
  readonly attempts?: number
  /** Milliseconds before the first try; doubles with every further one. @default 1000 */
  readonly delayMs?: number
}

const LONGEST_DELAY_MS = 30_000

/** Counts breaks and waits between them. */
export interface Reconnect {
  /** Something was received: breaks count from zero again. */
  reset(): void
  /**
   * Waits before the next try. @throws the error itself when it cannot pass or there were too many, and the
   * reason of an aborted signal
   */
  wait(error: unknown): Promise<void>
}

/** Starts counting. */
export function createReconnect(
  { attempts = 10, delayMs = 1000 }: ReconnectOptions,
  signal: AbortSignal | undefined,
): Reconnect {
  let breaks = 0
  return {
    reset() {
      breaks = 0
    },
    async wait(error) {
      signal?.throwIfAborted()
      breaks += 1
      if (breaks > attempts || !isApiClientError(error) || !error.retryable) throw error
      // Half of it is chance, so that a thousand listeners do not come back at once.
      const longest = Math.min(LONGEST_DELAY_MS, delayMs * 2 ** (breaks - 1))
      await delay(error.retryAfterMs ?? longest * (0.5 + Math.random() / 2), signal)
    },
  }
}

function delay(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer)
      reject(signal?.reason as Error)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal?.addEventListener('abort', stop, { once: true })
  })
}
