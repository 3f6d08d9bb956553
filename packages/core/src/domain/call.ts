import type { Json } from '../digest/canonical-json.js'
import type { ErrorRecord } from '../errors/error-record.js'
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
  /** When to ask next, epoch milliseconds. */
  readonly pollAt: number | null
  readonly polls: number
  readonly error: ErrorRecord | null
  readonly createdAt: number
  readonly updatedAt: number
}
