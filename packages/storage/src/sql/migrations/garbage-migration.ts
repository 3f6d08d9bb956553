import type { Migration } from './migration.js'

/** Adds the way to find out what no project binds any more. */
export const garbageMigration: Migration = {
  name: '0006-garbage',
  statements: ({ db: { schema } }) => [
    schema.createIndex('bindings_artifact').on('bindings').columns(['owner_id', 'digest']),
  ],
}
