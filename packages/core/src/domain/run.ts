import type { StoredError } from '../errors/stored-error.js'

/**
 * Where a run stands. `waiting` waits for a provider and has a `dueAt`; `gated` waits for a person;
 * `attention` waits for an operator to decide about a call whose answer was lost.
 */
export const RUN_STATUSES = [
  'queued',
  'running',
  'waiting',
  'gated',
  'attention',
  'succeeded',
  'failed',
  'cancelled',
] as const
/** Where a run stands: one of {@link RUN_STATUSES}. */
export type RunStatus = (typeof RUN_STATUSES)[number]

/** Statuses a run never leaves. */
export const ENDED_RUN_STATUSES = ['succeeded', 'failed', 'cancelled'] as const satisfies readonly RunStatus[]

/** True once a run has ended. */
export function hasEnded(status: RunStatus): boolean {
  return (ENDED_RUN_STATUSES as readonly RunStatus[]).includes(status)
}

/** What the stages of a run mostly wait for: the network or the processor. */
export const LANES = ['io', 'cpu'] as const
/** What a stage mostly waits for: one of {@link LANES}. */
export type Lane = (typeof LANES)[number]

/** One execution of a project towards a target stage. */
export type Run = {
  readonly id: string
  readonly ownerId: string
  readonly projectId: string
  /** The stage to reach. */
  readonly target: string
  readonly status: RunStatus
  /** Gates approve themselves. */
  readonly autoApprove: boolean
  /** From -10 to 10: of its owner's runs that wait for a worker, the one with the highest goes first. */
  readonly priority: number
  /** That of its next stage: only workers of this lane take the run on. */
  readonly lane: Lane
  /** Stages that are still to be gone through; of runs with the same priority, those near their end go first. */
  readonly stagesLeft: number
  /** Fencing token: grows with every claim; a write with an older one is refused. */
  readonly epoch: number
  readonly workerId: string | null
  /** Epoch milliseconds; 0 when nobody holds it. */
  readonly leaseUntil: number
  /** How long the lease was when it was last taken or renewed, milliseconds. */
  readonly leaseMs: number
  /** Workers in succession that did not come back from this run: claims that ended without a release. */
  readonly deaths: number
  /** When it next wants a worker, epoch milliseconds; null when it waits for a person or has ended. */
  readonly dueAt: number | null
  readonly cancelRequestedAt: number | null
  /** The most it may cost, micro-dollars; null for no limit. */
  readonly budgetMicros: number | null
  /** The group of its project, whose budget it also draws on, or null. */
  readonly groupId: string | null
  /**
   * What of the group's budget is held for it until it has ended, micro-dollars: its charges take from that
   * first, and no other run can.
   */
  readonly heldMicros: number
  readonly error: StoredError | null
  readonly createdAt: number
  readonly updatedAt: number
}

/** Where a stage of a run stands. A gate that waits for approval is `gated`; `waiting` waits for a provider. */
export const STAGE_STATUSES = [
  'pending',
  'running',
  'waiting',
  'gated',
  'succeeded',
  'failed',
  'cancelled',
] as const
/** Where a stage of a run stands: one of {@link STAGE_STATUSES}. */
export type StageStatus = (typeof STAGE_STATUSES)[number]

/** One failed make of a stage. A run does not try the same digest again; a new run does. */
export type StageFailure = StoredError & {
  readonly name: string
  readonly digest: string
  /** The model that was asked, `provider/model`; absent for what is made here. */
  readonly model?: string
}

/** A stage of a run. */
export type StageRow = {
  readonly runId: string
  readonly stage: string
  readonly status: StageStatus
  /** Artifacts asked for, made and reused so far. */
  readonly asked: number
  readonly made: number
  readonly reused: number
  readonly failures: readonly StageFailure[]
  readonly startedAt: number | null
  readonly endedAt: number | null
}

/** States of one request to a provider that answers later. */
export const CALL_STATUSES = [
  'intended',
  'sent',
  'accepted',
  'succeeded',
  'failed',
  'refused',
  'ambiguous',
] as const
/** Where a request to a provider stands: one of {@link CALL_STATUSES}. */
export type CallStatus = (typeof CALL_STATUSES)[number]
