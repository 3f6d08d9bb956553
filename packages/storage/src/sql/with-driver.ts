import type { DatabaseTarget, PostgresTarget, SqliteTarget } from './database-target.js'
import type { Driver } from './driver.js'
import { openPostgresDriver } from './postgres/open-postgres-driver.js'
import { placeOf } from './postgres/open-pool.js'
import type { PostgresDriver } from './postgres/postgres-driver.js'
import { toPostgresError } from './postgres/postgres-error.js'
import { openSqlite } from './sqlite/open-sqlite.js'
import { toStoreError } from './sqlite/sqlite-error.js'

/** A database that is open for one piece of work. */
export interface OpenDatabase<Opened extends Driver = Driver> {
  readonly driver: Opened
  /** Where it is, for messages. */
  readonly place: string
}

/** Opens a database for one piece of work and closes it in every case. */
export async function withDriver<Result>(
  target: DatabaseTarget,
  use: (database: OpenDatabase) => Promise<Result>,
): Promise<Result> {
  return 'path' in target ? withSqlite(target, use) : withPostgres(target, use)
}

/** Opens a PostgreSQL database for one piece of work. */
export async function withPostgres<Result>(
  { url, schema }: PostgresTarget,
  use: (database: OpenDatabase<PostgresDriver>) => Promise<Result>,
): Promise<Result> {
  const place = placeOf(url)
  const { driver } = await openPostgresDriver({ url, ...(schema === undefined ? {} : { schema }) })
  try {
    await driver.askTime()
    return await use({ driver, place })
  } catch (error) {
    throw toPostgresError(error, place)
  } finally {
    await driver.close()
  }
}

async function withSqlite<Result>(
  { path }: SqliteTarget,
  use: (database: OpenDatabase) => Promise<Result>,
): Promise<Result> {
  try {
    const { driver } = openSqlite(path)
    try {
      return await use({ driver, place: path })
    } finally {
      driver.close()
    }
  } catch (error) {
    throw toStoreError(error, path)
  }
}
