import type { ErrorRecord } from '../errors/error-record.js'
import type { EngineParts } from './engine-parts.js'
import type { RunWriter } from './run-writer.js'

/** Ends a run for good, and says how. */
export async function endRun(
  parts: EngineParts,
  writer: RunWriter,
  status: 'succeeded' | 'failed' | 'cancelled',
  error: ErrorRecord | null,
): Promise<void> {
  const data = error === null ? {} : { code: error.code, message: error.message, details: error.details }
  await writer.commit(
    'run.commit',
    [
      {
        type: 'update-run',
        runId: writer.run.id,
        set: { status, dueAt: null, error },
        updatedAt: parts.clock.now(),
      },
    ],
    [{ type: `run.${status}`, data }],
  )
}
