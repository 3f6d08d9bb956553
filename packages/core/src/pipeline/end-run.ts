import type { StoredError } from '../errors/stored-error.js'
import type { Engine } from '../engine/engine.js'
import type { RunWriter } from '../engine/run-writer.js'

/** Ends a run for good, and says how. */
export async function endRun(
  engine: Engine,
  writer: RunWriter,
  status: 'succeeded' | 'failed' | 'cancelled',
  error: StoredError | null,
): Promise<void> {
  const data = error === null ? {} : { code: error.code, message: error.message, details: error.details }
  await writer.commit(
    'run.commit',
    [
      {
        type: 'update-run',
        runId: writer.run.id,
        set: { status, dueAt: null, error },
        updatedAt: engine.clock.now(),
      },
      // What other workers still make of it is not wanted any more.
      ...(engine.sharesBatches ? [{ type: 'delete-batches', runId: writer.run.id } as const] : []),
    ],
    [{ type: `run.${status}`, data }],
  )
}
