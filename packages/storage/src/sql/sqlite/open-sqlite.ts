import type { DatabaseSync } from 'node:sqlite'
import { createSqliteDriver, type SqliteDriver } from './sqlite-driver.js'

/**
 * How long one attempt waits for a lock inside SQLite, in milliseconds. That wait blocks the whole process,
 * so it is short, and the rest of the time is waited between attempts.
 */
const LOCK_WAIT_MS = 50

/** Opens the file of a database, or one in memory, as all of ours are opened. */
export function openSqlite(path: string): { readonly database: DatabaseSync; readonly driver: SqliteDriver } {
  // Not imported: bundlers take `node:` away, and this module has no name without it.
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite')
  const database = new DatabaseSync(path, { timeout: LOCK_WAIT_MS })
  try {
    database.exec('pragma journal_mode = wal')
    database.exec('pragma synchronous = full')
    database.exec('pragma foreign_keys = on')
    // Moving the log (at most 16 MB) into the file is left to quiet moments; only without any does a commit
    // wait for it, one in some hundred.
    database.exec('pragma wal_autocheckpoint = 4000')
    // In KiB. Digests are spread over the whole index of the artifacts, so it should stay in memory.
    database.exec('pragma cache_size = -16000')
    // What a savepoint may have to put back need not go to a file.
    database.exec('pragma temp_store = memory')
    const driver = createSqliteDriver(
      database,
      path === ':memory:' ? {} : { openReader: () => openReader(path) },
    )
    return { database, driver }
  } catch (error) {
    database.close()
    throw error
  }
}

function openReader(path: string): DatabaseSync {
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite')
  return new DatabaseSync(path, { readOnly: true, timeout: LOCK_WAIT_MS })
}
