import { MutoscopeError } from '@mutoscope/core'
import { sql } from 'kysely'
import type { Dialect } from '../dialect.js'
import { createCompile, fixedStatement } from '../statement.js'
import type { Work } from '../work.js'
import type { Migration } from './migration.js'
import { MIGRATIONS } from './migrations.js'

const TABLE = 'mutoscope_migrations'

const commit = fixedStatement('commit')
const rollback = fixedStatement('rollback')

/**
 * Brings a database to the newest shape. Two processes may do it at once: one works, the other finds it done.
 *
 * @param place where the database is, for messages
 * @throws `STORE_INVALID` for a database of a newer version or of another program; the driver's own errors as
 *   they come
 */
export function* migrate(
  dialect: Dialect,
  place: string,
  migrations: readonly Migration[] = MIGRATIONS,
): Work<void> {
  if ((yield* missing(dialect, place, migrations)).length === 0) return
  yield* fixedStatement(dialect.begin).run({})
  try {
    yield* applyMissing(dialect, place, migrations)
    yield* commit.run({})
  } catch (error) {
    try {
      yield* rollback.run({})
    } catch {
      // The error that led here is the one to tell.
    }
    throw error
  }
}

function* applyMissing(dialect: Dialect, place: string, migrations: readonly Migration[]): Work<void> {
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
  // Asked again: another process may have done some in the meantime.
  for (const { name, statements, fill } of yield* missing(dialect, place, migrations)) {
    for (const statement of statements(dialect)) yield* fixedStatement(statement.compile().sql).run({})
    if (fill !== undefined) yield* fill(dialect, compile)
    yield* applied.run({ name, at: Date.now() })
  }
}

function* missing(
  dialect: Dialect,
  place: string,
  migrations: readonly Migration[],
): Work<readonly Migration[]> {
  const tables = yield* fixedStatement<{ name: string }>(dialect.tableNames).all({})
  if (!tables.some(({ name }) => name === TABLE)) {
    if (tables[0] === undefined) return migrations
    throw new MutoscopeError('STORE_INVALID', {
      message: `The database ${place} belongs to another program: it has the table ${tables[0].name}. Pass the path of another file.`,
      details: { path: place },
    })
  }
  const rows = yield* fixedStatement<{ name: string }>(`select name from ${TABLE}`).all({})
  const applied = rows.map(({ name }) => name)
  if (applied.length === 0 && tables.length > 1) {
    throw new MutoscopeError('STORE_INVALID', {
      message: `The database ${place} is damaged: its table ${TABLE} is empty, but other tables exist. Restore it from a backup.`,
      details: { path: place },
    })
  }
  const unknown = applied.find((name) => !migrations.some((migration) => migration.name === name))
  if (unknown !== undefined) {
    throw new MutoscopeError('STORE_INVALID', {
      message: `The database ${place} was written by a newer version of Mutoscope (migration ${unknown}). Update Mutoscope or use another file.`,
      details: { path: place, migration: unknown },
    })
  }
  return migrations.filter(({ name }) => !applied.includes(name))
}
