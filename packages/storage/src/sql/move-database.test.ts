import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Change, Store } from '@mutoscope/core/ports'
import pg from 'pg'
import { hasPostgres, openTestDatabase, startProxy } from 'test-servers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveDatabase } from './move-database.js'
import { createPostgresStore } from './postgres/postgres-store.js'
import { project, refusalOf, run } from './postgres/postgres-store.fixture.js'
import { createSqliteStore } from './sqlite/sqlite-store.js'

const ODD = 'Zoë 😀 "quoted" \\ \n \u0000 e\u0301'

describe.skipIf(!hasPostgres)('moving an embedded database (needs PostgreSQL)', () => {
  let folder = ''
  let path = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mutoscope-move-'))
    path = join(folder, 'mutoscope.db')
    const store = await createSqliteStore({ path })
    await fill(store)
    await store.close()
  })
  afterAll(async () => rm(folder, { recursive: true }))

  it('copies every row of every table, compared by count and digest', async () => {
    const url = await openTestDatabase()
    const moved = await moveDatabase({ from: { path }, to: { url } })
    expect(Object.fromEntries(moved.map(({ name, rows }) => [name, rows]))).toEqual({
      projects: 301,
      runs: 1,
      stages: 1,
      artifacts: 1,
      bindings: 1,
      calls: 1,
      charges: 1,
      groups: 1,
      provider_waits: 1,
      events: 450,
      records: 2,
      record_numbers: 1,
      owner_turns: 1,
      project_texts: 301,
      batches: 1,
    })
    expect(new Set(moved.map(({ digest }) => digest)).size).toBe(moved.length)
    const [before, after] = [await createSqliteStore({ path }), await createPostgresStore({ url })]
    for (const read of READS) expect(await read(after)).toEqual(await read(before))
    // Work goes on where it was: the next number, the next turn.
    expect((await after.claimDue({ workerId: 'two', now: 9_000, leaseMs: 10, limit: 5 })).length).toBe(1)
    const [event] = await after.commit({
      changes: [record('numbered', true)],
      events: [{ projectId: 'project-0', runId: null, type: 'project.changed', data: null }],
      at: 1,
    })
    expect(event?.seq).toBe(451)
    expect((await after.getRecord('ada', 'jobs.job', 'numbered'))?.number).toBe(2)
    await before.close()
    await after.close()
  })

  it('refuses a database with rows by name, and a file that is not there', async () => {
    const url = await openTestDatabase()
    await moveDatabase({ from: { path }, to: { url } })
    expect(await refusalOf(moveDatabase({ from: { path }, to: { url } }))).toMatchObject({
      code: 'ALREADY_EXISTS',
      details: { table: 'projects' },
    })
    const elsewhere = { url, schema: 'studio' }
    expect((await moveDatabase({ from: { path }, to: elsewhere })).length).toBe(15)
    const missing = join(folder, 'missing.db')
    expect(await refusalOf(moveDatabase({ from: { path: missing }, to: { url } }))).toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('missing.db'),
    })
  })

  it('leaves nothing behind when it is broken off, and can be started again', async () => {
    const direct = new URL(await openTestDatabase())
    const proxy = await startProxy(Number(direct.port))
    const through = new URL(direct)
    through.port = String(proxy.port)
    proxy.onRequest = (bytes) => (bytes.includes('arrived_events') ? 'reset' : 'pass')
    expect(await refusalOf(moveDatabase({ from: { path }, to: { url: through.href } }))).toMatchObject({
      code: 'STORE_UNAVAILABLE',
    })
    proxy.onRequest = () => 'pass'
    const moved = await moveDatabase({ from: { path }, to: { url: through.href } })
    expect(moved.find(({ name }) => name === 'events')?.rows).toBe(450)
    await proxy.close()
  })

  it('keeps nothing when what arrived is not what was sent', async () => {
    const url = await openTestDatabase()
    await (await createPostgresStore({ url })).close()
    const client = new pg.Client(url)
    await client.connect()
    await client.query(`create function spoil() returns trigger language plpgsql as
      $$ begin new.label := 'spoilt'; return new; end $$`)
    await client.query('create trigger spoil before insert on records for each row execute function spoil()')
    expect(await refusalOf(moveDatabase({ from: { path }, to: { url } }))).toMatchObject({
      code: 'STORE_INVALID',
      details: { table: 'records', sent: 2, arrived: 2 },
    })
    expect((await client.query('select count(*)::int as count from projects')).rows).toEqual([{ count: 0 }])
    await client.end()
  })

  it('refuses while a process works on the file', async () => {
    const busy = join(folder, 'busy.db')
    const store = await createSqliteStore({ path: busy })
    await fill(store)
    await store.claimRun({ runId: 'run-1', workerId: 'living', now: Date.now(), leaseMs: 600_000 })
    const url = await openTestDatabase()
    expect(await refusalOf(moveDatabase({ from: { path: busy }, to: { url } }))).toMatchObject({
      code: 'STORE_BUSY',
      message: expect.stringContaining('busy.db'),
    })
    await store.close()
  })
})

const READS: readonly ((store: Store) => Promise<unknown>)[] = [
  (store) => store.listProjects('ada', { limit: 500 }),
  (store) => store.listProjects('ada', { search: 'zoë', limit: 500 }),
  (store) => store.getAnyRun('run-1'),
  (store) => store.listStages('run-1'),
  (store) => store.listBatches('run-1'),
  (store) => store.listBindings('ada', 'project-0'),
  (store) => store.listOwnerCalls('ada'),
  (store) => store.listCharges('ada', { projectId: 'project-0' }),
  (store) => store.groupSpending('ada', ['group-1']),
  (store) => store.getProviderWait('ada', 'acme'),
  (store) => store.readEvents('ada', 'project-0', { after: 0, limit: 500 }),
  (store) => store.listRecords('ada', { collection: 'jobs.job' }),
]

function record(id: string, numbered: boolean): Change {
  return {
    type: 'insert-record',
    record: {
      ownerId: 'ada',
      collection: 'jobs.job',
      id,
      projectId: 'project-0',
      label: 'Zoë 😀',
      text: ODD,
      data: { [ODD]: [ODD, 0.5, null], size: 3 },
      revision: 1,
      dueAt: 7,
      createdAt: 1,
      updatedAt: 8_640_000_000_000_000,
    },
    numbered,
  }
}

async function fill(store: Store): Promise<void> {
  const provenance = {
    provider: 'acme',
    model: 'large',
    version: '1',
    projectId: 'project-0',
    runId: 'run-1',
    stage: 'images',
    name: 'image',
    costMicros: 1,
    licence: 'unknown' as const,
    madeAt: 1,
    tookMs: 1,
  }
  const ids = { ownerId: 'ada', projectId: 'project-0', runId: 'run-1', stage: 'images' }
  await store.commit({
    changes: [
      ...Array.from({ length: 300 }, (_, index): Change => {
        return { type: 'insert-project', project: { ...project(`project-${index}`), brief: { prompt: ODD } } }
      }),
      {
        type: 'insert-project',
        project: { ...project('grouped'), key: 'Zoë', groupId: 'group-1', budgetMicros: 5 },
      },
      { type: 'put-group', group: { ownerId: 'ada', id: 'group-1', budgetMicros: 9_007_199_254_740_991 } },
      { type: 'insert-run', run: run('run-1', 'project-0') },
      {
        type: 'put-stage',
        stage: {
          runId: 'run-1',
          stage: 'images',
          status: 'running',
          asked: 2,
          made: 1,
          reused: 0,
          failures: [],
          startedAt: 1,
          endedAt: null,
        },
      },
      {
        type: 'insert-artifact',
        artifact: {
          type: 'artifact',
          id: 'd1',
          ownerId: 'ada',
          digest: 'd1',
          kind: 'image',
          request: { prompt: ODD },
          content: { hash: 'h1', size: 5, mediaType: 'image/png' },
          data: {},
          warnings: [],
          provenance,
        },
      },
      { type: 'bind', ownerId: 'ada', projectId: 'project-0', name: 'image', stage: 'images', digest: 'd1' },
      {
        type: 'put-call',
        call: {
          id: 'call-1',
          ...ids,
          name: 'image',
          digest: 'd2',
          provider: 'acme',
          model: 'large',
          status: 'accepted',
          operation: { id: 'op' },
          pollAt: 3,
          progress: 1 / 3,
          delays: 0,
          delayedSince: null,
          unsent: 0,
          lost: 0,
          acceptedAt: 2,
          error: null,
          createdAt: 1,
          updatedAt: 2,
        },
      },
      {
        type: 'reserve-charge',
        charge: {
          callId: 'call-1',
          ...ids,
          groupId: null,
          kind: 'image',
          provider: 'acme',
          model: 'large',
          state: 'reserved',
          estimatedMicros: 100,
          reservedMicros: 100,
          settledMicros: 0,
          reservedAt: 1,
          endedAt: null,
        },
        limits: { runMicros: null, projectMicros: null, ownerDayMicros: null, dayStart: 0 },
      },
      { type: 'put-provider-wait', ownerId: 'ada', provider: 'acme', until: 77 },
      {
        type: 'insert-batch',
        batch: {
          id: 'batch-1',
          ...ids,
          stageIndex: 1,
          stageCount: 2,
          kind: 'segment',
          maker: 'segment local/media 1',
          requests: [{ name: ODD, digest: 'd3', request: { [ODD]: { $artifact: 'd1' } } }],
          size: 30,
          done: 0,
          stageSize: 30,
          priority: 0,
          epoch: 0,
          workerId: null,
          leaseUntil: 0,
          leaseMs: 0,
          deaths: 0,
          error: null,
          createdAt: 1,
        },
      },
      record('first', true),
      record('second', false),
    ],
    events: Array.from({ length: 450 }, (_, index) => ({
      projectId: 'project-0',
      runId: null,
      type: 'project.changed' as const,
      data: { [ODD]: index },
    })),
    at: 1,
  })
  const [claimed] = await store.claimDue({ workerId: 'one', now: 1_000, leaseMs: 10, limit: 1 })
  if (claimed !== undefined) await store.releaseRun({ runId: claimed.id, epoch: claimed.epoch })
}
