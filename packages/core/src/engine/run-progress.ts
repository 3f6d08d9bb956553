import type { Run, StageRow } from '../domain/run.js'

/** Which of the stages of a run one is. */
export interface StagePlace {
  /** From 0. */
  readonly index: number
  /** Stages up to the run's target. */
  readonly total: number
}

/** How far runs are, each as one number. */
export interface RunProgress {
  /** Notes how far a stage is, 0 to 1. @returns how far the run is */
  note(runId: string, place: StagePlace, fraction: number): number
  /** How far a run is. `stages` are the names of those up to its target; `rows` what is stored of them. */
  of(run: Pick<Run, 'id' | 'status'>, stages: readonly string[], rows: readonly StageRow[]): number
}

/** What a run reaches before it has succeeded. */
const NEARLY_DONE = 0.99

/** Runs that are remembered at once; those that nobody asked for longest are forgotten first. */
const MOST_RUNS = 10_000

/**
 * Works out one number for a run from its stages: from 0 to 1, every stage up to the target counted alike, 1
 * only when it succeeded. It never falls while the process lives, also when stages are entered again.
 */
export function createRunProgress(): RunProgress {
  const highest = new Map<string, number>()

  function raise(runId: string, fraction: number): number {
    const reached = Math.max(highest.get(runId) ?? 0, Math.min(NEARLY_DONE, fraction))
    highest.delete(runId)
    highest.set(runId, reached)
    const [oldest] = highest.keys()
    if (highest.size > MOST_RUNS && oldest !== undefined) highest.delete(oldest)
    return reached
  }

  return {
    note: (runId, { index, total }, fraction) => raise(runId, (index + fraction) / total),
    of(run, stages, rows) {
      if (run.status === 'succeeded') return 1
      return raise(run.id, storedFraction(stages, rows))
    },
  }
}

function storedFraction(stages: readonly string[], rows: readonly StageRow[]): number {
  if (stages.length === 0) return 0
  const byStage = new Map(rows.map((row) => [row.stage, row]))
  const done = stages.reduce((sum, stage) => sum + stageFraction(byStage.get(stage)), 0)
  return done / stages.length
}

function stageFraction(row: StageRow | undefined): number {
  if (row === undefined || row.asked === 0) return row?.status === 'succeeded' ? 1 : 0
  return row.status === 'succeeded' ? 1 : Math.min(1, (row.made + row.reused) / row.asked)
}
