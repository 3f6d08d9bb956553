export { createPostgresStore } from './postgres/postgres-store.js'
export type { PostgresLimits, PostgresStoreOptions } from './postgres/postgres-options.js'
export type { PostgresClient, PostgresPool, PostgresQuery, PostgresResult } from './postgres/postgres-pool.js'
export { createSqliteStore, type SqliteStoreOptions } from './sqlite/sqlite-store.js'
export type { DatabaseTarget, PostgresTarget, SqliteTarget } from './database-target.js'
export {
  inspectDatabase,
  migrateDatabase,
  type DatabaseFacts,
  type MigratedDatabase,
} from './migrations/migrate-database.js'
export { moveDatabase, type MovedTable, type MoveDatabaseOptions } from './move-database.js'
export { parseDatabaseUrl } from './parse-database-url.js'
