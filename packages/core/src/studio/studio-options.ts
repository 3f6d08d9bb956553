import type { OnFailure } from '../domain/settings.js'
import type { Lane } from '../domain/run.js'
import type { Media } from '../media/media.js'
import type { Clock } from '../engine/clock.js'
import type { CrashHook } from '../engine/crash-point.js'
import type { Recipe } from '../pipeline/define-recipe.js'
import type { Dispatcher } from '../engine/dispatcher.js'
import type { Nudges } from '../engine/nudges.js'
import type { Logger } from '../engine/logger.js'
import type { Models, OwnKinds, OwnModels } from '../models/models.js'
import type { Assets } from '../storage/assets.js'
import type { Store } from '../storage/store.js'
import type { MasterKey } from '../vault/master-key.js'
import type { WebhookOptions } from '../webhooks/webhook-options.js'
import type { UploadQuota } from './uploads.js'

/** What a studio is put together from. `Kinds` are kinds of one's own that models make. */
export interface StudioOptions<Kinds extends OwnKinds | undefined = undefined> {
  readonly store: Store
  readonly assets: Assets
  readonly media: Media
  /** Models by slot: those of {@link Models}, and those of `kinds`. */
  readonly models: Models & OwnModels<NoInfer<Kinds>>
  /**
   * Kinds of one's own that models make, by their slots; stages ask for them with `make.of`. Local kinds need
   * not be named. @default none
   */
  readonly kinds?: Kinds
  readonly recipes: readonly Recipe[]
  /** @default inside this process, 16 runs at once */
  readonly dispatcher?: Dispatcher
  /**
   * Carries news of projects between processes, so that whoever follows a project here hears at once of what
   * happens elsewhere. @default none, and the log is read every second
   */
  readonly nudges?: Nudges
  /** Work on runs in this process; without it runs are only recorded, for workers elsewhere. @default true */
  readonly work?: boolean
  /**
   * What this process works on: stages that wait for the network (`io`), stages that compute (`cpu`), or both.
   * Runs are handed over to a process of the other lane when they come to a stage of it. @default both
   */
  readonly lanes?: readonly Lane[]
  /**
   * What this process is called in the log and in the runs that it works on, before an id of its own: two of
   * one name are still two. @default none
   */
  readonly workerName?: string
  /**
   * Renders of one film are cut into batches, which all workers of the store make together. The result is the
   * same, byte for byte. @default as the dispatcher says: true when it wakes workers of other processes
   */
  readonly shareRenders?: boolean
  /**
   * Refuses a run with `QUEUE_UNAVAILABLE` before anything is written while the dispatcher's queue is out of
   * reach. Without it the run is stored, and workers find it by themselves. @default false
   */
  readonly requireQueue?: boolean
  /** Makes at once that wait for the network. @default 8 */
  readonly ioConcurrency?: number
  /** Makes at once that compute. @default 2 */
  readonly cpuConcurrency?: number
  /** How long a silent worker keeps a run, milliseconds. @default 30000 */
  readonly leaseMs?: number
  /**
   * How much of the work an owner gets beside the others, above 0: with 2, twice as much as with 1 as long as
   * all have work left. @default 1 for everybody
   */
  readonly ownerWeight?: (ownerId: string) => number
  /** Most runs that one owner may have queued; more are refused with `QUEUE_FULL`. @default 1000 */
  readonly maxQueuedRuns?: number
  /**
   * A run that so many workers in succession did not come back from ends as failed with `WORKER_DIED`.
   * @default 3
   */
  readonly maxDeaths?: number
  /** How much one owner may keep in uploads. @default 10,000 files, 10 GiB */
  readonly uploadQuota?: UploadQuota
  /** How often what deletions left behind is cleared away, milliseconds. @default 600000 */
  readonly collectMs?: number
  /** Longest time between two sweeps, milliseconds. @default 1000 */
  readonly sweepMs?: number
  /**
   * The first pause before a provider is tried again that is busy or out of reach, milliseconds; it doubles
   * each time. @default 1000
   */
  readonly retryWaitMs?: number
  /** The longest such pause, milliseconds. @default 300000, five minutes */
  readonly maxRetryWaitMs?: number
  /**
   * How long a paid call waits for its provider, milliseconds: while the provider asks to wait, while it
   * cannot be asked how far the work is, and while it works. Then the call ends. A model may say otherwise
   * (`paid.patienceMs`). @default 21600000, six hours
   */
  readonly callPatienceMs?: number
  /**
   * How many looks in a row must find that a provider does not know an accepted request before that is
   * believed. @default 3
   */
  readonly missingPolls?: number
  /**
   * How long they must find so, milliseconds from the first of them. A list that lags or a proxy that answers
   * 404 for some seconds is waited for. @default 60000
   */
  readonly missingMs?: number
  /** Calls of one owner that a provider works on at once. @default 4 */
  readonly providerConcurrency?: number
  /**
   * The risk that is taken when a paid request's answer was lost and its provider offers no way to find it
   * again: a request that costs at most this is sent once more, micro-dollars. @default 0, somebody must
   * decide
   */
  readonly maxRiskMicros?: number
  /**
   * What happens when the first model of a slot provably did not take a job, in projects whose settings say
   * nothing: the stage fails, or another model takes its place, which quote, warnings and an event say.
   * @default 'fail'
   */
  readonly onFailure?: OnFailure
  /** The most an owner may spend in a UTC day, micro-dollars; null for no limit. @default null */
  readonly ownerDayBudgetMicros?: number | null
  /**
   * Makes the address at which providers tell the end of a call; it must carry the call's id. @default none
   */
  readonly webhookUrl?: (callId: string, provider: string) => string | null | Promise<string | null>
  /**
   * Lock the keys and webhook secrets that the studio keeps, newest first: the first seals, all open.
   * @default none, and `keys` throws `VAULT_KEY_MISSING`
   */
  readonly masterKeys?: readonly MasterKey[]
  /**
   * Signs links to bytes, at least 32 bytes, the same in every process. @default random, so links end with
   * the process
   */
  readonly linkSecret?: Uint8Array
  /** How events are told to the owners' webhooks. */
  readonly webhooks?: WebhookOptions
  readonly clock?: Clock
  readonly logger?: Logger
  /** Makes the ids of projects, runs, scenes, calls and records. @default UUIDs of version 7, which sort by time */
  readonly createId?: () => string
  /** For tests: called at every crash point. */
  readonly crashPoint?: CrashHook
}
