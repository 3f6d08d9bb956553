import type { Run, StageRow } from '@mutoscope/core'
import { JOB_STAGES } from './job-status.js'

/** How far the newest run of a job is. */
export interface JobProgress {
  /** 100 only when it succeeded. */
  readonly percent: number
  /** The stage that goes on, or at which it stopped; null before the first and after the last. */
  readonly stage: string | null
}

/**
 * Works out progress from the stages of a run, each counted alike. Stages that a recipe does not have are
 * known by later ones without them.
 */
export function jobProgress(run: Run | null, rows: readonly StageRow[]): JobProgress {
  if (run === null) return { percent: 0, stage: null }
  if (run.status === 'succeeded') return { percent: 100, stage: null }
  const last = rows.at(-1)
  const reached = last === undefined ? -1 : JOB_STAGES.indexOf(last.stage)
  const left = JOB_STAGES.slice(reached + 1, JOB_STAGES.indexOf(run.target) + 1).length
  const done = rows.reduce((sum, row) => sum + stageFraction(row), 0)
  const percent = rows.length + left === 0 ? 0 : Math.min(99, Math.floor((100 * done) / (rows.length + left)))
  return { percent, stage: last?.stage ?? null }
}

function stageFraction({ status, asked, made, reused }: StageRow): number {
  if (status === 'succeeded') return 1
  return asked === 0 ? 0 : (made + reused) / asked
}
