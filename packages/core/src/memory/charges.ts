import type { BudgetLimits, Charge } from '../domain/charge.js'
import type { Journal } from './journal.js'
import { readGroup } from './groups.js'
import { keyOf, type MemoryTables } from './memory-tables.js'
import { checkBudgets, heldLeft, type UsedGroup } from '../cost/check-budgets.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { sumCharges } from './sum-charges.js'

/** Holds money back, if every budget allows. */
export function reserveCharge(
  tables: MemoryTables,
  journal: Journal,
  charge: Charge,
  limits: BudgetLimits,
): void {
  if (tables.charges.has(charge.callId))
    throw new MutoscopeError('ALREADY_EXISTS', {
      message: `Call ${charge.callId} already has a charge.`,
      details: { field: 'callId' },
    })
  const used = (belongs: (other: Charge) => boolean) => sumCharges(tables, belongs)
  checkBudgets(charge, limits, {
    run: used((other) => other.runId === charge.runId),
    project: used((other) => other.projectId === charge.projectId),
    group: usedGroup(tables, charge),
    ownerDay: used((other) => other.ownerId === charge.ownerId && other.reservedAt >= limits.dayStart),
  })
  journal.set(tables.charges, charge.callId, charge)
}

function usedGroup(tables: MemoryTables, { ownerId, groupId, runId }: Charge): UsedGroup | null {
  const limitMicros = groupId === null ? null : tables.groups.get(keyOf(ownerId, groupId))?.budgetMicros
  if (groupId === null || limitMicros == null) return null
  const { heldMicros = 0 } = tables.runs.get(runId) ?? {}
  return {
    limitMicros,
    committedMicros: readGroup(tables, ownerId, groupId).committedMicros,
    heldMicros: heldLeft(
      heldMicros,
      sumCharges(tables, (charge) => charge.runId === runId),
    ),
  }
}

/** Changes a charge, when there is one. */
export function changeCharge(
  tables: MemoryTables,
  journal: Journal,
  callId: string,
  change: (charge: Charge) => Charge,
): void {
  const charge = tables.charges.get(callId)
  if (charge !== undefined) journal.set(tables.charges, callId, change(charge))
}
