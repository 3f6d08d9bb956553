import type { Call } from '../domain/call.js'
import type { Charge } from '../domain/charge.js'
import type { EventType } from '../domain/event.js'
import type { CallStatus } from '../domain/run.js'
import type { MutoscopeError } from '../errors/mutoscope-error.js'
import type { Dedupe } from '../providers/model.js'

/** What the model and the studio say about a call. Times are milliseconds. */
export interface CallTerms {
  /** `lookup` only for a model that can be searched. */
  readonly dedupe: Dedupe
  /** @see PaidTerms.settleMs */
  readonly settleMs: number
  /** How long a provider may put a call off, stay out of reach, or work. */
  readonly patienceMs: number
  /** How many looks in a row must say that the request is not known before that is believed. */
  readonly missingPolls: number
  /** How long they must say so, from the first of them. */
  readonly missingMs: number
  /** @see PaidTerms.forgotten */
  readonly forgotten: 'spent' | 'free'
  /** The first pause before something is tried again; it doubles each time. */
  readonly retryWaitMs: number
  /** The longest pause. */
  readonly maxRetryWaitMs: number
  /** What may be sent a second time without any way to find the first, micro-dollars. */
  readonly maxRiskMicros: number
  /** Calls of one owner that a provider works on at once. */
  readonly providerConcurrency: number
}

/** A call with everything that decides its next step, besides what is seen. */
export interface CallSubject {
  readonly call: Call
  /** Its charge decides what is settled; prices are not looked up again. */
  readonly charge: Pick<Charge, 'estimatedMicros' | 'reservedMicros'>
  readonly terms: CallTerms
}

/** What a row of the table says. */
export interface Next {
  /** @default the same */
  readonly status?: CallStatus
  readonly set?: Partial<Call>
  /** @default the money stays held */
  readonly money?:
    | 'release'
    | { readonly estimateMicros: number }
    | {
        readonly settleMicros: number
        /** What was expected, since the provider did not say. */
        readonly assumed?: boolean
      }
  readonly events?: readonly EventType[]
  /** Nothing is sent to this provider for this owner before then, epoch milliseconds. */
  readonly blockProviderUntil?: number
  /** The provider is told that nobody waits for it any more. */
  readonly stopAtProvider?: boolean
  readonly wait: Wait
  /** Why a call gave nothing. */
  readonly error?: MutoscopeError
}

/**
 * What has to happen before the next step: nothing, a time (epoch milliseconds), a person's word; `end` when
 * there is no next step.
 */
export type Wait = 'nothing' | { readonly until: number } | 'operator' | 'end'
