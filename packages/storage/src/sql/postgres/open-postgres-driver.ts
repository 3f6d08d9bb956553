import { MutoscopeError } from '@mutoscope/core'
import { createDatabaseClock, type DatabaseClock } from './database-clock.js'
import { openPool } from './open-pool.js'
import { createPostgresDriver, type PostgresDriver } from './postgres-driver.js'
import type { PostgresStoreOptions } from './postgres-options.js'

/**
 * Makes the driver of a store, with the defaults of its limits.
 *
 * @throws `INVALID_INPUT` for a URL or limit that is none
 */
export async function openPostgresDriver(options: PostgresStoreOptions): Promise<{
  readonly driver: PostgresDriver
  readonly clock: DatabaseClock
  readonly busyTimeoutMs: number
  readonly markRetentionMs: number
}> {
  const {
    busyTimeoutMs = 10_000,
    queryTimeoutMs = 30_000,
    idleTransactionMs: idleTimeoutMs = 5_000,
    doubtTimeoutMs = 60_000,
    markRetentionMs = 3_600_000,
    preparedStatements = true,
  } = options
  assertLimits({ busyTimeoutMs, queryTimeoutMs, idleTimeoutMs, doubtTimeoutMs, markRetentionMs })
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
  return { driver, clock, busyTimeoutMs, markRetentionMs }
}

function assertLimits(limits: { readonly [name: string]: number }): void {
  const wrong = Object.entries(limits).find(([, value]) => !Number.isSafeInteger(value) || value < 1)
  if (wrong === undefined) return
  throw new MutoscopeError('INVALID_INPUT', {
    message: `${wrong[0]} must be a positive whole number of milliseconds, not ${wrong[1]}.`,
    details: { field: wrong[0] },
  })
}
