import type { Dispatcher } from './dispatcher.js'

/** Options of {@link createInProcessDispatcher}. */
export interface InProcessDispatcherOptions {
  /** Runs worked on at once. @default 16 */
  readonly concurrency?: number
}

/** A dispatcher inside this process: waiting ids with their priorities and a number of handlers. */
export function createInProcessDispatcher(options: InProcessDispatcherOptions = {}): Dispatcher {
  const concurrency = options.concurrency ?? 16
  /** In the order they came. */
  const waiting = new Map<string, number>()
  const running = new Map<string, Promise<void>>()
  let handler: ((runId: string) => Promise<void>) | undefined

  function pump(): void {
    for (;;) {
      const runId = nextInLine()
      if (runId === null || handler === undefined || running.size >= concurrency) return
      waiting.delete(runId)
      running.set(
        runId,
        handler(runId).finally(() => {
          running.delete(runId)
          pump()
        }),
      )
    }
  }

  function nextInLine(): string | null {
    let next: string | null = null
    let highest = Number.NEGATIVE_INFINITY
    for (const [runId, priority] of waiting) {
      // A run that is being worked on is looked at once more afterwards: the wake may tell something new.
      if (priority <= highest || running.has(runId)) continue
      next = runId
      highest = priority
    }
    return next
  }

  return {
    start(next) {
      handler = next
      pump()
    },
    wake(runId, priority = 0) {
      waiting.set(runId, priority)
      pump()
    },
    async stop() {
      handler = undefined
      waiting.clear()
      await Promise.all(running.values())
    },
  }
}
