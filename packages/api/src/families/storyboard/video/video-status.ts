import { RUN_STATUSES, type Run, type RunStanding, type StageRow } from '@mutoscope/core'
import { VIDEO_STAGES } from './video-record.js'

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
export function toStandings(wanted: VideoStatus): readonly RunStanding[] {
  const standings: readonly RunStanding[] = RUN_STATUSES.filter(
    (status) => toVideoStatus({ status }) === wanted,
  ).map((status) => ({ status }))
  return wanted === toVideoStatus(null) ? [...standings, { status: 'none' }] : standings
}

/**
 * How far a task is: percent, 100 only when it succeeded, and the stage that goes on or at which it stopped.
 */
export function videoProgress(
  run: Run | null,
  rows: readonly StageRow[],
): { readonly percent: number; readonly stage: string | null } {
  if (run?.status === 'succeeded') return { percent: 100, stage: null }
  const done = rows.reduce((sum, row) => sum + fractionOf(row), 0)
  return {
    percent: Math.min(99, Math.floor((100 * done) / VIDEO_STAGES.length)),
    stage: rows.at(-1)?.stage ?? null,
  }
}

function fractionOf({ status, asked, made, reused }: StageRow): number {
  if (status === 'succeeded') return 1
  return asked === 0 ? 0 : Math.min(1, (made + reused) / asked)
}
