import { usedMicros } from '../cost/check-budgets.js'
import type { Charge } from '../domain/charge.js'
import type { MemoryTables } from './memory-tables.js'

/** What the charges that belong take from a budget together, micro-dollars. */
export function sumCharges({ charges }: MemoryTables, belongs: (charge: Charge) => boolean): number {
  return [...charges.values()].filter(belongs).reduce((sum, charge) => sum + usedMicros(charge), 0)
}
