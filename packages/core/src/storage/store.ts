import type { Artifact } from '../domain/artifact.js'
import type { Call } from '../domain/call.js'
import type { BudgetLimits, Charge } from '../domain/charge.js'
import type { NewEvent, StoredEvent } from '../domain/event.js'
import type { Group, GroupSpending } from '../domain/group.js'
import type { Project } from '../domain/project.js'
import type { NewRecord, StoredRecord } from '../domain/record.js'
import type {
  CallFilter,
  ChargeFilter,
  ListOptions,
  OwnerCallFilter,
  ProjectFilter,
  RecordFilter,
} from './store-filters.js'
import type { ClaimDueOptions, ClaimOptions } from './claim-options.js'
import type { BatchChange, BatchFence, BatchStore } from './batch-store.js'
import type { DropArtifacts, DroppedArtifacts } from './drop-artifacts.js'
import type { RecordQuota, RecordUsage } from './record-quota.js'
import type { StoredReference } from './stored-reference.js'
import type { Lane, Run, StageRow } from '../domain/run.js'

/** A name in a project that stands for the artifact last made or reused under it. */
export type Binding = {
  /** For instance `scene/018f…/image`. */
  readonly name: string
  readonly stage: string
  readonly artifact: Artifact
}

/** One row to write. A commit writes several, all or none. */
export type Change =
  /**
   * A new project. Its id must be free, and its `key` for that owner: else `ALREADY_EXISTS` with
   * `details.field`.
   */
  | { readonly type: 'insert-project'; readonly project: Project }
  /**
   * Replaces a project whose stored revision is `project.revision - 1`, else `REVISION_CONFLICT`;
   * `PROJECT_NOT_FOUND` when it is gone.
   */
  | { readonly type: 'update-project'; readonly project: Project }
  /** Removes a project with all that hangs on it. Artifacts stay: they belong to the owner. */
  | { readonly type: 'delete-project'; readonly ownerId: string; readonly projectId: string }
  /**
   * A new run. Its id must be free, else `ALREADY_EXISTS` with `details.field`. While another run of the
   * project has not ended it is refused with `RUN_ACTIVE`, and `details.runId` and `details.status` tell of
   * that run. Refused with `BUDGET_EXCEEDED` (details: `scope` `group`, `groupId`, `runId`, `limitMicros`,
   * `usedMicros`, `wantedMicros`) when what it holds would pass the budget of its group.
   */
  | {
      readonly type: 'insert-run'
      readonly run: Run
      /**
       * Refused with `QUEUE_FULL` (details: `queued`, `limit`) when so many runs of the owner are `queued`.
       * @default no limit
       */
      readonly maxQueued?: number
    }
  /**
   * Changes the given fields of a run. Never epoch or lease: those move only by claim, renew and release. An
   * ended run cannot come back beside a living one: `RUN_ACTIVE`.
   */
  | {
      readonly type: 'update-run'
      readonly runId: string
      readonly set: RunChange
      readonly updatedAt: number
    }
  /** Inserts or replaces a stage row. */
  | { readonly type: 'put-stage'; readonly stage: StageRow }
  /**
   * Stores an artifact; when the owner already has one with that digest, that one stays and this is dropped.
   */
  | {
      readonly type: 'insert-artifact'
      readonly artifact: Artifact
      /** An artifact that stands on these bytes, by their hash, gives way: they are gone or damaged. */
      readonly replaces?: string
    }
  /** Lets a name of a project stand for the owner's artifact with this digest. */
  | {
      readonly type: 'bind'
      readonly ownerId: string
      readonly projectId: string
      readonly name: string
      readonly stage: string
      readonly digest: string
    }
  /**
   * Inserts or replaces a call. A second living call (`intended`, `sent`, `accepted`, `ambiguous`) of the
   * owner for the same digest is refused with `RUN_ACTIVE`.
   */
  | {
      readonly type: 'put-call'
      readonly call: Call
      /**
       * `updatedAt` of the version that this one follows; null for a new call. Refused with
       * `REVISION_CONFLICT` when the stored one is another by now. @default no matter
       */
      readonly follows?: number | null
      /**
       * Refused with `PROVIDER_RATE_LIMITED` when so many other calls of this owner and provider are `sent`
       * or `accepted`.
       */
      readonly maxAtOnce?: number
    }
  /**
   * Holds money back for a call. Refused with `BUDGET_EXCEEDED` (details: `scope`, `limitMicros`,
   * `usedMicros`, `wantedMicros`) when a limit would be passed, or the budget of its group. What its run holds
   * of that is used up first.
   */
  | { readonly type: 'reserve-charge'; readonly charge: Charge; readonly limits: BudgetLimits }
  /**
   * Takes over what the provider says a call will cost. What is held grows with it where it is less, whatever
   * the budgets say: the request has been taken. Does nothing unless money is held.
   */
  | { readonly type: 'estimate-charge'; readonly callId: string; readonly estimatedMicros: number }
  /** Says what a call cost. Does nothing when that was said before. */
  | {
      readonly type: 'settle-charge'
      readonly callId: string
      readonly settledMicros: number
      readonly at: number
    }
  /** Gives back what is held. Does nothing unless it is. */
  | { readonly type: 'release-charge'; readonly callId: string; readonly at: number }
  /** Sets the budget of a group, of a new one too. */
  | { readonly type: 'put-group'; readonly group: Group }
  /**
   * Removes the budget of a group; what its projects spent stays in the ledger. Does nothing when there is
   * none.
   */
  | { readonly type: 'delete-group'; readonly ownerId: string; readonly groupId: string }
  /** Nothing is sent to this provider for this owner before `until`, epoch milliseconds. */
  | {
      readonly type: 'put-provider-wait'
      readonly ownerId: string
      readonly provider: string
      readonly until: number
    }
  /**
   * A new record. Its id must be free for that owner and collection, else `ALREADY_EXISTS` with
   * `details.field`; a project it names must be the owner's, else `PROJECT_NOT_FOUND`.
   */
  | {
      readonly type: 'insert-record'
      readonly record: NewRecord
      /** Gives it the next number of its collection. @default false */
      readonly numbered?: boolean
      /**
       * Refused with `QUOTA_EXCEEDED` (details: `count`, `maxCount`, `bytes`, `maxBytes`) when the owner would
       * keep more in its collection. @default no limit
       */
      readonly quota?: RecordQuota
    }
  /**
   * Replaces label, text, data and due time of a record whose stored revision is `record.revision - 1`, else
   * `REVISION_CONFLICT`; `RECORD_NOT_FOUND` when it is gone.
   */
  | { readonly type: 'update-record'; readonly record: StoredRecord }
  /** Removes a record; `RECORD_NOT_FOUND` when it is gone. Its number is not given again. */
  | {
      readonly type: 'delete-record'
      readonly ownerId: string
      readonly collection: string
      readonly id: string
    }
  | BatchChange

/** What of a run a commit may change. */
export type RunChange = Partial<
  Pick<
    Run,
    'status' | 'dueAt' | 'error' | 'cancelRequestedAt' | 'autoApprove' | 'lane' | 'stagesLeft' | 'deaths'
  >
>

/** The right to write for a run: its epoch as it was claimed. */
export type Fence = { readonly runId: string; readonly epoch: number }

/** What is written in one transaction. */
export interface Commit {
  /**
   * When given and the epoch of the run or batch is another by now (or it is gone), nothing is written and
   * `LEASE_LOST` is thrown.
   */
  readonly fence?: Fence | BatchFence
  readonly changes: readonly Change[]
  /** Appended to their projects' logs in this order. Events of a project that is gone are dropped. */
  readonly events: readonly NewEvent[]
  /** The time that events get, epoch milliseconds. */
  readonly at: number
  /**
   * Records to insert with the events, worked out from them once they have their numbers. It may be asked
   * again, so it must only compute.
   */
  readonly outbox?: (events: readonly StoredEvent[]) => readonly NewRecord[]
}

/** How far the runs of a project have come. */
export type LatestRun = {
  /** The newest run. */
  readonly latest: Run
  /** The target of the newest run that succeeded, or null. */
  readonly reached: string | null
}

/**
 * The port to the records. Every read that a caller's id reaches takes the owner; another owner's thing is
 * not there. All writes go through {@link Store.commit}. Every implementation passes `testStore`.
 */
export interface Store extends BatchStore {
  /**
   * Writes all of a commit or nothing, durably, and numbers its events: per project from 1 without gaps.
   * @returns the events as stored, in the order given.
   * @throws `LEASE_LOST`, `REVISION_CONFLICT`, `PROJECT_NOT_FOUND`, `RUN_NOT_FOUND`, `RECORD_NOT_FOUND`,
   *   `RUN_ACTIVE`, `QUEUE_FULL`, `INVALID_INPUT`, `STORE_BUSY`, `STORE_UNAVAILABLE`, `DISK_FULL`, `STORE_CLOSED`
   */
  commit(commit: Commit): Promise<readonly StoredEvent[]>

  /**
   * Claims a run that has not ended and whose lease is free or over: its epoch grows by one, and `deaths`
   * too when the lease before ran out without having been given back. A lease that ends later than it can
   * by this clock (its holder's clock was ahead) is cut to its length from now, so that it runs out unless
   * its holder lives and renews it.
   * @returns the run as claimed, or null when it is held by somebody else, has ended or does not exist.
   */
  claimRun(options: ClaimOptions): Promise<Run | null>
  /**
   * Claims runs of the worker's lanes whose `dueAt` has come, in the same way. Owners take turns: the owner that holds the fewest
   * runs for its weight goes first, among several the one whose turn is longest ago, as `nextTurn` decides.
   * Of one owner the run with the highest `priority` goes first, then the one with the fewest `stagesLeft`,
   * then the one that was due first. A run with `deaths` is only claimed by a worker that holds no other such
   * run, so that the next death tells which of them caused it.
   * @returns the runs as claimed, in that order.
   */
  claimDue(options: ClaimDueOptions): Promise<readonly Run[]>
  /** Makes the lease last until `now + leaseMs`. False when the epoch is another by now. */
  renewRun(fence: Fence, options: { readonly now: number; readonly leaseMs: number }): Promise<boolean>
  /** Gives the lease back and forgets `deaths`. Does nothing when the epoch is another by now. */
  releaseRun(fence: Fence): Promise<void>
  /** How many runs of an owner are `queued`. */
  countQueued(ownerId: string): Promise<number>
  /** The earliest `dueAt` of runs of these lanes that have not ended, or null. @default lanes: both */
  nextDue(lanes?: readonly Lane[]): Promise<number | null>

  /** A project by its id, or null when it is gone or another owner's. */
  getProject(ownerId: string, projectId: string): Promise<Project | null>
  /** The owner's project with this key, or null. */
  findProject(ownerId: string, key: string): Promise<Project | null>
  /** Newest first. */
  listProjects(ownerId: string, options?: ListOptions & ProjectFilter): Promise<readonly Project[]>
  /** How many `listProjects` finds on all pages. */
  countProjects(ownerId: string, filter?: ProjectFilter): Promise<number>
  /** A run by its id, or null when it is gone or another owner's. */
  getRun(ownerId: string, runId: string): Promise<Run | null>
  /** For workers, which act for every owner. */
  getAnyRun(runId: string): Promise<Run | null>
  /** The run of a project that has not ended, or null. */
  getActiveRun(ownerId: string, projectId: string): Promise<Run | null>
  /**
   * The newest run of each of the owner's projects among these, by project id. Those without a run are left
   * out.
   */
  latestRuns(ownerId: string, projectIds: readonly string[]): Promise<ReadonlyMap<string, LatestRun>>
  /** Newest first. */
  listRuns(ownerId: string, projectId: string, options?: ListOptions): Promise<readonly Run[]>
  /** In the order they were first put. */
  listStages(runId: string): Promise<readonly StageRow[]>
  /** The owner's artifacts among these digests, by digest. */
  getArtifacts(ownerId: string, digests: readonly string[]): Promise<ReadonlyMap<string, Artifact>>
  /** Bindings of a project, by name. */
  listBindings(ownerId: string, projectId: string): Promise<readonly Binding[]>
  /** A call by its id, for webhooks and operators. */
  getAnyCall(callId: string): Promise<Call | null>
  /** Calls of a project or a run, oldest first. */
  listCalls(ownerId: string, filter: CallFilter): Promise<readonly Call[]>
  /** A page of all calls of an owner, newest first. */
  listOwnerCalls(ownerId: string, filter?: OwnerCallFilter & ListOptions): Promise<readonly Call[]>
  /** How many `listOwnerCalls` finds on all pages. */
  countOwnerCalls(ownerId: string, filter?: OwnerCallFilter): Promise<number>
  /** How the budgets of these groups stand, by id; one without a budget or charges is in it too. */
  groupSpending(ownerId: string, groupIds: readonly string[]): Promise<ReadonlyMap<string, GroupSpending>>
  /** Charges, oldest first; those of deleted projects too. */
  listCharges(ownerId: string, filter: ChargeFilter): Promise<readonly Charge[]>
  /**
   * Calls of any owner that are `intended` or `accepted` though their run has ended, and have not changed since
   * then (epoch milliseconds), longest unchanged first.
   */
  leftCalls(options: { readonly before: number; readonly limit: number }): Promise<readonly Call[]>
  /** The charge of a call, or null. */
  getCharge(ownerId: string, callId: string): Promise<Charge | null>
  /** Until when nothing is sent to a provider for this owner, epoch milliseconds; 0 for no wait. */
  getProviderWait(ownerId: string, provider: string): Promise<number>
  /** The living call of the owner for a digest, or null. */
  getCall(ownerId: string, digest: string): Promise<Call | null>
  /** Events with `seq > after`, in order. */
  readEvents(
    ownerId: string,
    projectId: string,
    options: { readonly after: number; readonly limit: number },
  ): Promise<readonly StoredEvent[]>
  /** A record by its id, or null when it is gone or another owner's. */
  getRecord(ownerId: string, collection: string, id: string): Promise<StoredRecord | null>
  /** A record of any owner, for collections whose ids are unique over all of them. */
  getAnyRecord(collection: string, id: string): Promise<StoredRecord | null>
  /** A record of any owner by its number: the caller checks whose it is. */
  getRecordByNumber(collection: string, number: number): Promise<StoredRecord | null>
  /** A page of an owner's records of a collection. */
  listRecords(ownerId: string, filter: RecordFilter & ListOptions): Promise<readonly StoredRecord[]>
  /** How many `listRecords` finds on all pages. */
  countRecords(ownerId: string, filter: RecordFilter): Promise<number>
  /** How much an owner keeps in a collection of files; bytes are the `size` in their data. */
  recordUsage(ownerId: string, collection: string): Promise<RecordUsage>
  /** Records of any owner whose `dueAt` has come, oldest due first. */
  dueRecords(options: {
    readonly collection: string
    readonly now: number
    readonly limit: number
  }): Promise<readonly StoredRecord[]>
  /** The earliest `dueAt` of a collection, or null. */
  nextDueRecord(collection: string): Promise<number | null>

  /**
   * Removes artifacts that no project binds and whose own project is gone. Takes of living projects stay,
   * bound or not.
   */
  dropArtifacts(options: DropArtifacts): Promise<DroppedArtifacts>
  /**
   * All bytes that anything stored stands on or names, as of one moment. What is not in it, and was not put
   * since, nothing refers to.
   */
  references(): AsyncIterable<StoredReference>
  /**
   * Writes something of no meaning durably, to find out whether it could keep anything now.
   * @throws `DISK_FULL`, `OUTPUT_NOT_WRITABLE`, a `STORE_…`
   */
  check(): Promise<void>
  /** The clock that leases and due times go by, epoch milliseconds; a server's. @default the machine's clock */
  now?(): number

  /** Ends the store; later calls throw `STORE_CLOSED`. */
  close(): Promise<void>
}
