import type { BatchChange } from '@mutoscope/core/ports'
import { toBatchRow } from './batch-row.js'
import type { BatchStatements } from './batch-statements.js'
import { alreadyExists, explaining, runNotFound } from './explain-refusal.js'
import type { Work } from './work.js'
import type { WriteStatements } from './write-statements.js'

/** Turns a change of a batch into what writes it. */
export function toBatchWrite(change: BatchChange, statements: WriteStatements): () => Work<unknown> {
  const { batches } = statements
  switch (change.type) {
    case 'insert-batch': {
      const row = toBatchRow(change.batch)
      return explaining(() => batches.insert.run(row), statements, {
        unique: () => alreadyExists('id', `There is already a batch ${row.id}.`),
        foreign: () => runNotFound(row.run_id),
      })
    }
    case 'advance-batch': {
      const values = { id: change.batchId, done: change.done }
      return () => batches.advance.run(values)
    }
    case 'end-batch': {
      const { batchId: id, runId: run_id, at } = change
      const error = change.error === null ? null : JSON.stringify(change.error)
      return () => endBatch({ id, run_id, at, error }, batches)
    }
    case 'delete-batches': {
      const values = { run_id: change.runId }
      return () => batches.removeAll.run(values)
    }
  }
}

interface Ending {
  readonly id: string
  readonly run_id: string
  readonly at: number
  readonly error: string | null
}

function* endBatch({ id, run_id, at, error }: Ending, batches: BatchStatements): Work<void> {
  const ended = error === null ? yield* batches.remove.run({ id }) : yield* batches.fail.run({ id, error })
  if (ended > 0) yield* batches.wakeRun.run({ run_id, at })
}
