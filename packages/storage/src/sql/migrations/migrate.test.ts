import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { createSqlStore } from '../create-sql-store.js'
import { createSqliteDriver } from '../sqlite/sqlite-driver.js'
import { createSqliteStore } from '../sqlite/sqlite-store.js'
import { migrate as migrateBy } from './migrate.js'
import type { Migration } from './migration.js'
import { MIGRATIONS } from './migrations.js'

const next: Migration = {
  name: '9001-next',
  statements: ({ db }) => [db.schema.createTable('next').addColumn('id', 'text')],
}
const broken: Migration = {
  name: '9002-broken',
  statements: ({ db }) => [
    db.schema.createTable('later').addColumn('id', 'text'),
    sqlOf('drop table nothing'),
  ],
}

describe('migrate', () => {
  it('does each migration once, in order', () => {
    const database = new DatabaseSync(':memory:')
    migrate(database, 'x.db')
    migrate(database, 'x.db')
    expect(tables(database)).toContain('projects')
    migrate(database, 'x.db', [...MIGRATIONS, next])
    migrate(database, 'x.db', [...MIGRATIONS, next])
    expect(tables(database)).toContain('next')
    const applied = database.prepare('select name from mutoscope_migrations order by name').all()
    expect(applied.map(({ name }) => name)).toEqual([...MIGRATIONS, next].map(({ name }) => name))
  })

  it('lets searches find projects, and runs have a priority, that are older than both', async () => {
    const database = new DatabaseSync(':memory:')
    const [first] = MIGRATIONS
    migrate(database, 'x.db', first === undefined ? [] : [first])
    database.exec(`insert into projects (id, owner_id, recipe, brief, settings, storyboard, approvals, revision, created_at, updated_at)
      values ('p1', 'ada', 'storyboard', '{"prompt":"Ein ÜBERRASCHTER Held"}', '{}', '{"title":"Éclair","source":"d0","scenes":[]}', '{}', 1, 1, 1)`)
    database.exec(`insert into runs (id, owner_id, project_id, target, status, error, auto_approve, epoch, lease_until, created_at, updated_at)
      values ('r1', 'ada', 'p1', 'export', 'queued', 'null', 0, 0, 0, 1, 1)`)
    migrate(database, 'x.db')
    const store = createSqlStore(createSqliteDriver(database), { busyTimeoutMs: 0 })
    expect((await store.listProjects('ada', { search: 'überraschter' })).map(({ id }) => id)).toEqual(['p1'])
    expect(await store.countProjects('ada', { search: 'éclair' })).toBe(1)
    expect(await store.countProjects('ada', { search: 'prompt' })).toBe(0)
    expect((await store.getAnyRun('r1'))?.priority).toBe(0)
    await store.close()
  })

  it('leaves the database as it was when a migration fails', () => {
    const database = new DatabaseSync(':memory:')
    migrate(database, 'x.db')
    const before = tables(database)
    expect(() => migrate(database, 'x.db', [...MIGRATIONS, next, broken])).toThrow('nothing')
    expect(tables(database)).toEqual(before)
    expect(database.isTransaction).toBe(false)
  })

  it('refuses a database of a newer version', () => {
    const database = new DatabaseSync(':memory:')
    migrate(database, 'x.db', [...MIGRATIONS, next])
    expect(() => migrate(database, 'x.db')).toThrow(
      expect.objectContaining({ code: 'STORE_INVALID', details: { path: 'x.db', migration: '9001-next' } }),
    )
  })

  it('refuses a database whose own tables are gone', async () => {
    const emptied = new DatabaseSync(':memory:')
    migrate(emptied, 'x.db')
    emptied.exec('delete from mutoscope_migrations')
    expect(() => migrate(emptied, 'x.db')).toThrow(
      expect.objectContaining({
        code: 'STORE_INVALID',
        message: expect.stringContaining('mutoscope_migrations'),
      }),
    )
    const folder = await mkdtemp(join(tmpdir(), 'mutoscope-migrate-'))
    const path = join(folder, 'x.db')
    await (await createSqliteStore({ path })).close()
    const database = new DatabaseSync(path)
    database.exec('drop table records')
    database.close()
    await expect(createSqliteStore({ path })).rejects.toMatchObject({
      code: 'STORE_INVALID',
      message: expect.stringContaining('no such table: records'),
    })
    await rm(folder, { recursive: true })
  })

  it('refuses a database of another program and leaves it alone', () => {
    const database = new DatabaseSync(':memory:')
    database.exec('create table orders (id integer primary key autoincrement)')
    expect(() => migrate(database, 'x.db')).toThrow(expect.objectContaining({ code: 'STORE_INVALID' }))
    expect(tables(database)).toEqual(['orders', 'sqlite_sequence'])
  })
})

function migrate(database: DatabaseSync, path: string, migrations?: readonly Migration[]): void {
  const driver = createSqliteDriver(database)
  driver.write(migrateBy(driver.dialect, path, migrations))
}

function tables(database: DatabaseSync): readonly string[] {
  return database
    .prepare("select name from sqlite_master where type = 'table' order by name")
    .all()
    .map(({ name }) => String(name))
}

function sqlOf(text: string): ReturnType<Migration['statements']>[number] {
  return {
    compile: () => ({
      query: sql.raw(text).toOperationNode(),
      queryId: { queryId: text },
      sql: text,
      parameters: [],
    }),
  }
}
