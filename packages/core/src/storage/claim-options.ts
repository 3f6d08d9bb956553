import type { Lane } from '../domain/run.js'

/** A claim on a run for a limited time. */
export interface ClaimOptions {
  readonly runId: string
  /** Who claims: one name per worker process. */
  readonly workerId: string
  /** Epoch milliseconds. */
  readonly now: number
  readonly leaseMs: number
}

/** A claim on the runs whose turn it is. */
export interface ClaimDueOptions extends Omit<ClaimOptions, 'runId'> {
  /** Lanes that the worker works in. @default both */
  readonly lanes?: readonly Lane[]
  /** Most runs to claim. */
  readonly limit: number
  /**
   * Runs that the worker could take on now. When it is given, an owner gets a place only while it holds fewer
   * than `OWNER_SHARE` times as many of this worker's as are free, so that some stay free for owners
   * who come later. @default any place for any owner
   */
  readonly freePlaces?: number
  /**
   * How much of the work an owner gets beside the others, above 0; it must only compute.
   * @default 1 for everybody
   */
  readonly weightOf?: (ownerId: string) => number
}
