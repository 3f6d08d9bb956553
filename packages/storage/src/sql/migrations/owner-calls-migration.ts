import type { Migration } from './migration.js'

/** Lists all calls of an owner, newest first, without reading those of others. */
export const ownerCallsMigration: Migration = {
  name: '0004-owner-calls',
  statements: ({ db: { schema } }) => [
    schema.createIndex('calls_newest').on('calls').columns(['owner_id', 'created_at', 'id', 'status']),
  ],
}
