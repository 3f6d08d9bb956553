import { DatabaseSync } from 'node:sqlite'
import { DEFAULT_SETTINGS, MutoscopeError, type Project } from '@mutoscope/core'
import type { Store } from '@mutoscope/core/ports'
import { describe, expect, it } from 'vitest'
import { createSqlStore } from './create-sql-store.js'
import { migrate } from './migrations/migrate.js'
import { createSqliteDriver } from './sqlite/sqlite-driver.js'

describe('when a transaction fails as a whole', () => {
  it('rejects everything in it with DISK_FULL, keeps nothing of it and goes on', async () => {
    const database = new DatabaseSync(':memory:')
    const driver = createSqliteDriver(database)
    driver.write(migrate(driver.dialect, ':memory:'))
    const { page_count: pages } = database.prepare('pragma page_count').get() as { page_count: number }
    database.exec(`pragma max_page_count = ${pages + 20}`)
    const store = createSqlStore(driver, { busyTimeoutMs: 0 })

    const codes = await Promise.all([
      insert(store, 'small-1', 'x'),
      insert(store, 'large', 'x'.repeat(200_000)),
      insert(store, 'small-2', 'x'),
    ])
    expect(codes).toEqual(['DISK_FULL', 'DISK_FULL', 'DISK_FULL'])
    expect(await store.listProjects('ada')).toEqual([])
    expect(await insert(store, 'small-1', 'x')).toBe(null)
    expect((await store.listProjects('ada')).map(({ id }) => id)).toEqual(['small-1'])
    await store.close()
  })

  it('tells stored text that is not JSON from a refused value', async () => {
    const database = new DatabaseSync(':memory:')
    const driver = createSqliteDriver(database)
    driver.write(migrate(driver.dialect, ':memory:'))
    const store = createSqlStore(driver, { busyTimeoutMs: 0 })
    const [refused, written] = await Promise.all([
      insert(store, 'no-date', 'x', { createdAt: {} as number }),
      insert(store, 'good', 'x'),
    ])
    expect([refused, written]).toEqual(['INVALID_INPUT', null])
    database.exec("update projects set brief = '{\"half'")
    expect(await codeOf(store.getProject('ada', 'good'))).toBe('STORE_INVALID')
    await store.close()
  })

  it('tells what is already there from a refused value', async () => {
    const database = new DatabaseSync(':memory:')
    const driver = createSqliteDriver(database)
    driver.write(migrate(driver.dialect, ':memory:'))
    const store = createSqlStore(driver, { busyTimeoutMs: 0 })
    expect(await insert(store, 'one', 'x', { key: 'trailer' })).toBe(null)
    expect([
      await insert(store, 'one', 'x'),
      await insert(store, 'two', 'x', { key: 'trailer' }),
      await insert(store, 'two', 'x', { createdAt: {} as number }),
    ]).toEqual(['ALREADY_EXISTS', 'ALREADY_EXISTS', 'INVALID_INPUT'])
    await store.close()
  })
})

describe('closing', () => {
  it('happens once, after what was given before, and refuses what comes later', async () => {
    const driver = createSqliteDriver(new DatabaseSync(':memory:'))
    driver.write(migrate(driver.dialect, ':memory:'))
    let closings = 0
    const listening = {
      ...driver,
      close: () => {
        closings++
        return driver.close()
      },
    }
    const store = createSqlStore(listening, { busyTimeoutMs: 0 })
    const written = insert(store, 'one', 'x')
    const closing = store.close()
    expect(await codeOf(store.getProject('ada', 'one'))).toBe('STORE_CLOSED')
    expect(await insert(store, 'two', 'x')).toBe('STORE_CLOSED')
    await closing
    await store.close()
    expect([await written, closings]).toEqual([null, 1])
  })
})

async function insert(
  store: Store,
  id: string,
  text: string,
  fields: Partial<Project> = {},
): Promise<string | null> {
  const project = {
    id,
    ownerId: 'ada',
    recipe: 'storyboard',
    key: null,
    revision: 1,
    brief: { text },
    settings: DEFAULT_SETTINGS,
    storyboard: null,
    approvals: {},
    budgetMicros: null,
    groupId: null,
    createdAt: 1,
    updatedAt: 1,
    ...fields,
  }
  return codeOf(store.commit({ changes: [{ type: 'insert-project', project }], events: [], at: 1 }))
}

async function codeOf(work: Promise<unknown>): Promise<string | null> {
  return work.then(
    () => null,
    (error: unknown) => (MutoscopeError.isInstance(error) ? error.code : String(error)),
  )
}
