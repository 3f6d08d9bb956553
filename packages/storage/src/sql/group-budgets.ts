import type { Charge, GroupSpending } from '@mutoscope/core'
import { heldLeft, type UsedGroup } from '@mutoscope/core/ports'
import type { GroupStatements } from './group-statements.js'
import type { Work } from './work.js'

/** How the budget of a group stands. */
export function* readGroup(
  statements: GroupStatements,
  ownerId: string,
  groupId: string,
): Work<GroupSpending> {
  const key = { owner_id: ownerId, group_id: groupId }
  const { used = 0, settled = 0 } = (yield* statements.charges.get(key)) ?? {}
  return {
    budgetMicros: (yield* statements.budget.get(key))?.budget_micros ?? null,
    actualMicros: settled,
    committedMicros: used + ((yield* statements.held.get(key))?.held ?? 0),
  }
}

/** How the group of a charge stands; null without a budget. `usedByRun` is what its run has used. */
export function* usedGroup(
  statements: GroupStatements,
  { ownerId, groupId, runId }: Charge,
  usedByRun: () => Work<number>,
): Work<UsedGroup | null> {
  if (groupId === null) return null
  const { budgetMicros, committedMicros } = yield* readGroup(statements, ownerId, groupId)
  if (budgetMicros === null) return null
  const { held_micros: held = 0 } = (yield* statements.ofRun.get({ run_id: runId })) ?? {}
  return { limitMicros: budgetMicros, committedMicros, heldMicros: heldLeft(held, yield* usedByRun()) }
}
