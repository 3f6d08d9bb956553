import type { Migration } from './migration.js'

/** Adds what the next stage of a run waits for. Runs of before are looked at by workers of the first lane. */
export const lanesMigration: Migration = {
  name: '0008-lanes',
  statements: ({ db: { schema } }) => [
    schema.alterTable('runs').addColumn('lane', 'text', (column) => column.notNull().defaultTo('io')),
  ],
}
