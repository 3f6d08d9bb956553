import { MutoscopeError } from '@mutoscope/core'
import pRetry from 'p-retry'

const RETRIES = 4
const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 20_000

/**
 * Repeats a request while the store cannot be reached or is busy. Everything that is asked of a bucket can be
 * repeated: names stand for their content.
 */
export async function repeatPassing<Result>(
  work: () => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  try {
    return await pRetry(work, {
      retries: RETRIES,
      minTimeout: FIRST_PAUSE_MS,
      maxTimeout: LONGEST_PAUSE_MS,
      randomize: true,
      ...(signal === undefined ? {} : { signal }),
      shouldRetry: ({ error }) => isUnavailable(error),
      onFailedAttempt: ({ error }) => waitAsAsked(error, signal),
    })
  } catch (error) {
    if (signal?.aborted === true) throw new MutoscopeError('CANCELLED', { cause: signal.reason })
    throw error
  }
}

function isUnavailable(error: unknown): boolean {
  return MutoscopeError.isInstance(error) && error.code === 'STORAGE_UNAVAILABLE'
}

/** The pause that the store asked for comes on top of ours, up to a bound. */
async function waitAsAsked(error: unknown, signal: AbortSignal | undefined): Promise<void> {
  const asked = MutoscopeError.isInstance(error) ? Number(error.details['retryAfterMs'] ?? 0) : 0
  if (!isUnavailable(error) || !(asked > 0)) return
  await new Promise<void>((resolve) => {
    const finish = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', finish)
      resolve()
    }
    const timer = setTimeout(finish, Math.min(asked, LONGEST_PAUSE_MS))
    signal?.addEventListener('abort', finish, { once: true })
  })
}
