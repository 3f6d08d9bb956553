import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { hasPostgres, openTestDatabase } from 'test-servers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refusalOf } from '../postgres/postgres-store.fixture.js'
import { inspectDatabase, migrateDatabase } from './migrate-database.js'
import { MIGRATIONS } from './migrations.js'

const LAST = MIGRATIONS.at(-1)?.name
const ALL = MIGRATIONS.map(({ name }) => name)

describe('migrateDatabase', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mutoscope-migrate-'))
  })
  afterAll(async () => rm(folder, { recursive: true }))

  it('makes a database in a file, and says what it did', async () => {
    const path = join(folder, 'new', 'x.db')
    expect(await refusalOf(inspectDatabase({ path }))).toMatchObject({ code: 'INVALID_INPUT' })
    expect(existsSync(path)).toBe(false)
    expect(await migrateDatabase({ path })).toEqual({ from: null, to: LAST, applied: ALL })
    expect(await migrateDatabase({ path })).toEqual({ from: LAST, to: LAST, applied: [] })
    expect(await inspectDatabase({ path })).toMatchObject({
      product: 'SQLite',
      version: process.versions['sqlite'],
      place: path,
      migration: LAST,
      pending: 0,
    })
    const database = new DatabaseSync(path)
    database.exec(`drop table batches; delete from mutoscope_migrations where name = '${LAST}'`)
    database.close()
    expect(await inspectDatabase({ path })).toMatchObject({ migration: ALL.at(-2), pending: 1 })
    expect(await migrateDatabase({ path })).toEqual({ from: ALL.at(-2), to: LAST, applied: [LAST] })
  })

  it.skipIf(!hasPostgres)('makes one on a server, in a schema too (needs PostgreSQL)', async () => {
    const url = await openTestDatabase()
    expect(await inspectDatabase({ url })).toMatchObject({
      product: 'PostgreSQL',
      place: new URL(url).host + new URL(url).pathname,
      migration: null,
      pending: ALL.length,
    })
    expect(await migrateDatabase({ url, schema: 'studio' })).toEqual({ from: null, to: LAST, applied: ALL })
    expect(await migrateDatabase({ url, schema: 'studio' })).toEqual({ from: LAST, to: LAST, applied: [] })
    expect(await migrateDatabase({ url })).toMatchObject({ from: null })
  })
})
