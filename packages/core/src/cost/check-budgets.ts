import type { BudgetLimits, Charge } from '../domain/charge.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'

/** What a charge takes from a budget, micro-dollars. */
export function usedMicros(charge: Pick<Charge, 'state' | 'reservedMicros' | 'settledMicros'>): number {
  if (charge.state === 'reserved') return charge.reservedMicros
  return charge.state === 'settled' ? charge.settledMicros : 0
}

/** What is used of every budget, micro-dollars. */
export interface UsedBudgets {
  readonly run: number
  readonly project: number
  readonly ownerDay: number
}

/**
 * Refuses a reservation that would pass a limit; a reservation of nothing passes always. @throws
 * `BUDGET_EXCEEDED`
 */
export function checkBudgets(charge: Charge, limits: BudgetLimits, used: UsedBudgets): void {
  const scopes = [
    ['run', limits.runMicros, used.run],
    ['project', limits.projectMicros, used.project],
    ['owner-day', limits.ownerDayMicros, used.ownerDay],
  ] as const
  for (const [scope, limitMicros, usedNow] of scopes) {
    if (limitMicros === null || charge.reservedMicros === 0 || usedNow + charge.reservedMicros <= limitMicros)
      continue
    throw new MutoscopeError('BUDGET_EXCEEDED', {
      message: `${charge.provider}/${charge.model} may cost ${dollars(charge.reservedMicros)}; of the ${scope} budget of ${dollars(limitMicros)}, ${dollars(usedNow)} are used.`,
      details: { scope, limitMicros, usedMicros: usedNow, wantedMicros: charge.reservedMicros },
    })
  }
}

function dollars(micros: number): string {
  return `$${(micros / 1e6).toFixed(4).replace(/(\.\d\d)0+$/u, '$1')}`
}
