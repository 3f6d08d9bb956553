import type { Driver, ScannedRow } from '../driver.js'
import { runAwaiting } from '../run-work.js'
import type { Query, Work } from '../work.js'
import type { DatabaseClock } from './database-clock.js'
import { createPlans, type Plans } from './plans.js'
import { openConnection, type Connection, type ConnectionOptions } from './postgres-connection.js'
import { postgresDialect } from './postgres-dialect.js'
import type { PostgresPool } from './postgres-pool.js'
import { createTransaction, type TransactionOptions } from './postgres-transaction.js'

/** Options of {@link createPostgresDriver}. */
export interface PostgresDriverOptions
  extends ConnectionOptions, Omit<TransactionOptions, 'settle' | 'plans'> {
  readonly clock: DatabaseClock
  /** True when the pool ends with the driver. */
  readonly endsPool: boolean
}

/** A {@link Driver} for PostgreSQL. */
export interface PostgresDriver extends Driver {
  read<Result>(work: Work<Result>): Promise<Result>
  write<Result>(work: Work<Result>): Promise<Result>
  close(): Promise<void>
  /** Asks the server for its time. */
  askTime(): Promise<void>
  /**
   * Has the server look at every query it was prepared for.
   * @throws when a table or a column of one is not there
   */
  learn(): Promise<void>
}

/** Rows that a scan fetches at a time. */
const ROWS_AT_ONCE = 500

const TIME: Query = { sql: 'select floor(extract(epoch from clock_timestamp()) * 1000) as time' }

/** Runs works on a pool: reads on any of its connections, a write on one that nothing else uses meanwhile. */
export function createPostgresDriver(pool: PostgresPool, options: PostgresDriverOptions): PostgresDriver {
  const queries: Query[] = []
  const plans: Plans = createPlans(withConnection)

  async function withConnection<Result>(use: (connection: Connection) => Promise<Result>): Promise<Result> {
    const connection = await openConnection(pool, options)
    try {
      return await use(connection)
    } finally {
      connection.release()
    }
  }

  return {
    dialect: postgresDialect,
    prepare: (all) => void queries.push(...all),
    learn: () => plans.learn(queries),
    read: (work) => withConnection((connection) => runAwaiting(work, (step) => connection.perform(step))),
    write: (work) =>
      withConnection(async (connection) => {
        const { perform, end } = createTransaction(connection, {
          ...options,
          plans,
          settle: (use) => withConnection(use),
        })
        try {
          return await runAwaiting(work, perform)
        } finally {
          end()
        }
      }),
    async *scan(scanned) {
      const connection = await openConnection(pool, options)
      try {
        await connection.send('begin isolation level repeatable read read only')
        for (const [place, { sql }] of scanned.entries()) {
          await connection.send(`declare scanned no scroll cursor for ${sql}`)
          for (;;) {
            const { rows } = await connection.send(`fetch ${ROWS_AT_ONCE} from scanned`)
            for (const row of rows) yield [place, row as ScannedRow] as const
            if (rows.length < ROWS_AT_ONCE) break
          }
          await connection.send('close scanned')
        }
        await connection.send('commit')
      } catch (error) {
        connection.spoil()
        throw error
      } finally {
        // Also when nobody wants the rest.
        await connection.send('rollback').catch(() => connection.spoil())
        connection.release()
      }
    },
    askTime: () =>
      withConnection(async (connection) => {
        const { time } = (await connection.perform({ query: TIME, parameters: [], want: 'get' })) as {
          time: number
        }
        options.clock.heard(time)
      }),
    async close() {
      if (options.endsPool) await pool.end()
    },
  }
}
