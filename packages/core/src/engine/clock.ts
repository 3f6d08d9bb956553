/** Time as the engine sees it. Tests bring their own. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number
  /**
   * Resolves after so many milliseconds; resolves at once when the signal is aborted. Never keeps a process
   * alive.
   */
  delay(ms: number, signal?: AbortSignal): Promise<void>
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  delay(ms, signal) {
    return new Promise((resolve) => {
      if (signal?.aborted) {
        resolve()
        return
      }
      const finish = () => {
        clearTimeout(timer as number)
        signal?.removeEventListener('abort', finish)
        resolve()
      }
      const timer: unknown = setTimeout(finish, ms)
      // In Node a waiting worker must not hold the process open; browsers have numbers here.
      if (
        typeof timer === 'object' &&
        timer !== null &&
        'unref' in timer &&
        typeof timer.unref === 'function'
      )
        timer.unref()
      signal?.addEventListener('abort', finish, { once: true })
    })
  },
}

/** The clock that all who use a store agree on. */
export function clockOf(store: { now?(): number }): Clock {
  return store.now === undefined ? systemClock : { ...systemClock, now: () => store.now?.() ?? Date.now() }
}
