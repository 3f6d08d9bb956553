import { toErrorRecord } from '../errors/error-record.js'
import type { DueRun, Store } from '../storage/store.js'
import type { Clock } from './clock.js'
import type { Logger } from './logger.js'

/** What a sweeper works with. */
export interface SweeperOptions {
  readonly store: Store
  readonly clock: Clock
  readonly logger: Logger
  readonly wake: (run: DueRun) => void
  /** Longest time between two looks, milliseconds. */
  readonly intervalMs: number
  readonly signal: AbortSignal
}

/** Most runs woken by one look. */
const BATCH = 200

/**
 * Wakes whatever is due and not leased, until the signal is aborted: new runs whose wake was lost, polls
 * whose time has come, and runs whose worker died.
 */
export async function sweep({
  store,
  clock,
  logger,
  wake,
  intervalMs,
  signal,
}: SweeperOptions): Promise<void> {
  while (!signal.aborted) {
    try {
      for (const run of await store.dueRuns({ now: clock.now(), limit: BATCH })) wake(run)
      const due = await store.nextDue()
      const sooner = due === null || due <= clock.now() ? intervalMs : due - clock.now()
      await clock.delay(Math.min(intervalMs, sooner), signal)
    } catch (error) {
      if (signal.aborted) return
      logger.warn('The sweep could not read the store; trying again.', toErrorRecord(error))
      await clock.delay(intervalMs, signal)
    }
  }
}
