import type { Project, Run, StageRow, Studio } from '@mutoscope/core'
import { runPercent } from '../../run-project/run-percent.js'

/** How far the newest run of a job is. */
export interface JobProgress {
  /** 100 only when it succeeded. */
  readonly percent: number
  /** The stage that goes on, or at which it stopped; null before the first and after the last. */
  readonly stage: string | null
}

/** Works out progress from the stages of a run. */
export function jobProgress(
  studio: Pick<Studio, 'runs'>,
  project: Pick<Project, 'recipe'>,
  run: Run | null,
  rows: readonly StageRow[],
): JobProgress {
  return {
    percent: runPercent(studio, project, run, rows),
    stage: run === null || run.status === 'succeeded' ? null : (rows.at(-1)?.stage ?? null),
  }
}
