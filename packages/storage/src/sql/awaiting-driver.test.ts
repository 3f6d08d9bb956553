import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEFAULT_SETTINGS, MutoscopeError, type Project } from '@mutoscope/core'
import type { Change, Store } from '@mutoscope/core/ports'
import { testStore } from '@mutoscope/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAwaitingDriver } from './awaiting-driver.fixture.js'
import { createSqlStore } from './create-sql-store.js'
import { migrate } from './migrations/migrate.js'

let folder = ''
let files = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mutoscope-awaiting-'))
})
afterAll(async () => rm(folder, { recursive: true }))

async function createStore(): Promise<Store> {
  files++
  const driver = createAwaitingDriver(join(folder, `${files}.db`), { seed: files })
  await driver.write(migrate(driver.dialect, 'x.db'))
  return createSqlStore(driver, { busyTimeoutMs: 5_000 })
}

testStore('a driver that awaits every statement', createStore, { describe, it, expect })

describe('a store whose driver awaits every statement', () => {
  it('keeps from a group exactly what was not refused, and says why the rest was', async () => {
    const store = await createStore()
    const outcomes = await Promise.all([
      outcomeOf(store, insert('one', 'trailer')),
      outcomeOf(store, insert('two', 'trailer')),
      outcomeOf(store, { type: 'delete-project', ownerId: 'ada', projectId: 'nothing' }),
      outcomeOf(store, insert('one', null)),
      outcomeOf(store, { ...bind, projectId: 'one' }),
      outcomeOf(store, insert('three', null)),
    ])
    expect(outcomes).toEqual([
      'written',
      { code: 'ALREADY_EXISTS', details: { field: 'key' } },
      { code: 'PROJECT_NOT_FOUND', details: { projectId: 'nothing' } },
      { code: 'ALREADY_EXISTS', details: { field: 'id' } },
      { code: 'INVALID_INPUT', details: { field: 'digest' } },
      'written',
    ])
    expect((await store.listProjects('ada')).map(({ id }) => id).toSorted()).toEqual(['one', 'three'])
    await store.close()
  })

  it('says why a write was refused that is alone', async () => {
    const store = await createStore()
    expect(await outcomeOf(store, insert('one', 'trailer'))).toBe('written')
    expect(await outcomeOf(store, insert('two', 'trailer'))).toEqual({
      code: 'ALREADY_EXISTS',
      details: { field: 'key' },
    })
    expect((await store.listProjects('ada')).map(({ id }) => id)).toEqual(['one'])
    await store.close()
  })
})

const bind = { type: 'bind', ownerId: 'ada', name: 'video', stage: 'export', digest: 'd0' } as const

function insert(id: string, key: string | null): Change {
  const project: Project = {
    id,
    ownerId: 'ada',
    recipe: 'storyboard',
    key,
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
  return { type: 'insert-project', project }
}

async function outcomeOf(store: Store, change: Change): Promise<unknown> {
  return store.commit({ changes: [change], events: [], at: 1 }).then(
    () => 'written',
    (error: unknown) =>
      MutoscopeError.isInstance(error) ? { code: error.code, details: error.details } : error,
  )
}
