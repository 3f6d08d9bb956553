export { createSqliteStore, type SqliteStoreOptions } from './sqlite/sqlite-store.js'
