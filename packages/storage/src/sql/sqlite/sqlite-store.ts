import type { DatabaseSync } from 'node:sqlite'
import type { Store } from '@mutoscope/core/ports'
import { createSqlStore } from '../create-sql-store.js'
import { migrate } from '../migrations/migrate.js'
import { retryWhileBusy } from '../retry-while-busy.js'
import { makePrivateFile } from './private-file.js'
import { createSqliteDriver, type SqliteDriver } from './sqlite-driver.js'
import { isBusy, toStoreError } from './sqlite-error.js'

/**
 * How long one attempt waits for a lock inside SQLite, in milliseconds. That wait blocks the whole process,
 * so it is short, and the rest of the time is waited between attempts.
 */
const LOCK_WAIT_MS = 50

/** Options of {@link createSqliteStore}. */
export interface SqliteStoreOptions {
  /**
   * File of the database, which only this user can read; it and its folder are made when they are missing. `:memory:` is gone when the store
   * is closed. Never a network drive.
   */
  readonly path: string
  /**
   * How long a write waits for another process before it fails with `STORE_BUSY`, milliseconds. @default 5000
   */
  readonly busyTimeoutMs?: number
}

/**
 * Opens a store in an SQLite file and brings its tables to this version. Every commit is on disk when its
 * promise resolves; commits made at the same time share one write to the disk. Several processes may use one
 * file, but they take turns writing: run one that writes much.
 *
 * @throws `STORE_INVALID` when the file is no database, is damaged, or belongs to a newer version or
 *   another program; `OUTPUT_NOT_WRITABLE`, `STORE_BUSY`, `DISK_FULL`
 *
 * @example
 * const store = await createSqliteStore({ path: 'data/mutoscope.db' })
 */
export async function createSqliteStore({ path, busyTimeoutMs = 5_000 }: SqliteStoreOptions): Promise<Store> {
  try {
    if (path !== ':memory:') await makePrivateFile(path)
    const driver = await retryWhileBusy(() => open(path), { isBusy, timeoutMs: busyTimeoutMs })
    return createSqlStore(driver, { busyTimeoutMs })
  } catch (error) {
    throw toStoreError(error, path)
  }
}

function open(path: string): SqliteDriver {
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
    driver.write(migrate(driver.dialect, path))
    return driver
  } catch (error) {
    database.close()
    throw error
  }
}

function openReader(path: string): DatabaseSync {
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite')
  return new DatabaseSync(path, { readOnly: true, timeout: LOCK_WAIT_MS })
}
