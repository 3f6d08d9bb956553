import type { BudgetLimits, Charge } from '../domain/charge.js'
import type { Journal } from './journal.js'
import type { MemoryTables } from './memory-tables.js'
import { checkBudgets, usedMicros } from '../cost/check-budgets.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'

/** Holds money back, if every budget allows. */
export function reserveCharge(
  tables: MemoryTables,
  journal: Journal,
  charge: Charge,
  limits: BudgetLimits,
): void {
  if (tables.charges.has(charge.callId))
    throw new MutoscopeError('ALREADY_EXISTS', {
      message: `There is already a charge for call ${charge.callId}.`,
      details: { field: 'callId' },
    })
  const all = [...tables.charges.values()]
  const used = (belongs: (other: Charge) => boolean) =>
    all.filter((other) => belongs(other)).reduce((sum, other) => sum + usedMicros(other), 0)
  checkBudgets(charge, limits, {
    run: used((other) => other.runId === charge.runId),
    project: used((other) => other.projectId === charge.projectId),
    ownerDay: used((other) => other.ownerId === charge.ownerId && other.reservedAt >= limits.dayStart),
  })
  journal.set(tables.charges, charge.callId, charge)
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
