import { MutoscopeError } from '../errors/mutoscope-error.js'
import { toStoredError } from '../errors/stored-error.js'
import type { Json } from '../digest/canonical-json.js'
import type { Engine } from './engine.js'

/** A lease that is kept while its work goes on. */
export interface KeptLease {
  readonly engine: Pick<Engine, 'clock' | 'leaseMs' | 'logger'>
  /** What it is a lease of, for the log. */
  readonly facts: { readonly [name: string]: Json }
  /** False when somebody else has taken over. */
  readonly renew: () => Promise<boolean>
  /** Asked while the lease is kept; what it gives stops the work. @default nothing */
  readonly stopsFor?: () => Promise<MutoscopeError | null>
  /** Stops the work. */
  readonly controller: AbortController
  /** Aborted when the work has ended. */
  readonly finished: AbortSignal
}

/** Renews a lease until its work has ended; stops the work with `LEASE_LOST` when the lease is lost. */
export async function keepLease({
  engine: { clock, leaseMs, logger },
  facts,
  renew,
  stopsFor,
  controller,
  finished,
}: KeptLease): Promise<void> {
  while (!finished.aborted) {
    await clock.delay(leaseMs / 3, finished)
    if (finished.aborted) return
    try {
      if (!(await renew())) controller.abort(new MutoscopeError('LEASE_LOST', { details: facts }))
      else {
        const reason = (await stopsFor?.()) ?? null
        if (reason !== null) controller.abort(reason)
      }
    } catch (error) {
      logger.warn({ ...facts, error: toStoredError(error) }, 'A lease could not be renewed; retrying.')
    }
  }
}
