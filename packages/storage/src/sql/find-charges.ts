import type { Charge } from '@mutoscope/core'
import type { ChargeFilter } from '@mutoscope/core/ports'
import { parseCharge } from './charge-row.js'
import type { ReadStatements } from './read-statements.js'
import type { ChargeRow } from './tables.js'
import type { Work } from './work.js'

type Statements = Pick<ReadStatements, 'chargesOfOwner' | 'chargesOfProject' | 'chargesOfRun'>

/** Finds the charges of a run, a project or an owner, oldest first. */
export function* findCharges(
  statements: Statements,
  ownerId: string,
  filter: ChargeFilter,
): Work<readonly Charge[]> {
  const { projectId, from = 0, until = Number.MAX_SAFE_INTEGER } = filter
  const rows = yield* rowsBy(statements, ownerId, { ...filter, from, until })
  return rows
    .map(parseCharge)
    .filter(
      (charge) =>
        (projectId === undefined || charge.projectId === projectId) &&
        charge.reservedAt >= from &&
        charge.reservedAt < until,
    )
}

/** The rows of the narrowest index. */
function rowsBy(
  { chargesOfOwner, chargesOfProject, chargesOfRun }: Statements,
  ownerId: string,
  { projectId, runId, from, until }: ChargeFilter & { readonly from: number; readonly until: number },
): Work<readonly ChargeRow[]> {
  if (runId !== undefined) return chargesOfRun.all({ owner_id: ownerId, run_id: runId })
  if (projectId !== undefined) return chargesOfProject.all({ owner_id: ownerId, project_id: projectId })
  return chargesOfOwner.all({ owner_id: ownerId, from, until })
}
