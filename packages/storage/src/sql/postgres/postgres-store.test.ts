import { testStore } from '@mutoscope/core/testing'
import pg from 'pg'
import { hasPostgres, openTestDatabase } from 'test-servers'
import { beforeAll, describe, expect, it } from 'vitest'
import { createPostgresStore } from './postgres-store.js'
import { insertProject, refusalOf, run } from './postgres-store.fixture.js'

describe.skipIf(!hasPostgres)('a PostgreSQL store (needs PostgreSQL)', () => {
  let url = ''
  let schemas = 0
  beforeAll(async () => {
    url = await openTestDatabase()
  })

  testStore('PostgreSQL', async () => createPostgresStore({ url, schema: `suite_${++schemas}` }), {
    describe,
    it,
    expect,
  })

  it('keeps what was committed when it is closed and opened again', async () => {
    const database = await openTestDatabase()
    const first = await createPostgresStore({ url: database })
    await insertProject(first, 'kept')
    await first.close()
    await first.close()
    const second = await createPostgresStore({ url: database })
    expect((await second.getProject('ada', 'kept'))?.id).toBe('kept')
    await second.close()
  })

  it('works on a pool of the host, without prepared statements too, and leaves it open', async () => {
    const pool = new pg.Pool({ connectionString: await openTestDatabase(), max: 3 })
    const store = await createPostgresStore({ pool, preparedStatements: false })
    await Promise.all(['a', 'b', 'c'].map(async (id) => insertProject(store, id)))
    expect(await store.countProjects('ada')).toBe(3)
    const other = await createPostgresStore({ pool })
    expect(await other.countProjects('ada')).toBe(3)
    await store.close()
    await other.close()
    expect((await pool.query('select count(*)::int as count from projects')).rows).toEqual([{ count: 3 }])
    await pool.end()
  })

  it('lets several processes make the tables of a new database at once', async () => {
    const database = await openTestDatabase()
    const stores = await Promise.all(
      Array.from({ length: 5 }, async () => createPostgresStore({ url: database, schema: 'studio' })),
    )
    await Promise.all(stores.map(async (store, index) => insertProject(store, `project-${index}`)))
    expect(await stores[0]?.countProjects('ada')).toBe(5)
    await Promise.all(stores.map(async (store) => store.close()))
  })

  it('brings a database of the version before up to date, with a run under way in it', async () => {
    const database = await openTestDatabase()
    const before = await createPostgresStore({ url: database })
    await insertProject(before, 'project-1')
    await before.commit({
      changes: [{ type: 'insert-run', run: run('run-1', 'project-1') }],
      events: [],
      at: 1,
    })
    const claimed = await before.claimRun({ runId: 'run-1', workerId: 'old', now: 1_000, leaseMs: 100 })
    await before.close()
    await query(database, 'drop table batches')
    await query(database, "delete from mutoscope_migrations where name = '0010-batches'")
    const store = await createPostgresStore({ url: database })
    await store.commit({
      fence: { runId: 'run-1', epoch: claimed?.epoch ?? 0 },
      changes: [{ type: 'update-run', runId: 'run-1', set: { status: 'succeeded' }, updatedAt: 2 }],
      events: [],
      at: 2,
    })
    expect((await store.getAnyRun('run-1'))?.status).toBe('succeeded')
    await store.close()
  })

  it('stands beside tables of another program, but not in their place', async () => {
    const database = await openTestDatabase()
    await query(database, 'create table orders (id text)')
    await (await createPostgresStore({ url: database })).close()
    const taken = await openTestDatabase()
    await query(taken, 'create table projects (id text)')
    expect(await refusalOf(createPostgresStore({ url: taken }))).toMatchObject({
      code: 'STORE_INVALID',
      message: expect.stringContaining('it has the table projects. Pass another database, or a schema'),
    })
    await (await createPostgresStore({ url: taken, schema: 'studio' })).close()
  })

  it('refuses a database of a newer version, one migrated in part, and one without all its tables', async () => {
    const database = await openTestDatabase()
    await (await createPostgresStore({ url: database })).close()
    await query(database, "insert into mutoscope_migrations values ('9001-next', 1)")
    expect(await refusalOf(createPostgresStore({ url: database }))).toMatchObject({
      code: 'STORE_INVALID',
      details: { migration: '9001-next' },
    })
    await query(database, "delete from mutoscope_migrations where name in ('9001-next', '0003-fair-claims')")
    expect(await refusalOf(createPostgresStore({ url: database }))).toMatchObject({
      code: 'STORE_INVALID',
      message: expect.stringContaining('migrated in part'),
      details: { migration: '0003-fair-claims' },
    })
    await query(database, "insert into mutoscope_migrations values ('0003-fair-claims', 1)")
    await query(database, 'alter table runs drop column deaths')
    expect(await refusalOf(createPostgresStore({ url: database }))).toMatchObject({
      code: 'STORE_INVALID',
      message: expect.stringContaining('deaths'),
    })
  })

  it('says what is wrong with a URL, a password, a database and a server, and never the password', async () => {
    const right = new URL(url)
    const changed = (change: (url: URL) => void) => {
      const wrong = new URL(right)
      wrong.password = 'top%20secret'
      change(wrong)
      return refusalOf(createPostgresStore({ url: wrong.href, connectTimeoutMs: 2_000 }))
    }
    const refusals = [
      await changed(() => undefined),
      await changed((wrong) => ((wrong.password = right.password), (wrong.pathname = '/nothing'))),
      await changed((wrong) => (wrong.username = 'nobody')),
      await changed((wrong) => (wrong.port = '1')),
      await refusalOf(createPostgresStore({ url: 'postgres://me:top secret@host:port/db' })),
      await refusalOf(createPostgresStore({ url: 'mysql://me:top%20secret@host/db' })),
    ]
    expect(refusals.map(({ code, status, retryable }) => [code, status, retryable])).toEqual([
      ['STORE_REFUSED', 500, false],
      ['STORE_REFUSED', 500, false],
      ['STORE_REFUSED', 500, false],
      ['STORE_UNAVAILABLE', 503, true],
      ['INVALID_INPUT', 400, false],
      ['INVALID_INPUT', 400, false],
    ])
    const told = refusals.map(({ message, details }) => `${message} ${JSON.stringify(details)}`).join('\n')
    expect(told).not.toMatch(/secret|pass word|pass%20/u)
    expect(refusals[0]?.message).toContain(right.host)
  })

  it('refuses limits that are none', async () => {
    for (const limits of [{ busyTimeoutMs: 0 }, { queryTimeoutMs: Number.NaN }, { maxConnections: 1 }])
      expect(await refusalOf(createPostgresStore({ url, ...limits }))).toMatchObject({
        code: 'INVALID_INPUT',
        details: { field: Object.keys(limits)[0] },
      })
    expect(await refusalOf(createPostgresStore({ url, schema: 'a"; drop' }))).toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'schema' },
    })
  })
})

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(sql)
  await client.end()
}
