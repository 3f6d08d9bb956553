import type { Store } from '@mutoscope/core/ports'
import { createSqlStore } from '../create-sql-store.js'
import { migrate } from '../migrations/migrate.js'
import { createSchema } from './create-schema.js'
import { forgetMarks } from './forget-marks.js'
import { placeOf } from './open-pool.js'
import { openPostgresDriver } from './open-postgres-driver.js'
import { toPostgresError } from './postgres-error.js'
import type { PostgresStoreOptions } from './postgres-options.js'

/**
 * Opens a store in a PostgreSQL database (13 or newer) and brings its tables to this version; several
 * processes may do so at once. Needs the package `pg`. Every commit is on the server's disk when its promise
 * resolves; commits made at the same time share a transaction. Leases and times go by the server's clock.
 *
 * @throws `STORE_UNAVAILABLE` when the server cannot be reached; `STORE_REFUSED` for a wrong user, password,
 *   database or permission; `STORE_INVALID` for a database of a newer version, one that was migrated in part,
 *   or tables of another program; `INVALID_INPUT` for a URL or limit that is none, `STORE_BUSY`, `DISK_FULL`
 *
 * @example
 * const store = await createPostgresStore({ url: 'postgres://studio:…@db.example.com/studio' })
 */
export async function createPostgresStore(options: PostgresStoreOptions): Promise<Store> {
  const place = 'url' in options ? placeOf(options.url) : 'of the pool'
  const { driver, clock, busyTimeoutMs, markRetentionMs } = await openPostgresDriver(options)
  try {
    await driver.askTime()
    if ('schema' in options && options.schema !== undefined)
      await driver.write(createSchema(driver.dialect, options.schema))
    await driver.write(migrate(driver.dialect, place))
    const store = createSqlStore(driver, { busyTimeoutMs })
    await driver.learn()
    const forgetting = forgetMarks(driver, { clock, retentionMs: markRetentionMs })
    return {
      ...store,
      now: () => clock.now(),
      async close() {
        forgetting.stop()
        await store.close()
      },
    }
  } catch (error) {
    await driver.close().catch(() => undefined)
    throw toPostgresError(error, place)
  }
}
