import type { EventHub } from '@mutoscope/core'

/** How far the stages of runs are that are worked on in this process: told, never stored. */
export interface LiveProgress {
  /** Fractions, 0 to 1, by stage. */
  of(runId: string): ReadonlyMap<string, number>
}

/** Runs that are remembered at once; those of them that ended elsewhere go first. */
const MOST_RUNS = 10_000

const ENDINGS: ReadonlySet<string> = new Set(['run.succeeded', 'run.failed', 'run.cancelled'])
const NOTHING: ReadonlyMap<string, number> = new Map()

/** Listens to a studio's ticks. */
export function createLiveProgress(hub: EventHub): LiveProgress {
  const runs = new Map<string, Map<string, number>>()
  hub.on('progress', ({ runId, stage, fraction }) => {
    const stages = runs.get(runId) ?? new Map<string, number>()
    // A stage that is entered again counts from its beginning; what was told before stays true.
    stages.set(stage, Math.max(fraction, stages.get(stage) ?? 0))
    runs.delete(runId)
    runs.set(runId, stages)
    const [oldest] = runs.keys()
    if (runs.size > MOST_RUNS && oldest !== undefined) runs.delete(oldest)
  })
  hub.on('event', ({ runId, type }) => {
    if (runId !== null && ENDINGS.has(type)) runs.delete(runId)
  })
  return { of: (runId) => runs.get(runId) ?? NOTHING }
}
