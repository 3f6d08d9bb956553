import type { CallStatus, RunStatus } from '../domain/run.js'

/** Which calls. */
export interface CallFilter {
  readonly projectId?: string
  readonly runId?: string
  /** @default all */
  readonly statuses?: readonly CallStatus[]
}

/** Which of an owner's calls. */
export interface OwnerCallFilter {
  /** @default all */
  readonly status?: CallStatus
}

/** Which charges. Times are epoch milliseconds of the reservation: `from` included, `until` not. */
export interface ChargeFilter {
  readonly projectId?: string
  readonly runId?: string
  readonly from?: number
  readonly until?: number
}

/** A page of a list. */
export interface ListOptions {
  /** @default 50, at most 500 */
  readonly limit?: number
  /** @default 0 */
  readonly offset?: number
}

/** Which projects. */
export interface ProjectFilter {
  /** Of one of these recipes. @default all */
  readonly recipes?: readonly string[]
  /**
   * Found anywhere in the texts of the brief or in the title of the storyboard, upper and lower case alike.
   */
  readonly search?: string
  /** Whose newest run has one of these statuses; `none` for no run at all. @default all */
  readonly latestRun?: readonly (RunStatus | 'none')[]
  /** Whose newest succeeded run had one of these targets; `none` for no such run. @default all */
  readonly reached?: readonly string[]
}

/**
 * How a run stands: its status, and on the way to which target; without a target any will do. `none` is no
 * run at all.
 */
export type LatestRunFilter = { readonly status: RunStatus | 'none'; readonly target?: string }

/**
 * Which records of a collection. Times are epoch milliseconds of their making: `from` included, `until` not.
 */
export interface RecordFilter {
  readonly collection: string
  readonly projectId?: string
  /** @default all */
  readonly labels?: readonly string[]
  /** Found anywhere in their text, upper and lower case alike. */
  readonly search?: string
  /** Whose project's newest run stands like one of these. @default all */
  readonly latestRun?: readonly LatestRunFilter[]
  /** Whose project's newest succeeded run had one of these targets; `none` for no such run. @default all */
  readonly reached?: readonly string[]
  readonly from?: number
  readonly until?: number
  /** @default 'newest' first */
  readonly order?: 'newest' | 'oldest'
}
