import type { ClaimedWork, Dispatcher } from './dispatcher.js'

/** Options of {@link createInProcessDispatcher}. */
export interface InProcessDispatcherOptions {
  /** Runs worked on at once. @default 16 */
  readonly concurrency?: number
}

/** A dispatcher inside this process: a number of places that claim runs whenever they are free. */
export function createInProcessDispatcher(options: InProcessDispatcherOptions = {}): Dispatcher {
  const concurrency = options.concurrency ?? 16
  const running = new Set<Promise<void>>()
  let claim: ((limit: number) => Promise<readonly ClaimedWork[]>) | undefined
  /** Somebody woke us since the last look. */
  let woken = false
  let looking: Promise<void> | undefined

  function wake(): void {
    woken = true
    lookIfFree()
  }

  function lookIfFree(): void {
    if (claimNow() === undefined) return
    looking ??= look().finally(() => {
      looking = undefined
      // Somebody may have woken us after the last look and before this.
      lookIfFree()
    })
  }

  /** What claims, while there is a reason to and a place. */
  const claimNow = () => (woken && running.size < concurrency ? claim : undefined)

  /** One look at a time, so that no two claim the same places. */
  async function look(): Promise<void> {
    for (let next = claimNow(); next !== undefined; next = claimNow()) {
      woken = false
      for (const work of await next(concurrency - running.size)) run(work)
    }
  }

  function run(work: ClaimedWork): void {
    const done = work().finally(() => {
      running.delete(done)
      wake()
    })
    running.add(done)
  }

  return {
    start(next) {
      claim = next
      wake()
    },
    wake,
    async stop() {
      claim = undefined
      await looking
      await Promise.all(running)
    },
  }
}
