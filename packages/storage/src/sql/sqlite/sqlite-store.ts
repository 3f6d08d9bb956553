import type { Store } from '@mutoscope/core/ports'
import { createSqlStore } from '../create-sql-store.js'
import { migrate } from '../migrations/migrate.js'
import { retryWhileBusy } from '../retry-while-busy.js'
import { openSqlite } from './open-sqlite.js'
import { makePrivateFile } from './private-file.js'
import type { SqliteDriver } from './sqlite-driver.js'
import { isBusy, toStoreError } from './sqlite-error.js'

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
  const { driver } = openSqlite(path)
  try {
    driver.write(migrate(driver.dialect, path))
    return driver
  } catch (error) {
    driver.close()
    throw error
  }
}
