import { MutoscopeError } from '@mutoscope/core'
import type { ScannedRow } from '../driver.js'
import { migrate } from '../migrations/migrate.js'
import { retryWhileBusy } from '../retry-while-busy.js'
import { assertDatabaseFile } from './assert-database-file.js'
import { openSqlite } from './open-sqlite.js'
import { isBusy, toStoreError } from './sqlite-error.js'

/** A database that is read and that nobody can change meanwhile. */
export interface SqliteSource {
  rows(query: string): Iterable<ScannedRow>
  close(): void
}

/** How long another process may hold the database before the attempt ends, milliseconds. */
const BUSY_TIMEOUT_MS = 5_000

/**
 * Opens a database to be moved: brought to this version, and locked against writes.
 *
 * @throws `INVALID_INPUT` for a file that is not there, `STORE_BUSY` while a process works on it
 */
export async function openSqliteSource(path: string): Promise<SqliteSource> {
  assertDatabaseFile(path)
  try {
    return await retryWhileBusy(() => open(path), { isBusy, timeoutMs: BUSY_TIMEOUT_MS })
  } catch (error) {
    throw toStoreError(error, path)
  }
}

function open(path: string): SqliteSource {
  const { database, driver } = openSqlite(path)
  try {
    driver.write(migrate(driver.dialect, path))
    database.exec('begin immediate')
    const held = database
      .prepare('select max(lease_until) as until from runs where worker_id is not null and lease_until > ?')
      .get(Date.now())
    if (typeof held?.['until'] === 'number')
      throw new MutoscopeError('STORE_BUSY', {
        message: `A process works on the database ${path}. Stop it; if it was killed, its lease ends at ${new Date(held['until']).toISOString()}.`,
        details: { path, leaseUntil: held['until'] },
      })
    return {
      *rows(query) {
        // The character 0 of older search texts gives way as it does in new ones.
        for (const row of database.prepare(query).iterate())
          yield typeof row['search_text'] === 'string'
            ? { ...row, search_text: row['search_text'].replaceAll('\0', '\uFFFD') }
            : row
      },
      close() {
        database.exec('rollback')
        driver.close()
      },
    }
  } catch (error) {
    driver.close()
    throw error
  }
}
