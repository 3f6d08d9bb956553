import type { Json } from '../digest/canonical-json.js'
import type { ByteSource } from '../storage/byte-source.js'

/** Who a model is. All three are part of the digest of what it makes. */
export interface ModelIdentity {
  /** For instance `offline`, `openai`. */
  readonly provider: string
  /** The provider's name of the model. */
  readonly model: string
  /** Changes whenever the same request would give other bytes. */
  readonly version: string
}

/** What every model is told besides its request. */
export interface ModelContext {
  readonly signal: AbortSignal
  /** Opens an artifact's bytes that the request names by hash. */
  readonly open: (hash: string) => Promise<ByteSource>
  /** From 0 to 1. */
  readonly progress: (fraction: number) => void
}

/** What a model made: bytes with their facts, or only facts. */
export interface ModelOutput<Data> {
  readonly body: ByteSource | null
  /** Media type of the body. @default application/octet-stream */
  readonly mediaType?: string
  readonly data: Data
  /** Micro-dollars as the provider reports them. */
  readonly costMicros?: number
  /** For instance `CC0-1.0`. @default 'unknown' */
  readonly licence?: string
  readonly warnings?: readonly string[]
}

/** A model that answers at once. */
export interface ImmediateModel<Request, Data> extends ModelIdentity {
  /** @throws `MODEL_FAILED`, `MODEL_REFUSED`, or a more exact code */
  generate(request: Request, context: ModelContext): Promise<ModelOutput<Data>>
}

/** How far a started request is. `operation` may change between polls. */
export type OperationStatus<Data> =
  | { readonly status: 'pending'; readonly progress?: number; readonly pollAfterMs?: number }
  | { readonly status: 'succeeded'; readonly output: ModelOutput<Data> }
  | { readonly status: 'failed'; readonly message: string; readonly retryable: boolean }
  | { readonly status: 'refused'; readonly reason: string }

/** A model that answers later: start it once, then ask. */
export interface StartedModel<Request, Data> extends ModelIdentity {
  /** Submits once. `operation` is the provider's handle, opaque JSON. */
  start(request: Request, context: ModelContext): Promise<{ readonly operation: Json; readonly pollAfterMs?: number }>
  /** Asks once; may be repeated freely by any worker. */
  status(operation: Json, context: ModelContext): Promise<OperationStatus<Data>>
  cancel?(operation: Json): Promise<void>
}

/** Either way of answering. */
export type Model<Request, Data> = ImmediateModel<Request, Data> | StartedModel<Request, Data>
