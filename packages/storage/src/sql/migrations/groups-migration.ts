import { sql } from 'kysely'
import type { Migration } from './migration.js'
import { textAndIntegers } from './text-and-integers.js'

/** Adds budgets that several projects share, and what runs hold of them. */
export const groupsMigration: Migration = {
  name: '0007-groups',
  statements: ({ db: { schema }, clustered }) => [
    clustered(
      textAndIntegers(schema.createTable('groups'), ['owner_id', 'id'], [])
        .addColumn('budget_micros', 'bigint')
        .addPrimaryKeyConstraint('groups_pk', ['owner_id', 'id']),
    ),
    schema.alterTable('projects').addColumn('group_id', 'text'),
    schema.alterTable('runs').addColumn('group_id', 'text'),
    schema.alterTable('runs').addColumn('held_micros', 'bigint', (column) => column.notNull().defaultTo(0)),
    schema.alterTable('charges').addColumn('group_id', 'text'),
    schema
      .createIndex('runs_holding')
      .on('runs')
      .columns(['owner_id', 'group_id'])
      .where(sql.ref('status'), 'not in', sql`('succeeded', 'failed', 'cancelled')`)
      .where(sql.ref('group_id'), 'is not', null),
    schema
      .createIndex('charges_group')
      .on('charges')
      .columns(['owner_id', 'group_id'])
      .where(sql.ref('group_id'), 'is not', null),
  ],
}
