import type { Artifact } from '@mutoscope/core'
import type { Change, Store } from '@mutoscope/core/ports'
import pg from 'pg'
import { hasPostgres, openTestDatabase } from 'test-servers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPostgresStore } from './postgres-store.js'
import { insertProject, project, run } from './postgres-store.fixture.js'

describe.skipIf(!hasPostgres)('transactions of a PostgreSQL store (need PostgreSQL)', () => {
  let url = ''
  let store: Store
  let client: pg.Client
  beforeEach(async () => {
    url = await openTestDatabase()
    store = await createPostgresStore({ url })
    client = new pg.Client(url)
    await client.connect()
  })
  afterEach(async () => {
    await client.end()
    await store.close()
  })

  const commit = async (...changes: readonly Change[]) => store.commit({ changes, events: [], at: 1 })
  const countOf = async (query: string) =>
    ((await client.query(query)).rows as readonly { count: number }[])[0]?.count
  const marks = async () => countOf('select count(*)::int as count from commit_marks')
  const transactions = async () => countOf('select count(distinct xmin::text)::int as count from events')

  it('hold what comes at the same time', async () => {
    await insertProject(store, 'project-0')
    const ids = Array.from({ length: 40 }, (_, index) => `project-${index}`)
    await commit(...ids.slice(1).map((id): Change => ({ type: 'insert-project', project: project(id) })))
    const stored = await Promise.all(
      ids.map(async (projectId) =>
        store.commit({
          changes: [],
          events: [{ projectId, runId: null, type: 'project.changed', data: projectId }],
          at: 1,
        }),
      ),
    )
    expect(stored.flat().map(({ projectId, seq, data }) => [projectId, seq, data])).toEqual(
      ids.map((id) => [id, 1, id]),
    )
    expect(await transactions()).toBe(1)
  })

  it('write together what is new and leave alone what is there already', async () => {
    await commit({ type: 'insert-artifact', artifact: artifact('d0', 'first') })
    await Promise.all(
      ['d0', 'd1', 'd2'].map(async (digest) =>
        commit({ type: 'insert-artifact', artifact: artifact(digest, 'second') }),
      ),
    )
    const found = await store.getArtifacts('ada', ['d0', 'd1', 'd2'])
    expect(['d0', 'd1', 'd2'].map((digest) => found.get(digest)?.kind)).toEqual(['first', 'second', 'second'])
  })

  it('keep the order of commits that touch the same', async () => {
    await commit(
      { type: 'insert-project', project: project('project-1') },
      { type: 'insert-run', run: run('run-1', 'project-1') },
    )
    await Promise.all(
      Array.from({ length: 30 }, async (_, index) =>
        commit({ type: 'update-run', runId: 'run-1', set: { stagesLeft: index }, updatedAt: index }),
      ),
    )
    expect(await store.getAnyRun('run-1')).toMatchObject({ stagesLeft: 29, updatedAt: 29 })
  })

  it('leave a mark when they write and none when they only look', async () => {
    await insertProject(store, 'project-1')
    const before = await marks()
    expect(before).toBeGreaterThan(0)
    expect(await store.claimDue({ workerId: 'one', now: 1, leaseMs: 1, limit: 5 })).toEqual([])
    expect(await store.renewRun({ runId: 'nobody', epoch: 1 }, { now: 1, leaseMs: 1 })).toBe(false)
    expect(await marks()).toBe(before)
    await insertProject(store, 'project-2')
    expect(await marks()).toBe((before ?? 0) + 1)
  })

  it('forget their marks after their time', async () => {
    const forgetful = await createPostgresStore({ url, markRetentionMs: 4 })
    await insertProject(forgetful, 'project-1')
    await expect.poll(marks).toBe(0)
    await forgetful.close()
  })
})

function artifact(digest: string, kind: string): Artifact {
  return {
    type: 'artifact',
    id: `${digest}-${kind}`,
    ownerId: 'ada',
    digest,
    kind,
    request: {},
    content: null,
    data: {},
    warnings: [],
    provenance: {
      provider: 'acme',
      model: 'large',
      version: '1',
      projectId: 'project-1',
      runId: 'run-1',
      stage: 'images',
      name: digest,
      costMicros: 0,
      licence: 'unknown',
      madeAt: 1,
      tookMs: 1,
    },
  }
}
