import type { Batch } from '../domain/batch.js'
import type { StoredError } from '../errors/stored-error.js'
import type { ClaimDueOptions } from './claim-options.js'

/** The right to write for a batch: its epoch as it was claimed. */
export type BatchFence = { readonly batchId: string; readonly epoch: number }

/** A claim on the batches whose turn it is. */
export interface ClaimBatchesOptions extends Omit<ClaimDueOptions, 'lanes'> {
  /** Only batches with one of these as their `maker`. */
  readonly makers: readonly string[]
}

/** How much of the batches of a run is left to be made; those that failed are not counted. */
export type BatchesLeft = {
  readonly count: number
  /** What is left of their `size`. */
  readonly size: number
}

/** A row to write of a batch. */
export type BatchChange =
  /** A new batch. Its id must be free, else `ALREADY_EXISTS` with `details.field`; `RUN_NOT_FOUND` without its run. */
  | { readonly type: 'insert-batch'; readonly batch: Batch }
  /** Says how much of a batch is done. Does nothing when it is gone. */
  | { readonly type: 'advance-batch'; readonly batchId: string; readonly done: number }
  /**
   * Ends a batch: removes it, or keeps it with the error that it cannot be made for. When it was the last of
   * its run that was left to be made, the run is due from `at` on. Does nothing when it is gone.
   */
  | {
      readonly type: 'end-batch'
      readonly batchId: string
      readonly runId: string
      readonly error: StoredError | null
      readonly at: number
    }
  /** Removes all batches of a run. */
  | { readonly type: 'delete-batches'; readonly runId: string }

/** What a store knows of batches. They go with their project. */
export interface BatchStore {
  /**
   * Claims batches that can be made and whose lease is free or over, as `claimDue` claims runs: owners take
   * turns, and of one owner the batch with the highest `priority` goes first, then the oldest. A lease that
   * was taken by a clock that was ahead is cut, and one that ran out counts as a death. A batch with `deaths`
   * is only claimed by a worker that holds no other such batch.
   * @returns the batches as claimed, in that order.
   */
  claimBatches(options: ClaimBatchesOptions): Promise<readonly Batch[]>
  /** Makes the lease last until `now + leaseMs`. False when the epoch is another by now, or the batch is gone. */
  renewBatch(fence: BatchFence, options: { readonly now: number; readonly leaseMs: number }): Promise<boolean>
  /** Gives the lease back and forgets `deaths`. Does nothing when the epoch is another by now. */
  releaseBatch(fence: BatchFence): Promise<void>
  /** The earliest time at which a batch can be claimed, 0 for now; null when there is none. */
  nextBatch(): Promise<number | null>
  /** The batches of a run, those that failed too, oldest first. */
  listBatches(runId: string): Promise<readonly Batch[]>
  /** How much of the batches of a run is left to be made. */
  batchesLeft(runId: string): Promise<BatchesLeft>
}
