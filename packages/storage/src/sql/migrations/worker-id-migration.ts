import type { Migration } from './migration.js'

/** Names who works on a run: an owner is the person or tenant that it belongs to. */
export const workerIdMigration: Migration = {
  name: '0009-worker-id',
  statements: ({ db: { schema } }) => [schema.alterTable('runs').renameColumn('lease_owner', 'worker_id')],
}
