import type { Run, RunStanding, RunStatus, StageRow } from '@mutoscope/core'
import { VIDEO_STAGES } from './video-record.js'

/** Where a generation job stands. */
export const JOB_STATUSES = ['queued', 'processing', 'completed', 'failed', 'cancelled'] as const
export type JobStatus = (typeof JOB_STATUSES)[number]

/** How the newest run of a job stands that has a status. */
export const RUNS_OF_STATUS: { readonly [status in JobStatus]: readonly (RunStatus | 'none')[] } = {
  queued: ['queued', 'none'],
  processing: ['running', 'waiting', 'gated', 'attention'],
  completed: ['succeeded'],
  failed: ['failed'],
  cancelled: ['cancelled'],
}

/** The status of a job by its newest run. */
export function toJobStatus(run: Pick<Run, 'status'> | null): JobStatus {
  return JOB_STATUSES.find((status) => RUNS_OF_STATUS[status].includes(run?.status ?? 'none')) ?? 'processing'
}

/** The runs that a list of jobs with a status asks for. */
export function toRunStandings(status: JobStatus): readonly RunStanding[] {
  return RUNS_OF_STATUS[status].map((each) => ({ status: each }))
}

/** Percent of a run, each stage counted alike; 100 only when it succeeded. */
export function jobProgress(run: Pick<Run, 'status'> | null, rows: readonly StageRow[]): number {
  if (run?.status === 'succeeded') return 100
  const done = rows.reduce(
    (sum, { status, asked, made, reused }) =>
      sum + (status === 'succeeded' ? 1 : asked === 0 ? 0 : (made + reused) / asked),
    0,
  )
  return Math.min(99, Math.floor((100 * done) / VIDEO_STAGES.length))
}
