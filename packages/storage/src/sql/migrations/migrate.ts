import { MutoscopeError } from '@mutoscope/core'
import { sql } from 'kysely'
import type { Dialect } from '../dialect.js'
import { createCompile, fixedStatement } from '../statement.js'
import { COLUMNS } from '../tables.js'
import type { Work } from '../work.js'
import type { Migration } from './migration.js'
import { MIGRATIONS } from './migrations.js'

const TABLE = 'mutoscope_migrations'

/** What {@link migrate} has done. */
export interface Migrated {
  /** The last migration that the database knew before, or null for a new one. */
  readonly from: string | null
  /** The migrations that were applied, in order. */
  readonly applied: readonly string[]
}

const commit = fixedStatement('commit')
const rollback = fixedStatement('rollback')

/**
 * Brings a database to the newest shape. Several processes may do it at once: one works, the others find it done.
 *
 * @param place where the database is, for messages
 * @throws `STORE_INVALID` for a database of a newer version or of another program; the driver's own errors as
 *   they come
 */
export function* migrate(
  dialect: Dialect,
  place: string,
  migrations: readonly Migration[] = MIGRATIONS,
): Work<Migrated> {
  const { from, left } = yield* readStanding(dialect, place, migrations)
  if (left.length === 0) return { from, applied: [] }
  yield* fixedStatement(dialect.begin).run({})
  try {
    if (dialect.lock !== undefined) yield* dialect.lock(['migrations'])
    const migrated = yield* applyMissing(dialect, place, migrations)
    yield* commit.run({})
    return migrated
  } catch (error) {
    try {
      yield* rollback.run({})
    } catch {
      // The error that led here is the one to tell.
    }
    throw error
  }
}

function* applyMissing(dialect: Dialect, place: string, migrations: readonly Migration[]): Work<Migrated> {
  // Asked again: another process may have done some in the meantime.
  const { from, left } = yield* readStanding(dialect, place, migrations)
  yield* fixedStatement(
    `create table if not exists ${TABLE} (name text not null primary key, applied_at bigint not null)`,
  ).run({})
  const compile = createCompile()
  const applied = compile((values: { name: string; at: number }) => ({
    compile: () =>
      sql`insert into ${sql.table(TABLE)} (name, applied_at) values (${values.name}, ${values.at})`.compile(
        dialect.db,
      ),
  }))
  for (const { name, statements, fill } of left) {
    for (const statement of statements(dialect)) yield* fixedStatement(statement.compile().sql).run({})
    if (fill !== undefined) yield* fill(dialect, compile)
    yield* applied.run({ name, at: Date.now() })
  }
  return { from, applied: left.map(({ name }) => name) }
}

/** How far a database has come. */
export interface Standing {
  /** The last migration that it knows, or null for a new one. */
  readonly from: string | null
  /** The migrations that it does not have yet. */
  readonly left: readonly Migration[]
}

/** Finds out how far a database has come, and changes nothing. @throws `STORE_INVALID` as {@link migrate} */
export function* readStanding(
  dialect: Dialect,
  place: string,
  migrations: readonly Migration[] = MIGRATIONS,
): Work<Standing> {
  const { sharesDatabase } = dialect
  const another = sharesDatabase ? 'another database, or a schema of its own' : 'the path of another file'
  const invalid = (problem: string, details = {}) =>
    new MutoscopeError('STORE_INVALID', {
      message: `The database ${place} ${problem}`,
      details: { [sharesDatabase ? 'database' : 'path']: place, ...details },
    })

  const tables = (yield* fixedStatement<{ name: string }>(dialect.tableNames).all({})).map(({ name }) => name)
  const taken = sharesDatabase ? tables.filter((name) => Object.hasOwn(COLUMNS, name)) : tables
  if (!tables.includes(TABLE)) {
    if (taken[0] === undefined) return { from: null, left: migrations }
    throw invalid(`belongs to another program: it has the table ${taken[0]}. Pass ${another}.`)
  }
  const rows = yield* fixedStatement<{ name: string }>(`select name from ${TABLE}`).all({})
  const applied = new Set(rows.map(({ name }) => name))
  if (applied.size === 0 && taken.some((name) => name !== TABLE))
    throw invalid(
      `is damaged: its table ${TABLE} is empty, but other tables exist. Restore it from a backup.`,
    )
  const unknown = [...applied].find((name) => !migrations.some((migration) => migration.name === name))
  if (unknown !== undefined)
    throw invalid(
      `was written by a newer version of Mutoscope (migration ${unknown}). Update Mutoscope or pass ${another}.`,
      { migration: unknown },
    )
  const left = migrations.slice(applied.size)
  const skipped = left.findLast(({ name }) => applied.has(name))
  const gap = migrations.find(({ name }) => !applied.has(name))
  if (skipped !== undefined && gap !== undefined)
    throw invalid(
      `was migrated in part: ${skipped.name} was applied, but ${gap.name} was not. Restore it from a backup.`,
      { migration: gap.name },
    )
  return { from: migrations[applied.size - 1]?.name ?? null, left }
}
