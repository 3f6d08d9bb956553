import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DEFAULT_SETTINGS, type MutoscopeError } from '@mutoscope/core'
import type { Store } from '@mutoscope/core/ports'
import { testStore } from '@mutoscope/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSqliteStore } from './sqlite-store.js'

let folder = ''
let files = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mutoscope-sql-'))
})
afterAll(async () => rm(folder, { recursive: true }))

testStore('SQLite file', async () => createSqliteStore({ path: join(folder, `conformance-${++files}.db`) }), {
  describe,
  it,
  expect,
})
testStore('SQLite in memory', async () => createSqliteStore({ path: ':memory:' }), { describe, it, expect })

describe('createSqliteStore', () => {
  it('keeps what was committed when it is closed and opened again, and makes missing folders', async () => {
    const path = join(folder, 'a', 'b', 'kept.db')
    const first = await createSqliteStore({ path })
    await insertProject(first)
    await first.close()
    await first.close()
    const second = await createSqliteStore({ path })
    expect((await second.getProject('ada', 'project-1'))?.key).toBe('kept')
    await second.close()
  })

  it.skipIf(process.platform === 'win32')(
    'lets nobody else read its files, also those that were made before',
    async () => {
      const path = join(folder, 'closed', 'private.db')
      const first = await createSqliteStore({ path })
      await insertProject(first)
      const modes = async () =>
        Promise.all(['', '-wal', '-shm'].map(async (suffix) => (await stat(path + suffix)).mode & 0o777))
      expect(await modes()).toEqual([0o600, 0o600, 0o600])
      expect((await stat(join(folder, 'closed'))).mode & 0o777).toBe(0o700)
      for (const suffix of ['', '-wal', '-shm']) await chmod(path + suffix, 0o644)
      const second = await createSqliteStore({ path })
      expect(await modes()).toEqual([0o600, 0o600, 0o600])
      await second.close()
      await first.close()
    },
  )

  it('tells a database by name whose tables are gone, when it opens and when it works', async () => {
    const path = join(folder, 'tableless.db')
    const store = await createSqliteStore({ path })
    await insertProject(store)
    const other = new DatabaseSync(path)
    other.exec('pragma foreign_keys = off')
    other.exec('drop table records')
    await expect(store.listRecords('ada', { collection: 'jobs.job' })).rejects.toMatchObject({
      code: 'STORE_INVALID',
    })
    await store.close()
    await expect(createSqliteStore({ path })).rejects.toMatchObject({ code: 'STORE_INVALID' })
    other.exec('delete from mutoscope_migrations')
    await expect(createSqliteStore({ path })).rejects.toMatchObject({ code: 'STORE_INVALID' })
    other.close()
  })

  it('refuses a file that is no database, and tells its path', async () => {
    const path = join(folder, 'text.db')
    await writeFile(
      path,
      'This is a text of more than one hundred bytes, which is what SQLite reads first of a file before it says anything about it.',
    )
    await expect(createSqliteStore({ path })).rejects.toMatchObject({
      code: 'STORE_INVALID',
      details: { path },
    })
    expect((await readFile(path, 'utf8')).startsWith('This is a text')).toBe(true)
  })

  it('refuses a damaged database', async () => {
    const path = join(folder, 'damaged.db')
    const store = await createSqliteStore({ path })
    await insertProject(store)
    await store.close()
    const bytes = await readFile(path)
    await writeFile(path, bytes.fill(0x5a, 100, 8_000))
    await expect(createSqliteStore({ path })).rejects.toMatchObject({
      code: 'STORE_INVALID',
      details: { path },
    })
  })

  it('says so when the place cannot be written', async () => {
    const path = join(folder, 'text.db', 'inside-a-file.db')
    await expect(createSqliteStore({ path })).rejects.toMatchObject({
      code: 'OUTPUT_NOT_WRITABLE',
      details: { path },
    })
    await expect(createSqliteStore({ path: folder })).rejects.toMatchObject({
      code: 'OUTPUT_NOT_WRITABLE',
      details: { path: folder },
    })
  })

  it('fails with STORE_BUSY when the lock does not come free in time, writes nothing of it and reads meanwhile', async () => {
    const path = join(folder, 'busy.db')
    const store = await createSqliteStore({ path, busyTimeoutMs: 120 })
    await insertProject(store)
    const other = new DatabaseSync(path)
    other.exec('begin immediate')
    const events = [{ projectId: 'project-1', runId: null, type: 'project.changed', data: null }] as const
    const commits = [
      store.commit({ changes: [], events, at: 1 }),
      store.commit({ changes: [], events, at: 1 }),
    ]
    expect((await store.getProject('ada', 'project-1'))?.id).toBe('project-1')
    const outcomes = await Promise.allSettled(commits)
    expect(
      outcomes.map((outcome) => outcome.status === 'rejected' && (outcome.reason as MutoscopeError).code),
    ).toEqual(['STORE_BUSY', 'STORE_BUSY'])
    other.exec('rollback')
    expect((await store.commit({ changes: [], events, at: 1 })).map(({ seq }) => seq)).toEqual([1])
    other.close()
    await store.close()
  })

  it('waits for the lock without keeping the process from other work', async () => {
    const path = join(folder, 'waiting.db')
    const store = await createSqliteStore({ path })
    const other = new DatabaseSync(path)
    other.exec('begin immediate')
    const inserted = insertProject(store)
    // Comes only when the event loop turns while the commit waits.
    await new Promise((resolve) => setTimeout(resolve, 100))
    other.exec('rollback')
    other.close()
    await inserted
    expect((await store.getProject('ada', 'project-1'))?.id).toBe('project-1')
    await store.close()
  })
})

async function insertProject(store: Store): Promise<void> {
  const project = {
    id: 'project-1',
    ownerId: 'ada',
    recipe: 'storyboard',
    key: 'kept',
    revision: 1,
    brief: {},
    settings: DEFAULT_SETTINGS,
    storyboard: null,
    approvals: {},
    budgetMicros: null,
    groupId: null,
    createdAt: 1,
    updatedAt: 1,
  }
  await store.commit({ changes: [{ type: 'insert-project', project }], events: [], at: 1 })
}
