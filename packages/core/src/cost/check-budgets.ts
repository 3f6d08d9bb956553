import type { BudgetLimits, Charge } from '../domain/charge.js'
import type { Run } from '../domain/run.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { formatDollars } from './dollars.js'

/** What a charge takes from a budget, micro-dollars. */
export function usedMicros(charge: Pick<Charge, 'state' | 'reservedMicros' | 'settledMicros'>): number {
  if (charge.state === 'reserved') return charge.reservedMicros
  return charge.state === 'settled' ? charge.settledMicros : 0
}

/** What is left of the budget that a run holds for itself in its group, micro-dollars. */
export function heldLeft(heldMicros: number, usedByRun: number): number {
  return Math.max(0, heldMicros - usedByRun)
}

/** How the budget of a group stands for one charge, micro-dollars. */
export interface UsedGroup {
  readonly limitMicros: number
  /** Committed in all, with what runs hold. */
  readonly committedMicros: number
  /** What of it the charge's own run still holds. */
  readonly heldMicros: number
}

/** What is used of every budget, micro-dollars. */
export interface UsedBudgets {
  readonly run: number
  readonly project: number
  /** Null without a group that has a budget. */
  readonly group: UsedGroup | null
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
    ['group', ...groupScope(charge, used.group)],
    ['owner-day', limits.ownerDayMicros, used.ownerDay],
  ] as const
  for (const [scope, limitMicros, usedNow] of scopes) {
    if (limitMicros === null || charge.reservedMicros === 0 || usedNow + charge.reservedMicros <= limitMicros)
      continue
    throw new MutoscopeError('BUDGET_EXCEEDED', {
      message: `${charge.provider}/${charge.model} may cost ${formatDollars(charge.reservedMicros)}; of the ${scope} budget of ${formatDollars(limitMicros)}, ${formatDollars(usedNow)} are used.`,
      details: { scope, limitMicros, usedMicros: usedNow, wantedMicros: charge.reservedMicros },
    })
  }
}

/**
 * Refuses a run that would hold more of its group's budget than is left. `committedMicros` is committed
 * without it. @throws `BUDGET_EXCEEDED`
 */
export function checkHold(
  { id: runId, groupId, heldMicros }: Pick<Run, 'id' | 'groupId' | 'heldMicros'>,
  limitMicros: number | null,
  committedMicros: number,
): void {
  if (limitMicros === null || heldMicros === 0 || committedMicros + heldMicros <= limitMicros) return
  throw new MutoscopeError('BUDGET_EXCEEDED', {
    message: `The run is expected to cost ${formatDollars(heldMicros)}; of the group budget of ${formatDollars(limitMicros)}, ${formatDollars(committedMicros)} are used.`,
    details: {
      scope: 'group',
      groupId,
      runId,
      limitMicros,
      usedMicros: committedMicros,
      wantedMicros: heldMicros,
    },
  })
}

/** The run's own hold makes room for the charge. What fits into it was promised, whatever the budget is now. */
function groupScope(
  { reservedMicros }: Charge,
  group: UsedGroup | null,
): readonly [limitMicros: number | null, usedMicros: number] {
  if (group === null || reservedMicros <= group.heldMicros) return [null, 0]
  return [group.limitMicros, group.committedMicros - group.heldMicros]
}
