import type { Logger } from '@mutoscope/core'
import type { Wake } from '@mutoscope/core/ports'
import { withinTime } from './within-time.js'

/** Wakes that wait to be sent at most; a worker that looks finds what the others told of. */
const MOST_WAITING = 1000

/** How long the end may wait for a batch that is on its way, milliseconds. */
const CLOSE_MS = 2000

/** Sends wakes in the background. */
export interface WakeOutbox {
  /** Takes a wake; never throws and never waits. */
  push(wake: Wake): void
  /** Sends nothing more; resolves when nothing is on its way, or when that takes too long. */
  close(): Promise<void>
}

/**
 * Makes a {@link WakeOutbox}. What is pushed while a batch is on its way goes with the next one. A batch that
 * cannot be sent is dropped, and the log says so once until one gets through again.
 *
 * @param send sends a batch; rejects when the queue is out of reach
 */
export function createWakeOutbox(
  send: (wakes: readonly Wake[]) => Promise<void>,
  logger: Logger,
): WakeOutbox {
  let waiting: Wake[] = []
  let sending: Promise<void> | undefined
  let isAway = false
  let closed = false

  async function sendAll(): Promise<void> {
    // What is pushed in the same turn goes together.
    await Promise.resolve()
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        await send(batch)
        if (isAway) logger.info({}, 'The queue is back; wakes are delivered again.')
        isAway = false
      } catch (error) {
        if (!isAway && !closed)
          logger.warn(
            { reason: error instanceof Error ? error.message : String(error) },
            'The queue is out of reach. Workers find due runs by themselves until it is back.',
          )
        isAway = true
      }
    }
  }

  return {
    push(wake) {
      if (closed || waiting.length >= MOST_WAITING) return
      waiting.push(wake)
      sending ??= sendAll().finally(() => (sending = undefined))
    },
    async close() {
      closed = true
      waiting = []
      // A queue that takes a batch and never says so must not keep the process.
      await withinTime(Promise.resolve(sending), CLOSE_MS).catch(() => {})
    },
  }
}
