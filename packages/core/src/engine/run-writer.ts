import type { Json } from '../digest/canonical-json.js'
import type { EventType } from '../domain/event.js'
import type { Run } from '../domain/run.js'
import type { Change } from '../storage/store.js'
import { commitAndPublish, type CommitEngine, type CommitStep } from './commit-and-publish.js'
import type { Engine } from './engine.js'
import type { RunLease } from './run-lease.js'

/** An event of the run that is being worked on. */
export type RunEvent = { readonly type: EventType; readonly data: Json }

/**
 * Writes for one claimed run. Every write carries the run's epoch: a worker that lost its lease can write
 * nothing.
 */
export interface RunWriter {
  readonly run: Run
  readonly lease: RunLease
  /** @throws `LEASE_LOST` and whatever the store throws */
  commit(
    step: Exclude<CommitStep, 'request.commit'>,
    changes: readonly Change[],
    events: readonly RunEvent[],
  ): Promise<void>
}

/** Makes the writer of a claimed run. */
export function createRunWriter(
  engine: CommitEngine & Pick<Engine, 'clock'>,
  run: Run,
  lease: RunLease,
): RunWriter {
  return {
    run,
    lease,
    async commit(step, changes, events) {
      const at = engine.clock.now()
      await commitAndPublish(engine, step, {
        ownerId: run.ownerId,
        fence: { runId: run.id, epoch: run.epoch },
        changes: forgetDeaths(run, changes, at),
        events: events.map((event) => ({ ...event, projectId: run.projectId, runId: run.id })),
        at,
      })
    },
  }
}

/** A run that makes something is not what workers die of: only deaths without a step in between count. */
function forgetDeaths(run: Run, changes: readonly Change[], at: number): readonly Change[] {
  if (run.deaths === 0) return changes
  const made = changes.some(({ type }) => type === 'insert-artifact')
  return made
    ? [...changes, { type: 'update-run', runId: run.id, set: { deaths: 0 }, updatedAt: at }]
    : changes
}
