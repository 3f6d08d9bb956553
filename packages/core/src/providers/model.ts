import type { Json } from '../digest/canonical-json.js'
import type { Price } from '../cost/price.js'
import type { ByteSource } from '../storage/byte-source.js'

/** Who a model is. All three are part of the digest of what it makes. */
export interface ModelIdentity {
  /** For instance `offline`, `openai`. */
  readonly provider: string
  /** The provider's name of the model. */
  readonly model: string
  /** Changes whenever the same request would give other bytes. */
  readonly version: string
  /**
   * Whether an owner may use it, for instance because there is a key. One that may not be used is passed
   * over, in quotes too. @default always
   */
  available?(ownerId: string): boolean | Promise<boolean>
  /**
   * It is asked only when a request chooses it by name, never because another model could not be reached.
   * @default false
   */
  readonly onlyWhenChosen?: boolean
}

/**
 * How a lost answer to a paid request can be settled: send again under the same key, look for the marker, or
 * not at all.
 */
export type Dedupe = 'key' | 'lookup' | 'none'

/** What a paid model says about money. */
export interface PaidTerms<Request> {
  readonly dedupe: Dedupe
  /**
   * With `lookup`: how long after a lost answer the provider's listing surely shows the request,
   * milliseconds. @default 60000
   */
  readonly settleMs?: number
  /** How long one submission may take before its answer counts as lost, milliseconds. @default 60000 */
  readonly timeoutMs?: number
  /**
   * How long a request that was taken may go without an end before it is given up, milliseconds.
   * @default the studio's `callPatienceMs`
   */
  readonly patienceMs?: number
  /**
   * What an accepted request costs that the provider does not know any more: what was expected (`spent`), or
   * nothing (`free`). Say `free` only where the provider documents that it does not charge for it.
   * @default 'spent'
   */
  readonly forgotten?: 'spent' | 'free'
  /** @throws `PRICE_UNKNOWN` for a model without a price; never a default rate */
  price(request: Request): Price
  /**
   * What this key can still spend at the provider. Asking is free, may be repeated, and buys nothing. Absent
   * where the provider has no such question; null when it cannot say for this key.
   * @throws `PROVIDER_…` codes; a caller that only wants to know beforehand treats them as null
   */
  balance?(context: Pick<ModelContext, 'signal' | 'ownerId'>): Promise<Balance | null>
}

/** What a key can still spend at its provider. */
export interface Balance {
  /** Micro-dollars; 0 or less when nothing is left. */
  readonly availableMicros: number
}

/** How one submission is told apart from every other. */
export interface CallMark {
  /** Our own id of the call: give it wherever the provider has a place that can be found again. */
  readonly marker: string
  /**
   * The same for every submission of this call: goes into the provider's idempotency header where there is
   * one.
   */
  readonly idempotencyKey: string
  /** Where the provider may tell the end; carries the marker. Null when the host takes no webhooks. */
  readonly webhookUrl: string | null
}

/** What a search for a marker found. `unknown`: the provider cannot say. */
export type Reconciled<Data> =
  | { readonly found: 'operation'; readonly operation: Json }
  | { readonly found: 'output'; readonly output: ModelOutput<Data> }
  | { readonly found: 'absent' }
  | { readonly found: 'unknown' }

/** What every model is told besides its request. */
export interface ModelContext {
  /** Whose work it is; a host may keep provider keys by owner. */
  readonly ownerId?: string
  /** With paid models. */
  readonly call?: CallMark
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
  /** Absent for what costs nothing. */
  readonly paid?: PaidTerms<Request>
  /**
   * Sends a paid request exactly once.
   * @throws `CALL_AMBIGUOUS` when it may have been accepted; `MODEL_REFUSED`; `PROVIDER_…` codes, which all
   *   prove that nothing was accepted; `MODEL_FAILED`. `details.costMicros` of what is thrown is what the
   *   provider charges all the same
   */
  generate(request: Request, context: ModelContext): Promise<ModelOutput<Data>>
  /** Looks for a submission by its marker. */
  reconcile?(mark: CallMark, request: Request, context: ModelContext): Promise<Reconciled<Data>>
}

/**
 * How far a started request is: what one look at it said. All but `pending` are final. Where an end carries
 * `costMicros` (micro-dollars), that is what the provider charges for it.
 */
export type OperationStatus<Data> =
  | {
      readonly status: 'pending'
      /** From 0 to 1; reaches the progress of the stage. */
      readonly progress?: number
      /** When to look again. @default 2000 */
      readonly pollAfterMs?: number
      /** The provider's handle from now on, when it has changed. */
      readonly operation?: Json
    }
  | { readonly status: 'succeeded'; readonly output: ModelOutput<Data> }
  | {
      readonly status: 'failed'
      readonly message: string
      /** Whether the same request may do better another time. */
      readonly retryable: boolean
      /** @default 0 */
      readonly costMicros?: number
    }
  | {
      readonly status: 'refused'
      readonly reason: string
      /** @default 0 */
      readonly costMicros?: number
    }
  /**
   * The provider's word (404, 410, "expired") that there is nothing to wait for any more. For a request it is
   * believed only after several looks (`missingPolls`, `missingMs` of the studio).
   */
  | {
      readonly status: 'missing'
      /** The provider does not know the request any more, or it has ended and its file cannot be had. */
      readonly what: 'request' | 'output'
      readonly message: string
      /** @default for a request by `PaidTerms.forgotten`; for an output what was expected, since the work was done */
      readonly costMicros?: number
    }

/**
 * A model that answers later: start it once, then ask. `Operation` is the provider's handle; the engine stores
 * it and hands it back, and a slot takes a model whatever its handle is.
 */
export interface StartedModel<Request, Data, Operation extends Json = Json> extends ModelIdentity {
  /** Absent for what costs nothing. */
  readonly paid?: PaidTerms<Request>
  /**
   * Submits exactly once. `operation` is the provider's handle, opaque JSON. `estimatedMicros` is what the
   * provider says it will cost, micro-dollars: it takes the place of our own estimate in the ledger, and the
   * call is settled at it when no cost is reported at the end.
   * @throws as {@link ImmediateModel.generate}
   */
  start(
    request: Request,
    context: ModelContext,
  ): Promise<{
    readonly operation: Operation
    readonly pollAfterMs?: number
    readonly estimatedMicros?: number
  }>
  /**
   * Looks once; free, and may be repeated by any worker. An end is a value. What is thrown says that the look
   * failed (out of reach, busy, a key that is not accepted): the engine looks again later, with growing
   * pauses, so this should not retry for longer than a few seconds. Only `MODEL_FAILED`, `MODEL_REFUSED`,
   * `MEDIA_INVALID`, `MEDIA_TOO_LARGE`, `LIMIT_EXCEEDED` and `URL_NOT_ALLOWED` are ends when thrown.
   */
  status(operation: Operation, context: ModelContext): Promise<OperationStatus<Data>>
  /** Stops the work at the provider, as far as it can. May be repeated. */
  cancel?(operation: Operation, context: ModelContext): Promise<void>
  /** Looks for a submission by its marker. */
  reconcile?(mark: CallMark, request: Request, context: ModelContext): Promise<Reconciled<Data>>
}

/** Either way of answering. */
export type Model<Request, Data> = ImmediateModel<Request, Data> | StartedModel<Request, Data>
