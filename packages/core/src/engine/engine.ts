import type { BudgetLimits } from '../domain/charge.js'
import type { Run } from '../domain/run.js'
import type { OnFailure } from '../domain/settings.js'
import type { Media } from '../media/media.js'
import type { Models, OwnKinds } from '../models/models.js'
import type { Assets } from '../storage/assets.js'
import type { Commit, Store } from '../storage/store.js'
import type { Balances } from './balances.js'
import type { Clock } from './clock.js'
import type { CrashHook } from './crash-point.js'
import type { EventHub } from './event-hub.js'
import type { Logger } from './logger.js'
import type { RunProgress } from './run-progress.js'
import type { Limiter } from './limiter.js'

/** Everything the engine works with, as the studio put it together. */
export interface Engine {
  readonly store: Store
  readonly assets: Assets
  readonly media: Media
  /** Those of own kinds are in it, too. */
  readonly models: Models
  /** Kinds of one's own that models make, by their slots. */
  readonly kinds: OwnKinds
  readonly hub: EventHub
  /**
   * Turns the events of an owner's commit into what is written with them, such as deliveries to whoever
   * listens; null when nobody does.
   */
  readonly openOutbox: (ownerId: string) => Promise<NonNullable<Commit['outbox']> | null>
  readonly progress: RunProgress
  readonly clock: Clock
  readonly logger: Logger
  readonly crashPoint: CrashHook
  readonly createId: () => string
  /** Places for work that waits for the network and for work that computes. */
  readonly limiters: { readonly io: Limiter; readonly cpu: Limiter }
  /** Work of a stage that is made in batches is shared with other workers. */
  readonly sharesBatches: boolean
  /** One name per process, for leases. */
  readonly workerId: string
  readonly leaseMs: number
  /**
   * The first pause before something is tried again at a provider; it doubles each time up to the longest.
   * Milliseconds.
   */
  readonly retryWaitMs: number
  readonly maxRetryWaitMs: number
  /** How long a provider may put a call off, stay out of reach or work on it, milliseconds. */
  readonly callPatienceMs: number
  /** How many looks in a row, and for how long (milliseconds), must find a request unknown. */
  readonly missingPolls: number
  readonly missingMs: number
  /** Calls of one owner that a provider works on at once. */
  readonly providerConcurrency: number
  /**
   * A paid request without any way to find it again is sent a second time when it costs at most this,
   * micro-dollars.
   */
  readonly maxRiskMicros: number
  /** What happens when a model does not take a job, in projects that say nothing. */
  readonly onFailure: OnFailure
  /** What keys of owners can still spend. */
  readonly balances: Balances
  /** Where a provider may tell the end of a call. */
  readonly webhookUrl: (callId: string, provider: string) => string | null | Promise<string | null>
  /** What may be spent for a run at a time. */
  readonly budgets: (run: Run, now: number) => Promise<BudgetLimits>
}
