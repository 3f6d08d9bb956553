import { heldLeft } from '../cost/check-budgets.js'
import type { GroupSpending } from '../domain/group.js'
import { hasEnded } from '../domain/run.js'
import { keyOf, type MemoryTables } from './memory-tables.js'
import { sumCharges } from './sum-charges.js'

/** How the budget of a group stands. */
export function readGroup(tables: MemoryTables, ownerId: string, groupId: string): GroupSpending {
  const isOf = (row: { readonly ownerId: string; readonly groupId: string | null }) =>
    row.ownerId === ownerId && row.groupId === groupId
  const held = [...tables.runs.values()]
    .filter((run) => isOf(run) && !hasEnded(run.status))
    .reduce(
      (sum, { id, heldMicros }) =>
        sum +
        heldLeft(
          heldMicros,
          sumCharges(tables, ({ runId }) => runId === id),
        ),
      0,
    )
  return {
    budgetMicros: tables.groups.get(keyOf(ownerId, groupId))?.budgetMicros ?? null,
    actualMicros: [...tables.charges.values()]
      .filter(isOf)
      .reduce((sum, { settledMicros }) => sum + settledMicros, 0),
    committedMicros: sumCharges(tables, isOf) + held,
  }
}
