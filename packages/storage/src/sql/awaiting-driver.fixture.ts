import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import type { Dialect } from './dialect.js'
import type { Driver, ScannedRow } from './driver.js'
import { runAwaiting } from './run-work.js'
import { sqliteDialect } from './sqlite/sqlite-dialect.js'
import { TOGETHER } from './together.js'
import type { Step, Work } from './work.js'

/** SQLite that behaves like a server: what fails in a transaction spoils it. */
const spoiltDialect: Dialect = {
  ...sqliteDialect,
  begin: 'begin',
  // One connection writes, so nobody else is in the way.
  *lock() {},
  failureSpoils: true,
  toStoreError: (error) =>
    sqliteDialect.toStoreError(error instanceof SpoiltTransaction ? error.reason : error),
}

/**
 * A driver that waits before and after every statement, a number of turns that `seed` decides, and stands in
 * for a database server: one connection writes, transaction after transaction, and four read meanwhile; a
 * statement that fails spoils its transaction until that is undone. Its database is a file with tables.
 */
export function createAwaitingDriver(path: string, { seed }: { readonly seed: number }): Driver {
  const wait = createWait(seed)
  const writer = openConnection(path, wait)
  const readers = Array.from({ length: 4 }, () => openConnection(path, wait))
  let turn = 0
  return {
    dialect: spoiltDialect,
    prepare: () => undefined,
    read: async (work) => (readers[turn++ % readers.length] ?? writer).run(work),
    write: async (work) => writer.run(work),
    async *scan(queries) {
      const reader = openConnection(path, wait)
      try {
        const rows: (readonly [number, ScannedRow])[] = []
        reader.database.exec('begin')
        for (const [place, { sql }] of queries.entries()) {
          await wait()
          for (const row of reader.database.prepare(sql).all()) rows.push([place, row])
        }
        yield* rows
      } finally {
        await reader.close()
      }
    },
    async close() {
      for (const connection of [writer, ...readers]) await connection.close()
    },
  }
}

interface Connection {
  readonly database: DatabaseSync
  run<Result>(work: Work<Result>): Promise<Result>
  close(): Promise<void>
}

/** A connection runs one work after the other. */
function openConnection(path: string, wait: () => Promise<void>): Connection {
  const database = new DatabaseSync(path, { timeout: 0 })
  database.exec('pragma foreign_keys = on')
  database.exec('pragma journal_mode = wal')
  database.exec('pragma synchronous = off')
  let last: Promise<unknown> = Promise.resolve()
  let spoiltBy: unknown = null

  async function perform({ query, parameters, want }: Step): Promise<unknown> {
    const { sql } = query
    if (query === TOGETHER) {
      const answers: unknown[] = []
      for (const step of parameters as readonly Step[]) answers.push(await perform(step))
      return answers
    }
    await wait()
    if (sql.startsWith('rollback')) spoiltBy = null
    if (spoiltBy !== null) throw new SpoiltTransaction(spoiltBy)
    try {
      const statement = database.prepare(sql)
      const values = parameters as SQLInputValue[]
      return want === 'run' ? Number(statement.run(...values).changes) : statement[want](...values)
    } catch (error) {
      if (database.isTransaction) spoiltBy = error
      throw error
    } finally {
      await wait()
    }
  }

  return {
    database,
    async run(work) {
      const result = last.then(async () => runAwaiting(work, perform))
      last = result.catch(() => undefined)
      return result
    },
    async close() {
      await last
      database.close()
    },
  }
}

class SpoiltTransaction extends Error {
  readonly reason: unknown

  constructor(reason: unknown) {
    super('The transaction is spoilt: it takes statements again once it is undone.')
    this.reason = reason
  }
}

/** Waits from zero to three turns of the event loop, the same ones for the same seed. */
function createWait(seed: number): () => Promise<void> {
  let state = seed
  return async () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    for (let turns = (state >> 16) & 3; turns > 0; turns--)
      await new Promise((resolve) => setImmediate(resolve))
  }
}
