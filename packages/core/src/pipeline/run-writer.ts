import type { Json } from '../digest/canonical-json.js'
import type { EventType } from '../domain/event.js'
import type { Run } from '../domain/run.js'
import type { Change } from '../storage/store.js'
import type { CrashPoint } from './crash-point.js'
import type { EngineParts } from './engine-parts.js'

/** An event of the run that is being worked on. */
export type RunEvent = { readonly type: EventType; readonly data: Json }

/** Writes for one claimed run. Every write carries the run's epoch: a worker that lost its lease can write nothing. */
export interface RunWriter {
  readonly run: Run
  /** @throws `LEASE_LOST` and whatever the store throws */
  commit(step: WriteStep, changes: readonly Change[], events: readonly RunEvent[]): Promise<void>
}

type WriteStep = 'run.commit' | 'stage.commit' | 'project.commit' | 'gate.commit' | 'artifact.commit' | 'call.intend' | 'call.send' | 'call.accept' | 'call.settle'

/** Makes the writer of a claimed run. */
export function createRunWriter(parts: EngineParts, run: Run): RunWriter {
  return {
    run,
    async commit(step, changes, events) {
      await parts.crashPoint(`${step}.before` satisfies CrashPoint)
      const stored = await parts.store.commit({
        fence: { runId: run.id, epoch: run.epoch },
        changes,
        events: events.map((event) => ({ ...event, projectId: run.projectId, runId: run.id })),
        at: parts.clock.now(),
      })
      for (const event of stored) parts.hub.emit('event', event)
      await parts.crashPoint(`${step}.after` satisfies CrashPoint)
    },
  }
}
