import type { Dispatcher } from './dispatcher.js'

/** Options of {@link createInProcessDispatcher}. */
export interface InProcessDispatcherOptions {
  /** Runs worked on at once. @default 16 */
  readonly concurrency?: number
}

/** A dispatcher inside this process: a set of waiting ids and a number of handlers. */
export function createInProcessDispatcher(options: InProcessDispatcherOptions = {}): Dispatcher {
  const concurrency = options.concurrency ?? 16
  const waiting = new Set<string>()
  const running = new Map<string, Promise<void>>()
  let handler: ((runId: string) => Promise<void>) | undefined

  function pump(): void {
    for (const runId of waiting) {
      if (handler === undefined || running.size >= concurrency) return
      // A run that is being worked on is looked at once more afterwards: the wake may tell something new.
      if (running.has(runId)) continue
      waiting.delete(runId)
      running.set(runId, handler(runId).finally(() => {
        running.delete(runId)
        pump()
      }))
    }
  }

  return {
    start(next) {
      handler = next
      pump()
    },
    wake(runId) {
      waiting.add(runId)
      pump()
    },
    async stop() {
      handler = undefined
      waiting.clear()
      await Promise.all(running.values())
    },
  }
}
