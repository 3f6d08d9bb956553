import type { Run } from '../domain/run.js'
import type { EngineParts } from './engine-parts.js'

/** The lease of a run in the hands of this process. */
export interface RunLease {
  /**
   * Makes the lease last for its usual time from now, and for so much longer. A later call never makes it
   * shorter. False when another worker has taken over the run.
   */
  renew(longerMs?: number): Promise<boolean>
}

/** Makes a {@link RunLease}. */
export function createRunLease({ store, clock, leaseMs }: EngineParts, { id, epoch }: Run): RunLease {
  let until = 0
  return {
    renew(longerMs = 0) {
      const now = clock.now()
      until = Math.max(until, now + leaseMs + longerMs)
      return store.renewRun({ runId: id, epoch }, { now, leaseMs: until - now })
    },
  }
}
