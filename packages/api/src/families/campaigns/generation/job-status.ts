import type { Run, LatestRunFilter, RunStatus } from '@mutoscope/core'

/**
 * Where a generation job stands. `needs_attention`: the answer to a paid request was lost, and somebody must
 * decide.
 */
export const JOB_STATUSES = [
  'queued',
  'processing',
  'completed',
  'failed',
  'cancelled',
  'needs_attention',
] as const
export type JobStatus = (typeof JOB_STATUSES)[number]

/** How the newest run of a job stands that has a status. */
export const RUNS_OF_STATUS: { readonly [status in JobStatus]: readonly (RunStatus | 'none')[] } = {
  queued: ['queued', 'none'],
  processing: ['running', 'waiting', 'gated'],
  completed: ['succeeded'],
  failed: ['failed'],
  cancelled: ['cancelled'],
  needs_attention: ['attention'],
}

/** The status of a job by its newest run. */
export function toJobStatus(run: Pick<Run, 'status'> | null): JobStatus {
  return JOB_STATUSES.find((status) => RUNS_OF_STATUS[status].includes(run?.status ?? 'none')) ?? 'processing'
}

/** The runs that a list of jobs with a status asks for. */
export function toLatestRuns(status: JobStatus): readonly LatestRunFilter[] {
  return RUNS_OF_STATUS[status].map((each) => ({ status: each }))
}
