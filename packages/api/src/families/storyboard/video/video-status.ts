import { RUN_STATUSES, type Run, type LatestRunFilter, type StageRow } from '@mutoscope/core'

/**
 * Where a task stands. `needs_attention`: the answer of a paid request was lost, and somebody must decide.
 */
export const VIDEO_STATUSES = [
  'pending',
  'processing',
  'completed',
  'failed',
  'cancelled',
  'needs_attention',
] as const
export type VideoStatus = (typeof VIDEO_STATUSES)[number]

/** The status of a task by its newest run. */
export function toVideoStatus(run: Pick<Run, 'status'> | null): VideoStatus {
  switch (run?.status) {
    case undefined:
    case 'queued':
      return 'pending'
    case 'running':
    case 'waiting':
    case 'gated':
      return 'processing'
    case 'succeeded':
      return 'completed'
    case 'attention':
      return 'needs_attention'
    case 'failed':
    case 'cancelled':
      return run.status
  }
}

/** How the newest run of a task stands that has this status. */
export function toLatestRuns(wanted: VideoStatus): readonly LatestRunFilter[] {
  const latestRuns: readonly LatestRunFilter[] = RUN_STATUSES.filter(
    (status) => toVideoStatus({ status }) === wanted,
  ).map((status) => ({ status }))
  return wanted === toVideoStatus(null) ? [...latestRuns, { status: 'none' }] : latestRuns
}

/** The stage of a task that goes on or at which it stopped; null before the first and after the last. */
export function currentStage(run: Run | null, rows: readonly StageRow[]): string | null {
  return run?.status === 'succeeded' ? null : (rows.at(-1)?.stage ?? null)
}
