import type { DatabaseSync } from 'node:sqlite'
import { MutoscopeError } from '@mutoscope/core'
import { MIGRATIONS, type Migration } from './migrations.js'
import { createQueryCompiler } from './query-compiler.js'

const TABLE = 'mutoscope_migrations'

/**
 * Brings a database to the newest shape. Two processes may do it at once: one works, the other finds it done.
 * @throws `STORE_INVALID` for a database of a newer version or of another program; SQLite's own errors as
 *   they come
 */
export function migrate(
  database: DatabaseSync,
  path: string,
  migrations: readonly Migration[] = MIGRATIONS,
): void {
  if (missing(database, path, migrations).length === 0) return
  database.exec('begin immediate')
  try {
    database.exec(
      `create table if not exists ${TABLE} (name text not null primary key, applied_at bigint not null)`,
    )
    const applied = database.prepare(`insert into ${TABLE} (name, applied_at) values (?, ?)`)
    const compiler = createQueryCompiler()
    // Asked again: another process may have done some in the meantime.
    for (const { name, statements, fill } of missing(database, path, migrations)) {
      for (const statement of statements(compiler)) database.exec(statement.compile().sql)
      fill?.(database)
      applied.run(name, Date.now())
    }
    database.exec('commit')
  } catch (error) {
    if (database.isTransaction) database.exec('rollback')
    throw error
  }
}

function missing(
  database: DatabaseSync,
  path: string,
  migrations: readonly Migration[],
): readonly Migration[] {
  const tables = database
    .prepare("select name from sqlite_master where type = 'table'")
    .all()
    .map(({ name }) => name)
  if (!tables.includes(TABLE)) {
    if (tables.length === 0) return migrations
    throw new MutoscopeError('STORE_INVALID', {
      message: `The database ${path} belongs to another program: it has the table ${String(tables[0])}. Pass the path of another file.`,
      details: { path },
    })
  }
  const applied = database
    .prepare(`select name from ${TABLE}`)
    .all()
    .map(({ name }) => String(name))
  if (applied.length === 0 && tables.length > 1) {
    throw new MutoscopeError('STORE_INVALID', {
      message: `The database ${path} is damaged: its table ${TABLE} is empty, though there are others. Restore it from a copy.`,
      details: { path },
    })
  }
  const unknown = applied.find((name) => !migrations.some((migration) => migration.name === name))
  if (unknown !== undefined) {
    throw new MutoscopeError('STORE_INVALID', {
      message: `The database ${path} was written by a newer version of Mutoscope (migration ${unknown}). Update Mutoscope or use another file.`,
      details: { path, migration: unknown },
    })
  }
  return migrations.filter(({ name }) => !applied.includes(name))
}
