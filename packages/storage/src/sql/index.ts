export {
  createPostgresStore,
  type PostgresLimits,
  type PostgresStoreOptions,
} from './postgres/postgres-store.js'
export type { PostgresClient, PostgresPool, PostgresQuery, PostgresResult } from './postgres/postgres-pool.js'
export { createSqliteStore, type SqliteStoreOptions } from './sqlite/sqlite-store.js'
