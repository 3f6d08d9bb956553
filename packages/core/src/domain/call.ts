import type { Json } from '../digest/canonical-json.js'
import type { StoredError } from '../errors/stored-error.js'
import type { CallStatus } from './run.js'

/** One request to a provider, with its own recorded life. At most one is alive per owner and digest. */
export type Call = {
  readonly id: string
  readonly ownerId: string
  readonly projectId: string
  readonly runId: string
  /** Stage and name of the artifact it is for. */
  readonly stage: string
  readonly name: string
  readonly digest: string
  readonly provider: string
  readonly model: string
  readonly status: CallStatus
  /** The provider's own handle, opaque. */
  readonly operation: Json
  /** When to send, look or search next, epoch milliseconds; null when nothing has to be waited for. */
  readonly pollAt: number | null
  /** How far the provider says it is, from 0 to 1; null while it says nothing. */
  readonly progress: number | null
  /** Tries in a row that the provider put off or left without an answer: they decide the next pause. */
  readonly delays: number
  /** Since when it has been put off without a break, epoch milliseconds; null when it is not. */
  readonly delayedSince: number | null
  /** Submissions that provably nobody received. */
  readonly unsent: number
  /** Submissions whose answer was lost. */
  readonly lost: number
  /** When the provider took it, epoch milliseconds; null before. */
  readonly acceptedAt: number | null
  /** What went wrong last. */
  readonly error: StoredError | null
  readonly createdAt: number
  /** Grows with every change, and so tells two versions of a call apart. */
  readonly updatedAt: number
}
