import type { Project, Run, StageRow, Studio } from '@mutoscope/core'

/** How far the newest run of a project is, percent; 100 only when it succeeded. 0 before there is one. */
export function runPercent(
  { runs }: Pick<Studio, 'runs'>,
  { recipe }: Pick<Project, 'recipe'>,
  run: Run | null,
  rows: readonly StageRow[],
): number {
  if (run === null) return 0
  // Without the small difference, 0.29 would be 28 percent.
  return Math.floor(runs.progress(run, recipe, rows) * 100 + 1e-9)
}
