import { MutoscopeError } from '../errors/mutoscope-error.js'

/**
 * Checks that an owner may have so many runs queued. @throws `QUEUE_FULL`, with `details.queued` and
 * `details.limit`
 */
export function assertQueueRoom(queued: number, limit: number): void {
  if (queued <= limit) return
  throw new MutoscopeError('QUEUE_FULL', {
    message: `An owner may have ${limit} queued runs; this would make ${queued}. Try again when some have started.`,
    details: { queued, limit },
  })
}
