import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import type { Driver } from '../driver.js'
import { runNow } from '../run-work.js'
import type { Query, Step, Work } from '../work.js'
import { createIdleCheckpoint } from './idle-checkpoint.js'
import { sqliteDialect } from './sqlite-dialect.js'

/** A {@link Driver} that has run a work when it returns. */
export interface SqliteDriver extends Driver {
  read<Result>(work: Work<Result>): Result
  write<Result>(work: Work<Result>): Result
  close(): void
}

/** Options of {@link createSqliteDriver}. */
export interface SqliteDriverOptions {
  /** Opens another connection that only reads. @default everything is read through the one there is */
  readonly openReader?: () => DatabaseSync
}

/** Rows between which others get their turn. */
const ROWS_AT_ONCE = 500

/** Runs works on an open database. Closing the driver closes the database. */
export function createSqliteDriver(
  database: DatabaseSync,
  { openReader }: SqliteDriverOptions = {},
): SqliteDriver {
  const checkpoint = createIdleCheckpoint(database)
  const prepared = new WeakMap<Query, StatementSync>()

  function statementOf(query: Query): StatementSync {
    const known = prepared.get(query)
    if (known !== undefined) return known
    const statement = database.prepare(query.sql)
    prepared.set(query, statement)
    return statement
  }

  function perform({ query, parameters, want }: Step): unknown {
    const statement = statementOf(query)
    const values = parameters as SQLInputValue[]
    if (want === 'run') return Number(statement.run(...values).changes)
    return want === 'get' ? statement.get(...values) : statement.all(...values)
  }

  return {
    dialect: sqliteDialect,
    prepare: (queries) => queries.forEach(statementOf),
    read: (work) => runNow(work, perform),
    write(work) {
      const result = runNow(work, perform)
      checkpoint.committed()
      return result
    },
    async *scan(queries) {
      // In memory there is no other connection, so everything is read in one go.
      if (openReader === undefined) {
        yield* queries.flatMap(({ sql }, place) =>
          database
            .prepare(sql)
            .all()
            .map((row) => [place, row] as const),
        )
        return
      }
      const reader = openReader()
      try {
        reader.exec('begin')
        let rows = 0
        for (const [place, { sql }] of queries.entries()) {
          for (const row of reader.prepare(sql).iterate()) {
            yield [place, row]
            if (++rows % ROWS_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve))
          }
        }
      } finally {
        reader.close()
      }
    },
    close() {
      checkpoint.stop()
      database.close()
    },
  }
}
