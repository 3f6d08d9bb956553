import type { Json } from '../digest/canonical-json.js'
import type { EventType } from '../domain/event.js'
import type { Run } from '../domain/run.js'
import type { Change } from '../storage/store.js'
import { commitAndTell, type CommitStep } from './commit-and-tell.js'
import type { EngineParts } from './engine-parts.js'

/** An event of the run that is being worked on. */
export type RunEvent = { readonly type: EventType; readonly data: Json }

/**
 * Writes for one claimed run. Every write carries the run's epoch: a worker that lost its lease can write
 * nothing.
 */
export interface RunWriter {
  readonly run: Run
  /** @throws `LEASE_LOST` and whatever the store throws */
  commit(
    step: Exclude<CommitStep, 'request.commit'>,
    changes: readonly Change[],
    events: readonly RunEvent[],
  ): Promise<void>
}

/** Makes the writer of a claimed run. */
export function createRunWriter(parts: EngineParts, run: Run): RunWriter {
  return {
    run,
    commit: (step, changes, events) =>
      commitAndTell(parts, step, {
        ownerId: run.ownerId,
        fence: { runId: run.id, epoch: run.epoch },
        changes,
        events: events.map((event) => ({ ...event, projectId: run.projectId, runId: run.id })),
        at: parts.clock.now(),
      }),
  }
}
