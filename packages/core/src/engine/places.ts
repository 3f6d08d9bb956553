import type { ClaimedWork } from './dispatcher.js'

/** A number of places for runs, which claim work whenever they are free and there is a reason to look. */
export interface Places {
  /** Begins to claim, and looks at once. */
  start(claim: (limit: number) => Promise<readonly ClaimedWork[]>): void
  /** Claims for the free places, now or as soon as one is free. */
  look(): void
  /** Resolves as soon as a place is free, or at the stop. */
  whenFree(): Promise<void>
  /** Claims nothing more and waits until what was claimed is done. */
  stop(): Promise<void>
}

/**
 * Makes {@link Places}, the part that all dispatchers share.
 *
 * @param concurrency runs worked on at once
 */
export function createPlaces(concurrency: number): Places {
  const running = new Set<Promise<void>>()
  const waiting = new Set<() => void>()
  let claim: ((limit: number) => Promise<readonly ClaimedWork[]>) | undefined
  /** There was a reason to look since the last claim. */
  let wanted = false
  let claiming: Promise<void> | undefined

  function look(): void {
    wanted = true
    claimIfFree()
  }

  function claimIfFree(): void {
    if (claimNow() === undefined) return
    claiming ??= claimAll().finally(() => {
      claiming = undefined
      // There may have been a reason to look after the last claim and before this.
      claimIfFree()
    })
  }

  /** What claims, while there is a reason to and a place. */
  const claimNow = () => (wanted && running.size < concurrency ? claim : undefined)

  /** One claim at a time, so that no two are for the same places. */
  async function claimAll(): Promise<void> {
    for (let next = claimNow(); next !== undefined; next = claimNow()) {
      wanted = false
      for (const work of await next(concurrency - running.size)) run(work)
    }
  }

  function run(work: ClaimedWork): void {
    const done = work().finally(() => {
      running.delete(done)
      release()
      look()
    })
    running.add(done)
  }

  function release(): void {
    for (const resolve of waiting) resolve()
    waiting.clear()
  }

  return {
    start(next) {
      claim = next
      look()
    },
    look,
    async whenFree() {
      // What is being claimed now takes places, too.
      await claiming
      if (running.size >= concurrency && claim !== undefined)
        await new Promise<void>((resolve) => waiting.add(resolve))
    },
    async stop() {
      claim = undefined
      release()
      await claiming
      await Promise.all(running)
    },
  }
}
