import type { RunStatus } from '@mutoscope/core'

/**
 * Where a job stands. The first four are those of the document; `cancelled` came with cancellation.
 * `needs_attention`: the answer to a paid request was lost, and somebody must decide.
 */
export const JOB_STATUSES = [
  'pending',
  'processing',
  'completed',
  'failed',
  'cancelled',
  'needs_attention',
] as const
export type JobStatus = (typeof JOB_STATUSES)[number]

/** The statuses of a run that a job's status stands for. */
export const RUNS_OF_STATUS: { readonly [status in JobStatus]: readonly RunStatus[] } = {
  pending: ['queued'],
  processing: ['running', 'waiting', 'gated'],
  completed: ['succeeded'],
  failed: ['failed'],
  cancelled: ['cancelled'],
  needs_attention: ['attention'],
}

/** The status of a job by its newest run. */
export function jobStatusOf(run: RunStatus): JobStatus {
  return JOB_STATUSES.find((status) => RUNS_OF_STATUS[status].includes(run)) ?? 'processing'
}
