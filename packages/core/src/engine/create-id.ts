import { v7 } from 'uuid'
import type { Clock } from './clock.js'

/** What a UUIDv7 has room for beside its time. */
const LAST_SEQUENCE = 0xffff_ffff

/**
 * Makes ids (UUIDv7) that sort by when they were made, also those of one millisecond, and when the clock goes
 * back.
 */
export function createIdSource(clock: Clock): () => string {
  let last = 0
  let sequence = 0
  return () => {
    const now = clock.now()
    if (now > last) {
      last = now
      sequence = anywhereInFirstHalf()
    } else if (sequence < LAST_SEQUENCE) {
      sequence += 1
    } else {
      last += 1
      sequence = 0
    }
    return v7({ msecs: last, seq: sequence })
  }
}

/** Processes that begin at different places do not meet, and there is room to count on from each. */
function anywhereInFirstHalf(): number {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1))
  return random >>> 1
}
