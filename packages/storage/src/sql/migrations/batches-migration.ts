import { sql } from 'kysely'
import type { Migration } from './migration.js'
import { textAndIntegers } from './text-and-integers.js'

/** Adds work of one run that all workers share. */
export const batchesMigration: Migration = {
  name: '0010-batches',
  statements: ({ db: { schema } }) => [
    textAndIntegers(
      schema.createTable('batches'),
      ['id', 'owner_id', 'project_id', 'run_id', 'stage', 'kind', 'maker', 'requests', 'error'],
      [
        'stage_index',
        'stage_count',
        'size',
        'done',
        'stage_size',
        'priority',
        'epoch',
        'lease_until',
        'lease_ms',
        'deaths',
        'created_at',
      ],
    )
      .addColumn('worker_id', 'text')
      .addPrimaryKeyConstraint('batches_pk', ['id'])
      .addForeignKeyConstraint(
        'batches_run',
        ['run_id', 'project_id', 'owner_id'],
        'runs',
        ['id', 'project_id', 'owner_id'],
        (key) => key.onDelete('cascade'),
      ),
    schema.createIndex('batches_run').on('batches').columns(['run_id', 'created_at', 'id']),
    schema
      .createIndex('batches_turns')
      .on('batches')
      .columns(['owner_id', 'priority desc', 'created_at', 'id'])
      .where(sql.ref('error'), '=', sql`'null'`),
    schema
      .createIndex('batches_free')
      .on('batches')
      .columns(['lease_until'])
      .where(sql.ref('error'), '=', sql`'null'`),
    schema
      .createIndex('batches_held')
      .on('batches')
      .columns(['owner_id'])
      .where(sql.ref('worker_id'), 'is not', null),
  ],
}
