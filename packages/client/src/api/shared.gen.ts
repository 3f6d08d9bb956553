// Written by Mutoscope from the OpenAPI document of "Mutoscope" 1.0.0. Do not edit: changes are lost.
// The `baseUrl` of its client is the address of the mount, prefix included, such as https://example.com/video.
import type { ProjectEvent, ProjectProgress } from './schemas.gen.js'

/** What every `…Events` takes. */
export interface EventsInput<Params> {
  readonly params: Params
  readonly query?: {
    readonly last_event_id?: number | undefined
    /** @default false */
    readonly until_end?: boolean | undefined
  } | undefined
}

/** An event of every `…Events`. */
export type EventsEvent =
  | {
    readonly event: 'event'
    readonly data: ProjectEvent
    readonly id: string | null
  }
  | {
    readonly event: 'progress'
    readonly data: ProjectProgress
    readonly id: string | null
  }

/** What every `…Events` may fail with. */
export type EventsError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What every `…StartRun` takes. */
export interface StartRunInput<Params> {
  readonly params: Params
  readonly body?: {
    readonly target?: string | undefined
    /** @default false */
    readonly auto_approve?: boolean | undefined
    readonly budget_usd?: number | null | undefined
    /** @default 0 */
    readonly priority?: number | undefined
  } | undefined
}

/** What every `…StartRun` may fail with. */
export type StartRunError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'STAGE_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'RUN_ACTIVE' | 'CALL_AMBIGUOUS' | 'IDEMPOTENCY_IN_PROGRESS' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'IDEMPOTENCY_KEY_REUSED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'INTERNAL_ERROR' | 'QUEUE_UNAVAILABLE'

/** What every `…Cancel` takes. */
export interface CancelInput<Params> {
  readonly params: Params
}

/** What every `…Cancel` may fail with. */
export type CancelError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'NOTHING_TO_CANCEL' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What every `…Quote` takes. */
export interface QuoteInput<Params> {
  readonly params: Params
  readonly query?: {
    readonly target?: string | undefined
  } | undefined
}

/** What every `…Quote` may fail with. */
export type QuoteError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'STAGE_NOT_FOUND' | 'PRICE_UNKNOWN' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What every `…SetBudget` takes. */
export interface SetBudgetInput<Params> {
  readonly params: Params
  readonly body: {
    readonly budget_usd: number | null
  }
}

/** What every `…SetBudget` may fail with. */
export type SetBudgetError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'REQUEST_TIMEOUT' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What every `…Ledger` takes. */
export interface LedgerInput<Params> {
  readonly params: Params
}

/** What every `…Ledger` may fail with. */
export type LedgerError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What every `…Artifacts` takes. */
export interface ArtifactsInput<Params> {
  readonly params: Params
}

/** What every `…Artifacts` may fail with. */
export type ArtifactsError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What every `…ArtifactContent` takes. */
export interface ArtifactContentInput<Params> {
  readonly params: Params
  readonly query: {
    readonly name: string
  }
}

/** What every `…ArtifactContent` may fail with. */
export type ArtifactContentError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'ARTIFACT_NOT_FOUND' | 'RANGE_NOT_SATISFIABLE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What every `…Takes` takes. */
export interface TakesInput<Params> {
  readonly params: Params
  readonly query: {
    readonly scene: number
    /** @default "image" */
    readonly kind?: 'image' | 'speech' | 'clip' | undefined
  }
}

/** What every `…Takes` may fail with. */
export type TakesError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'SCENE_NOT_FOUND' | 'STORYBOARD_MISSING' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What every `…SetTake` takes. */
export interface SetTakeInput<Params> {
  readonly params: Params
  readonly body: {
    readonly scene: number
    /** @default "image" */
    readonly kind?: 'image' | 'speech' | 'clip' | undefined
    /** @default "next" */
    readonly take?: number | 'next' | undefined
  }
}

/** What every `…SetTake` may fail with. */
export type SetTakeError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'SCENE_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'STORYBOARD_MISSING' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'
