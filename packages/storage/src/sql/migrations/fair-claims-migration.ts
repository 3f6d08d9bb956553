import { sql } from 'kysely'
import type { Migration } from './migration.js'
import { textAndIntegers } from './text-and-integers.js'

/** Adds what claims go by: turns of owners, how near a run is to its end, and how workers left it. */
export const fairClaimsMigration: Migration = {
  name: '0003-fair-claims',
  statements: ({ db, clustered }) => [
    db.schema
      .alterTable('runs')
      .addColumn('stages_left', 'bigint', (column) => column.notNull().defaultTo(0)),
    // The lease that was the default when there was no such column.
    db.schema
      .alterTable('runs')
      .addColumn('lease_ms', 'bigint', (column) => column.notNull().defaultTo(30_000)),
    db.schema.alterTable('runs').addColumn('deaths', 'bigint', (column) => column.notNull().defaultTo(0)),
    db.schema.dropIndex('runs_due_by_priority'),
    db.schema
      .createIndex('runs_turns')
      .on('runs')
      .columns(['owner_id', 'priority desc', 'stages_left', 'due_at', 'id'])
      .where(sql.ref('status'), 'not in', sql`('succeeded', 'failed', 'cancelled')`)
      .where(sql.ref('due_at'), 'is not', null),
    db.schema
      .createIndex('runs_held')
      .on('runs')
      .columns(['owner_id'])
      .where(sql.ref('worker_id'), 'is not', null),
    db.schema
      .createIndex('runs_queued')
      .on('runs')
      .columns(['owner_id'])
      .where(sql.ref('status'), '=', sql`'queued'`),
    clustered(
      textAndIntegers(
        db.schema.createTable('owner_turns'),
        ['owner_id'],
        ['turn_start', 'turn_end'],
      ).addPrimaryKeyConstraint('owner_turns_pk', ['owner_id']),
    ),
    db.schema.createIndex('owner_turns_latest').on('owner_turns').columns(['turn_start']),
  ],
}
