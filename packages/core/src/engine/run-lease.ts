import type { Run } from '../domain/run.js'
import type { Engine } from './engine.js'

/** The lease of a run in the hands of this process. */
export interface RunLease {
  /**
   * Makes the lease last for its usual time from now, or for as long as it is held. False when another worker
   * has taken over the run.
   */
  renew(): Promise<boolean>
  /**
   * Does something that may take so long, milliseconds, under a lease that outlives it: renewing in the
   * meantime does not make it shorter. What comes of it is null when another worker has taken over the run;
   * then nothing is done.
   */
  during<Result>(longestMs: number, work: () => Promise<Result>): Promise<Result | null>
}

/** Makes a {@link RunLease}. */
export function createRunLease(
  { store, clock, leaseMs }: Pick<Engine, 'store' | 'clock' | 'leaseMs'>,
  { id, epoch }: Run,
): RunLease {
  const held = new Set<{ readonly until: number }>()
  const renew = () => {
    const now = clock.now()
    const until = Math.max(now, ...[...held].map((hold) => hold.until))
    return store.renewRun({ runId: id, epoch }, { now, leaseMs: until - now + leaseMs })
  }
  return {
    renew,
    async during(longestMs, work) {
      const hold = { until: clock.now() + longestMs }
      held.add(hold)
      try {
        return (await renew()) ? await work() : null
      } finally {
        held.delete(hold)
      }
    },
  }
}
