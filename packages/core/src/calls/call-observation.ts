import type { Json } from '../digest/canonical-json.js'
import type { MutoscopeError } from '../errors/mutoscope-error.js'

/** What the provider charges all the same for something that gave nothing, micro-dollars. */
interface Costly {
  readonly costMicros?: number | undefined
}
/** What went wrong. */
interface Troubled {
  readonly error: MutoscopeError
}
/** How long the provider asks to be left alone, milliseconds. */
interface Patient {
  readonly retryAfterMs?: number | undefined
}

/**
 * All that can be seen of a call: by its worker, by an operator, by a webhook. What is seen decides, together
 * with the call as it is stored, what the call becomes; see `CALL_TABLE`.
 */
export type Observation =
  // Before a submission.
  /** The submission is about to go out. */
  | { readonly type: 'sending' }
  /** The provider asked this owner to wait, with another call. */
  | { readonly type: 'blocked'; readonly until: number }
  /** The provider works on as many calls of this owner as it may. */
  | { readonly type: 'full' }
  /** Somebody else has made the same thing in the meantime. */
  | { readonly type: 'needless' }
  // Answers to a submission.
  /** The provider has it, and answers later. */
  | {
      readonly type: 'accepted'
      readonly operation: Json
      readonly pollAfterMs?: number | undefined
      readonly estimatedMicros?: number | undefined
    }
  /** Busy (429): nothing was accepted. */
  | ({ readonly type: 'throttled' } & Troubled & Patient)
  /** No connection: nothing was sent. */
  | ({ readonly type: 'unsent' } & Troubled)
  /** We were told to stop before anything was sent. */
  | { readonly type: 'stopped' }
  /** A definite no: nothing was accepted. */
  | ({ readonly type: 'declined' } & Troubled & Costly)
  /** It may have been accepted. */
  | ({ readonly type: 'lost' } & Troubled)
  // Answers to a search for a lost submission.
  /** The provider surely does not have it. */
  | { readonly type: 'absent' }
  /** The provider cannot say. */
  | { readonly type: 'unknown' }
  | ({ readonly type: 'search-failed' } & Troubled & Patient)
  // Answers to a look.
  | {
      readonly type: 'pending'
      readonly progress?: number | undefined
      readonly pollAfterMs?: number | undefined
      readonly operation?: Json | undefined
    }
  | ({ readonly type: 'poll-failed' } & Troubled & Patient)
  // Ends.
  /** The output is in our hands; it is stored in the transaction that this observation leads to. */
  | ({ readonly type: 'delivered' } & Costly)
  | ({ readonly type: 'failed' } & Troubled & Costly)
  | ({ readonly type: 'refused' } & Troubled & Costly)
  /** The provider says that it has nothing to give any more. */
  | ({ readonly type: 'missing'; readonly what: 'request' | 'output' } & Troubled & Costly)
  /** The output is not what it should be, and will not be when it is fetched again. */
  | ({ readonly type: 'unusable' } & Troubled & Costly)
  /** The output is good and could not be stored. */
  | ({ readonly type: 'not-stored' } & Troubled & Costly)
  // Words of others.
  /** Another run wants the same thing, and the one that asked for it has ended. */
  | {
      readonly type: 'taken-up'
      readonly by: {
        readonly runId: string
        readonly projectId: string
        readonly stage: string
        readonly name: string
      }
    }
  /** A webhook told of it. */
  | { readonly type: 'heard'; readonly operation: Json }
  /** Its run was cancelled, or has ended without it. */
  | ({ readonly type: 'cancelled' } & Troubled)
  /** An operator: the provider has it, under this handle. */
  | { readonly type: 'adopted'; readonly operation: Json }
  /** An operator: the provider does not have it; send it. */
  | { readonly type: 'resubmitted' }
  /** An operator: let it go. */
  | ({ readonly type: 'abandoned' } & Troubled & Costly)

/** One kind of observation. */
export type Seen<Type extends Observation['type']> = Extract<Observation, { readonly type: Type }>
