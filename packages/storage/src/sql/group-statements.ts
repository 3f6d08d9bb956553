import { sql } from 'kysely'
import type { Dialect } from './dialect.js'
import { pick } from './pick-columns.js'
import type { Compile } from './statement.js'
import { endedStatuses } from './status-lists.js'
import { COLUMNS, type GroupRow } from './tables.js'
import { usedSum } from './used-sum.js'

type GroupKey = { readonly owner_id: string; readonly group_id: string }

/** The statements about budgets that several projects share. */
export type GroupStatements = ReturnType<typeof createGroupStatements>

/** Compiles them. */
export function createGroupStatements({ db }: Dialect, compile: Compile) {
  return {
    put: compile((values: GroupRow) =>
      db
        .insertInto('groups')
        .values(pick(values, COLUMNS.groups))
        .onConflict((conflict) =>
          conflict
            .columns(['owner_id', 'id'])
            .doUpdateSet({ budget_micros: sql.ref('excluded.budget_micros') }),
        ),
    ),
    delete: compile((values: GroupKey) =>
      db.deleteFrom('groups').where('owner_id', '=', values.owner_id).where('id', '=', values.group_id),
    ),
    budget: compile((values: GroupKey) =>
      db
        .selectFrom('groups')
        .select('budget_micros')
        .where('owner_id', '=', values.owner_id)
        .where('id', '=', values.group_id),
    ),
    charges: compile((values: GroupKey) =>
      db
        .selectFrom('charges')
        .select([usedSum(), sql<number>`coalesce(sum(settled_micros), 0)`.as('settled')])
        .where('owner_id', '=', values.owner_id)
        .where('group_id', '=', values.group_id),
    ),
    /** What runs that have not ended hold and have not used yet. */
    held: compile((values: GroupKey) =>
      db
        .selectFrom(
          db
            .selectFrom('runs')
            .select(({ selectFrom }) => [
              'held_micros',
              selectFrom('charges').select(usedSum()).whereRef('charges.run_id', '=', 'runs.id').as('used'),
            ])
            .where('owner_id', '=', values.owner_id)
            .where('group_id', '=', values.group_id)
            .where('group_id', 'is not', null)
            .where('status', 'not in', endedStatuses())
            .as('holding'),
        )
        .select(
          sql<number>`coalesce(sum(case when held_micros > used then held_micros - used else 0 end), 0)`.as(
            'held',
          ),
        ),
    ),
    ofRun: compile((values: { run_id: string }) =>
      db.selectFrom('runs').select('held_micros').where('id', '=', values.run_id),
    ),
  }
}
