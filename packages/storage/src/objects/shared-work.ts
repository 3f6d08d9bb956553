import { MutoscopeError } from '@mutoscope/core'

/** Does the same work once for all who wait for it. */
export interface SharedWork<Result> {
  /**
   * Joins work that goes on under a key, or starts it. It is stopped when the last who waits has gone.
   * @throws `CANCELLED` when the signal is aborted
   */
  join(
    key: string,
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result>
}

/** Makes {@link SharedWork}. */
export function createSharedWork<Result>(): SharedWork<Result> {
  const running = new Map<
    string,
    { readonly result: Promise<Result>; readonly controller: AbortController; waiting: number }
  >()

  return {
    async join(key, signal, work) {
      if (signal?.aborted === true) throw new MutoscopeError('CANCELLED', { cause: signal.reason })
      let shared = running.get(key)
      if (shared === undefined) {
        const controller = new AbortController()
        const started = { result: work(controller.signal), controller, waiting: 0 }
        const end = (): void => {
          if (running.get(key) === started) running.delete(key)
        }
        started.result.then(end, end)
        running.set(key, started)
        shared = started
      }
      shared.waiting++
      try {
        return await unlessAborted(shared.result, signal)
      } finally {
        shared.waiting--
        if (shared.waiting === 0) {
          // Whoever comes now must not join what is being stopped.
          if (running.get(key) === shared) running.delete(key)
          shared.controller.abort()
        }
      }
    },
  }
}

function unlessAborted<Result>(work: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  if (signal === undefined) return work
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new MutoscopeError('CANCELLED', { cause: signal.reason }))
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
