import type { Batch, ClaimBatchesOptions } from '@mutoscope/core/ports'
import { parseBatch } from './batch-row.js'
import type { BatchStatements } from './batch-statements.js'
import { claimTurns } from './claim-turns.js'
import type { Work } from './work.js'

/** Claims the batches whose turn it is inside a transaction. */
export function* claimBatches(
  statements: BatchStatements,
  { makers, ...options }: ClaimBatchesOptions,
): Work<readonly Batch[]> {
  const rows = yield* claimTurns(statements, { makers: JSON.stringify(makers) }, options)
  return rows.map((row) => parseBatch(row))
}
