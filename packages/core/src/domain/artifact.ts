import type { Json } from '../digest/canonical-json.js'
import type { ErrorCode } from '../errors/error-table.js'

/** Bytes in the asset store: their SHA-256, their length and what they are. */
export type Content = {
  readonly hash: string
  readonly size: number
  readonly mediaType: string
}

/** Where an artifact came from. */
export type Provenance = {
  readonly provider: string
  readonly model: string
  readonly version: string
  readonly projectId: string
  readonly runId: string
  readonly stage: string
  readonly name: string
  /** Micro-dollars; 0 for what is made locally. */
  readonly costMicros: number
  readonly licence: string
  /** Epoch milliseconds. */
  readonly madeAt: number
  /** Time it took to make, milliseconds. */
  readonly tookMs: number
  /**
   * The model that was to make it and did not take the job: this one took its place with the owner's consent.
   * Absent for what was made by the model that was asked first.
   */
  readonly insteadOf?: InsteadOf
}

/** A model whose place another took, and the code of the error that it met. */
export type InsteadOf = { readonly provider: string; readonly model: string; readonly code: ErrorCode }

/** Bytes or JSON that were made once, under the digest of exactly the inputs that decide them. */
export type Artifact = {
  readonly type: 'artifact'
  readonly id: string
  readonly ownerId: string
  /** SHA-256 of the canonical JSON of kind, provider, model, version and request. */
  readonly digest: string
  readonly kind: string
  /** The canonical request; other artifacts stand in it as `{ $artifact: digest }`. */
  readonly request: Json
  /** The bytes, or null when `data` is everything. */
  readonly content: Content | null
  /** Facts about the bytes (size, duration, word times), or the whole of a JSON artifact. */
  readonly data: Json
  /** What whoever uses it should know, such as a missing voice. */
  readonly warnings: readonly string[]
  readonly provenance: Provenance
}

/** True for an {@link Artifact} found inside any value. */
export function isArtifact(value: unknown): value is Artifact {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    value.type === 'artifact' &&
    'digest' in value
  )
}
