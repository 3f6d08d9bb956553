import type { Group, GroupSpending } from '../domain/group.js'
import { commitAndPublish } from '../engine/commit-and-publish.js'
import type { Engine } from '../engine/engine.js'
import type { Change } from '../storage/store.js'
import { parseBudget } from './parse-budget.js'
import { parseOwner } from '../records/parse-owner.js'

/** Budgets that several projects share. A project names its group when it is created (`groupId`). */
export interface Groups {
  /**
   * Sets the budget of a group, of a new one too; runs under way are held to it from now on, but keep what
   * they hold. @throws `INVALID_INPUT`
   */
  set(group: Group): Promise<void>
  /** How the budgets of these groups stand, by id. */
  spending(ownerId: string, groupIds: readonly string[]): Promise<ReadonlyMap<string, GroupSpending>>
  /** Lifts the budget of a group; what was spent stays in the ledger. Does nothing when there is none. */
  remove(ref: { readonly ownerId: string; readonly groupId: string }): Promise<void>
}

/** Makes the groups part of a studio. */
export function createGroups(engine: Engine): Groups {
  const write = (change: Change) =>
    commitAndPublish(engine, 'request.commit', { changes: [change], events: [], at: engine.clock.now() })
  return {
    set: (group) =>
      write({ type: 'put-group', group: { ...group, budgetMicros: parseBudget(group.budgetMicros) } }),
    spending: (ownerId, groupIds) =>
      engine.store.groupSpending(parseOwner(ownerId, 'groups.spending'), groupIds),
    remove: ({ ownerId, groupId }) => write({ type: 'delete-group', ownerId, groupId }),
  }
}
