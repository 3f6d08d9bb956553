import { MutoscopeError } from '@mutoscope/core'
import type { PostgresTarget, SqliteTarget } from './database-target.js'
import type { Dialect } from './dialect.js'
import { migrateDatabase } from './migrations/migrate-database.js'
import { openSqliteSource, type SqliteSource } from './sqlite/open-sqlite-source.js'
import { createCompile, fixedStatement } from './statement.js'
import { createTableDigest } from './table-digest.js'
import { KEYS } from './table-keys.js'
import { COLUMNS, type Tables } from './tables.js'
import { TOGETHER } from './together.js'
import { withPostgres } from './with-driver.js'
import type { Step, Work } from './work.js'

/** Options of {@link moveDatabase}. */
export interface MoveDatabaseOptions {
  readonly from: SqliteTarget
  readonly to: PostgresTarget
}

/** A table that was moved. */
export interface MovedTable {
  readonly name: string
  readonly rows: number
  /** SHA-256 over all its rows in the order of their keys, the same in both databases. */
  readonly digest: string
}

/** Rows, and characters of them, that are sent at a time. */
const ROWS_AT_ONCE = 200
const CHARACTERS_AT_ONCE = 4_000_000

const TABLES = Object.keys(COLUMNS) as readonly (keyof Tables)[]

/**
 * Copies a studio's records from a SQLite file into an empty PostgreSQL database, in one transaction: when it
 * is broken off, nothing is there and it can be started again. At the end every table is read back and
 * compared. The file stays as it is; nothing else can write to it meanwhile. Files of the studio stay where
 * they are.
 *
 * @returns every table, in the order it was copied
 * @throws `INVALID_INPUT` when there is no such file, or a text has a character that PostgreSQL does not take;
 *   `STORE_BUSY` while a process works on the file, `ALREADY_EXISTS` when the target has rows (details: `table`),
 *   `STORE_INVALID` when what arrived is not what was sent, and what `createPostgresStore` throws
 * @example
 * const tables = await moveDatabase({
 *   from: { path: 'data/mutoscope.db' },
 *   to: { url: 'postgres://studio:secret@db.example.com/studio' },
 * })
 */
export async function moveDatabase({ from, to }: MoveDatabaseOptions): Promise<readonly MovedTable[]> {
  const source = await openSqliteSource(from.path)
  try {
    await migrateDatabase(to)
    return await withPostgres(to, async ({ driver, place }) =>
      driver.write(copyAll(source, driver.dialect, place)),
    )
  } finally {
    source.close()
  }
}

function* copyAll(source: SqliteSource, dialect: Dialect, place: string): Work<readonly MovedTable[]> {
  yield* fixedStatement(dialect.begin).run({})
  try {
    if (dialect.lock !== undefined) yield* dialect.lock(['migrations'])
    for (const name of TABLES) yield* assertEmpty(name, place)
    const moved: MovedTable[] = []
    for (const name of TABLES) moved.push(yield* copyTable(source, dialect, name))
    for (const table of moved) yield* assertArrived(table)
    yield* fixedStatement('commit').run({})
    return moved
  } catch (error) {
    yield* rollBack()
    throw error
  }
}

function* copyTable(source: SqliteSource, { db }: Dialect, name: keyof Tables): Work<MovedTable> {
  const columns: readonly string[] = COLUMNS[name]
  const insert = createCompile()((values: { readonly [column: string]: unknown }) =>
    db.insertInto(name).values(Object.fromEntries(columns.map((column) => [column, values[column]]))),
  )
  const digest = createTableDigest(columns)
  let steps: Step[] = []
  let characters = 0
  for (const row of source.rows(listOf(name))) {
    characters += digest.add(row)
    steps.push({ query: insert.query, parameters: columns.map((column) => row[column]), want: 'run' })
    if (steps.length < ROWS_AT_ONCE && characters < CHARACTERS_AT_ONCE) continue
    yield { query: TOGETHER, parameters: steps, want: 'all' }
    steps = []
    characters = 0
  }
  if (steps.length > 0) yield { query: TOGETHER, parameters: steps, want: 'all' }
  return { name, ...digest.end() }
}

function* assertEmpty(name: keyof Tables, place: string): Work<void> {
  const row = yield* fixedStatement(`select 1 as one from ${name} limit 1`).get({})
  if (row === undefined) return
  throw new MutoscopeError('ALREADY_EXISTS', {
    message: `The database ${place} is not empty: its table ${name} has rows. Pass an empty one, or a schema of its own.`,
    details: { table: name },
  })
}

/** Reads a table back, as the transaction sees it. */
function* assertArrived(sent: MovedTable): Work<void> {
  const name = sent.name as keyof Tables
  const digest = createTableDigest(COLUMNS[name])
  yield* fixedStatement(`declare arrived_${name} no scroll cursor for ${listOf(name)}`).run({})
  const fetch = fixedStatement<{ readonly [column: string]: unknown }>(
    `fetch ${ROWS_AT_ONCE} from arrived_${name}`,
  )
  for (;;) {
    const rows = yield* fetch.all({})
    for (const row of rows) digest.add(row)
    if (rows.length < ROWS_AT_ONCE) break
  }
  yield* fixedStatement(`close arrived_${name}`).run({})
  const arrived = digest.end()
  if (arrived.rows === sent.rows && arrived.digest === sent.digest) return
  throw new MutoscopeError('STORE_INVALID', {
    message: `The table ${name} did not arrive as it was sent: ${arrived.rows} of ${sent.rows} rows, or rows that differ. Nothing was kept.`,
    details: { table: name, sent: sent.rows, arrived: arrived.rows },
  })
}

function listOf(name: keyof Tables): string {
  return `select ${COLUMNS[name].map((column) => `"${column}"`).join(', ')} from ${name} order by ${KEYS[name].join(', ')}`
}

function* rollBack(): Work<void> {
  try {
    yield* fixedStatement('rollback').run({})
  } catch {
    // The error that led here is the one to tell.
  }
}
