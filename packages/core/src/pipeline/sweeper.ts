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
  look,
  intervalMs,
  signal,
}: SweeperOptions): Promise<void> {
  while (!signal.aborted) {
    try {
      const due = await store.nextDue(lanes)
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
