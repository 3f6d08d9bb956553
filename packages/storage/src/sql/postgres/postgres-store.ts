import { MutoscopeError } from '@mutoscope/core'
import type { Store } from '@mutoscope/core/ports'
import { createSqlStore } from '../create-sql-store.js'
import { migrate } from '../migrations/migrate.js'
import { createSchema } from './create-schema.js'
import { createDatabaseClock } from './database-clock.js'
import { forgetMarks } from './forget-marks.js'
import { openPool, placeOf } from './open-pool.js'
import { createPostgresDriver, type PostgresDriver } from './postgres-driver.js'
import { toPostgresError } from './postgres-error.js'
import type { PostgresPool } from './postgres-pool.js'

/** Options of {@link createPostgresStore}: a URL, or a pool of the host's. */
export type PostgresStoreOptions = PostgresLimits &
  (
    | {
        /**
         * `postgres://user:password@host:port/database`, with what `pg` reads after `?`, such as
         * `sslmode=verify-full`.
         */
        readonly url: string
        /**
         * A schema for the store's tables, made when it is not there. Needs a connection that keeps its
         * settings, so no pooler by transactions. @default the first of the user's search path, `public`
         */
        readonly schema?: string
        /** Most connections of this process. One writes, the others read. At least 2. @default 10 */
        readonly maxConnections?: number
        /** How long connecting may take, milliseconds. @default 5_000 */
        readonly connectTimeoutMs?: number
        /** After so long without use a connection is closed, milliseconds. @default 30_000 */
        readonly idleConnectionMs?: number
      }
    | {
        /** A `Pool` of `pg`. Closing the store leaves it open. */
        readonly pool: PostgresPool
      }
  )

/** How long a store waits. */
export interface PostgresLimits {
  /**
   * How long a write waits for locks of other processes or for a server that restarts, and a read for such a
   * server, before it fails with `STORE_BUSY` or `STORE_UNAVAILABLE`, milliseconds. @default 10_000
   */
  readonly busyTimeoutMs?: number
  /** How long an answer may take before the connection counts as dead, milliseconds. @default 30_000 */
  readonly queryTimeoutMs?: number
  /**
   * The server undoes a transaction whose process is silent for so long, so that a frozen one holds up nobody,
   * milliseconds. @default 5_000
   */
  readonly idleTransactionMs?: number
  /**
   * For how long a server is asked whether a commit happened whose answer was lost, milliseconds; then
   * `STORE_UNAVAILABLE` says so (`details.inDoubt`). @default 60_000
   */
  readonly doubtTimeoutMs?: number
  /** How long the mark of a commit is kept, milliseconds; longer than `doubtTimeoutMs`. @default 3_600_000 */
  readonly markRetentionMs?: number
  /**
   * Set to false behind a pooler that gives connections by transaction and does not know prepared statements.
   * @default true
   */
  readonly preparedStatements?: boolean
}

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
  const {
    busyTimeoutMs = 10_000,
    queryTimeoutMs = 30_000,
    idleTransactionMs: idleTimeoutMs = 5_000,
    doubtTimeoutMs = 60_000,
    markRetentionMs = 3_600_000,
    preparedStatements = true,
  } = options
  assertLimits({ busyTimeoutMs, queryTimeoutMs, idleTimeoutMs, doubtTimeoutMs, markRetentionMs })
  const place = 'url' in options ? placeOf(options.url) : 'of the pool'
  const pool = 'url' in options ? await openPool(options) : options.pool
  const clock = createDatabaseClock({ ask: () => void driver.askTime().catch(() => undefined) })
  const driver: PostgresDriver = createPostgresDriver(pool, {
    clock,
    queryTimeoutMs,
    preparedStatements,
    lockTimeoutMs: busyTimeoutMs,
    idleTimeoutMs,
    doubtTimeoutMs,
    endsPool: 'url' in options,
  })
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

function assertLimits(limits: { readonly [name: string]: number }): void {
  const wrong = Object.entries(limits).find(([, value]) => !Number.isSafeInteger(value) || value < 1)
  if (wrong === undefined) return
  throw new MutoscopeError('INVALID_INPUT', {
    message: `${wrong[0]} must be a positive whole number of milliseconds, not ${wrong[1]}.`,
    details: { field: wrong[0] },
  })
}
