import { withDriver } from '../with-driver.js'
import { assertDatabaseFile } from '../sqlite/assert-database-file.js'
import type { DatabaseTarget } from '../database-target.js'
import { createSchema } from '../postgres/create-schema.js'
import { fixedStatement } from '../statement.js'
import { makePrivateFile } from '../sqlite/private-file.js'
import { migrate, readStanding } from './migrate.js'
import { MIGRATIONS } from './migrations.js'

/** What {@link migrateDatabase} has done. */
export interface MigratedDatabase {
  /** The migration that the database was at, or null for a new one. */
  readonly from: string | null
  /** The migration that it is at now. */
  readonly to: string
  /** Those that were applied, in order; none when it was up to date. */
  readonly applied: readonly string[]
}

/** What {@link inspectDatabase} finds. */
export interface DatabaseFacts {
  /** `SQLite` or `PostgreSQL`. */
  readonly product: string
  readonly version: string
  /** Path, or host and name of the database; nothing that is secret. */
  readonly place: string
  /** The migration that it is at, or null for a new one. */
  readonly migration: string | null
  /** How many migrations it does not have yet. */
  readonly pending: number
}

/**
 * Brings a database to the tables of this version, as opening a store does; a new one is made.
 *
 * @throws what `createSqliteStore` and `createPostgresStore` throw
 * @example
 * const { from, to } = await migrateDatabase({ url: 'postgres://studio:secret@db.example.com/studio' })
 */
export async function migrateDatabase(target: DatabaseTarget): Promise<MigratedDatabase> {
  if ('path' in target) await makePrivateFile(target.path)
  return withDriver(target, async ({ driver, place }) => {
    if ('url' in target && target.schema !== undefined)
      await driver.write(createSchema(driver.dialect, target.schema))
    const { from, applied } = await driver.write(migrate(driver.dialect, place))
    return { from, to: MIGRATIONS.at(-1)?.name ?? '', applied }
  })
}

/**
 * Says what a database is and how far its tables have come, and changes nothing.
 *
 * @throws what `createSqliteStore` and `createPostgresStore` throw; `INVALID_INPUT` for a file that is not there
 */
export async function inspectDatabase(target: DatabaseTarget): Promise<DatabaseFacts> {
  if ('path' in target) assertDatabaseFile(target.path)
  return withDriver(target, async ({ driver, place }) => {
    const { product, version } = driver.dialect
    const found = await driver.read(fixedStatement<{ version: string }>(version).get({}))
    const { from, left } = await driver.read(readStanding(driver.dialect, place))
    return { product, version: found?.version ?? '', place, migration: from, pending: left.length }
  })
}
