import { toStoredError } from '../errors/stored-error.js'
import type { Lane } from '../domain/run.js'
import type { Store } from '../storage/store.js'
import type { Clock } from '../engine/clock.js'
import type { Logger } from '../engine/logger.js'

/** What a sweeper works with. */
export interface SweeperOptions {
  readonly store: Store
  readonly clock: Clock
  readonly logger: Logger
  /** Lanes that this process works in. */
  readonly lanes: readonly Lane[]
  /** Looks for batches, too. @default false */
  readonly batches?: boolean
  /** Lets the dispatcher of this process look. */
  readonly look: () => void
  /** Longest time between two looks, milliseconds. */
  readonly intervalMs: number
  readonly signal: AbortSignal
}

/**
 * Lets the dispatcher look whenever a run is due, until the signal is aborted: new runs whose wake was lost,
 * polls whose time has come, and runs whose worker died.
 */
export async function sweep({
  store,
  clock,
  logger,
  lanes,
  batches = false,
  look,
  intervalMs,
  signal,
}: SweeperOptions): Promise<void> {
  while (!signal.aborted) {
    try {
      const times = [await store.nextDue(lanes), batches ? await store.nextBatch() : null]
      const known = times.filter((time) => time !== null)
      const due = known.length === 0 ? null : Math.min(...known)
      const now = clock.now()
      if (due !== null && due <= now) look()
      const sooner = due === null || due <= now ? intervalMs : due - now
      await clock.delay(Math.min(intervalMs, sooner), signal)
    } catch (error) {
      if (signal.aborted) return
      logger.warn({ error: toStoredError(error) }, 'The sweep could not read the store; retrying.')
      await clock.delay(intervalMs, signal)
    }
  }
}
