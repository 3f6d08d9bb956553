import type { Run } from '@mutoscope/core'
import type { ClaimDueOptions, ClaimOptions } from '@mutoscope/core/ports'
import type { createClaimStatements } from './claim-statements.js'
import { claimRow, claimTurns, heldRows } from './claim-turns.js'
import { laneOf } from './lanes.js'
import { parseRun } from './rows.js'
import type { Work } from './work.js'

type Statements = ReturnType<typeof createClaimStatements>

/** Claims one run inside a transaction. */
export function* claimRun(statements: Statements, { runId, ...claim }: ClaimOptions): Work<Run | null> {
  yield* heldRows(statements, claim.now)
  const row = yield* claimRow(statements, runId, claim)
  return row === undefined ? null : parseRun(row)
}

/** Claims the runs whose turn it is inside a transaction. */
export function* claimDue(
  statements: Statements,
  { lanes, ...options }: ClaimDueOptions,
): Work<readonly Run[]> {
  return (yield* claimTurns(statements, { lane: laneOf(lanes) }, options)).map((row) => parseRun(row))
}
