import type { Run, StageRow } from '@mutoscope/core'
import { JOB_PLANS, type JobKind, type JobStageName, type JobStagePlan } from './job-kinds.js'
import { jobStatusOf, type JobStatus } from './job-status.js'

/** How far one stage of a job is. Times are epoch milliseconds. */
export interface StageProgress {
  readonly name: JobStageName
  readonly status: JobStatus
  readonly percent: number
  readonly startedAt: number | null
  readonly endedAt: number | null
  readonly error: string | null
  /** What is told while it goes on. */
  readonly message: string
  /** Artifacts asked for, made and reused; null before it began. */
  readonly counts: Pick<StageRow, 'asked' | 'made' | 'reused'> | null
}

/** How far a job is. */
export interface JobProgress {
  readonly status: JobStatus
  /** Of the whole job; 100 only when it is completed, and never less than before. */
  readonly percent: number
  readonly stages: readonly StageProgress[]
  /** The stage that goes on, or went on when the job ended. */
  readonly current: StageProgress
}

/**
 * Works out progress from the stages of a run; `live` holds the fractions of stages that go on in this
 * process, `percent` is how far the run is.
 */
export function jobProgress(
  kind: JobKind,
  run: Run,
  rows: readonly StageRow[],
  live: ReadonlyMap<string, number>,
  percent: number,
): JobProgress {
  const status = jobStatusOf(run.status)
  const plans = JOB_PLANS[kind].stages
  const stages = plans.map((plan) =>
    stageProgress(
      plan,
      run,
      rows.filter(({ stage }) => plan.covers.includes(stage)),
      live,
    ),
  )
  return {
    status,
    stages,
    percent,
    current: stages.findLast((stage) => stage.status !== 'pending') ?? stageProgress(plans[0], run, [], live),
  }
}

function stageProgress(
  { name, covers, message }: JobStagePlan,
  run: Run,
  rows: readonly StageRow[],
  live: ReadonlyMap<string, number>,
): StageProgress {
  const fraction =
    covers.reduce(
      (sum, stage) =>
        sum +
        engineFraction(
          rows.find((row) => row.stage === stage),
          live.get(stage),
        ),
      0,
    ) / covers.length
  const done = covers.every((stage) => rows.some((row) => row.stage === stage && row.status === 'succeeded'))
  const status = done ? 'completed' : rows.length === 0 ? 'pending' : stageStatus(run)
  const started = rows.flatMap(({ startedAt }) => startedAt ?? [])
  const ended = rows.flatMap(({ endedAt }) => endedAt ?? [])
  return {
    name,
    status,
    message,
    percent: done ? 100 : Math.min(99, Math.floor(fraction * 100)),
    startedAt: started.length === 0 ? null : Math.min(...started),
    endedAt: status === 'processing' || ended.length === 0 ? null : Math.max(...ended),
    counts: rows.length === 0 ? null : sumOf(rows),
    error:
      status === 'failed'
        ? (rows.flatMap(({ failures }) => failures)[0]?.message ?? run.error?.message ?? null)
        : null,
  }
}

function sumOf(rows: readonly StageRow[]): Pick<StageRow, 'asked' | 'made' | 'reused'> {
  const sum = (member: 'asked' | 'made' | 'reused') => rows.reduce((whole, row) => whole + row[member], 0)
  return { asked: sum('asked'), made: sum('made'), reused: sum('reused') }
}

/** A stage that has begun and not ended stands as its run does. */
function stageStatus(run: Run): JobStatus {
  const status = jobStatusOf(run.status)
  return status === 'failed' || status === 'cancelled' || status === 'needs_attention' ? status : 'processing'
}

function engineFraction(row: StageRow | undefined, live: number | undefined): number {
  if (row === undefined) return 0
  if (row.status === 'succeeded') return 1
  return Math.max(live ?? 0, row.asked === 0 ? 0 : (row.made + row.reused) / row.asked)
}
