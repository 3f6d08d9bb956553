import type { Json } from '../digest/canonical-json.js'
import type { StoredError } from '../errors/stored-error.js'

/** An artifact that a batch makes: its name, its digest and its request, with other artifacts as `$artifact`. */
export type BatchRequest = { readonly name: string; readonly digest: string; readonly request: Json }

/**
 * Artifacts of one kind that a stage of a run wants and that are made together, in one go, by any worker that
 * computes. It is gone once they are made; one that failed stays, with its error, until its run has ended.
 */
export type Batch = {
  readonly id: string
  readonly ownerId: string
  readonly projectId: string
  readonly runId: string
  readonly stage: string
  /** The place of the stage among those of its run, from 0, and how many there are. */
  readonly stageIndex: number
  readonly stageCount: number
  readonly kind: string
  /** What makes it, with its version: only a worker that has the same takes it on. */
  readonly maker: string
  /** In the order they are made in. */
  readonly requests: readonly BatchRequest[]
  /** How much work it is, how much of that is done, and how much the stage asked for altogether. */
  readonly size: number
  readonly done: number
  readonly stageSize: number
  /** That of its run. */
  readonly priority: number
  /** Fencing token: grows with every claim; a write with an older one is refused. */
  readonly epoch: number
  readonly workerId: string | null
  /** Epoch milliseconds; 0 when nobody holds it. */
  readonly leaseUntil: number
  /** How long the lease was when it was last taken or renewed, milliseconds. */
  readonly leaseMs: number
  /** Workers in succession that did not come back from this batch: claims that ended without a release. */
  readonly deaths: number
  /** Why it cannot be made; null while it may be. */
  readonly error: StoredError | null
  readonly createdAt: number
}
