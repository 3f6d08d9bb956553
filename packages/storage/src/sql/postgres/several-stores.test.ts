import { MutoscopeError, type Charge } from '@mutoscope/core'
import type { Change, Store } from '@mutoscope/core/ports'
import { hasPostgres, openTestDatabase } from 'test-servers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPostgresStore } from './postgres-store.js'
import { insertProject, project, run } from './postgres-store.fixture.js'

describe.skipIf(!hasPostgres)('several stores on one PostgreSQL database (need PostgreSQL)', () => {
  let stores: readonly Store[] = []
  let url = ''
  beforeEach(async () => {
    url = await openTestDatabase()
    stores = await Promise.all([1, 2, 3].map(async () => createPostgresStore({ url, maxConnections: 3 })))
  })
  afterEach(async () => {
    await Promise.all(stores.map(async (store) => store.close()))
  })

  /** Does something many times in every store at once. */
  const everywhere = async <Result>(
    times: number,
    work: (store: Store, name: string) => Promise<Result>,
  ): Promise<readonly Result[]> =>
    Promise.all(
      stores.flatMap((store, place) =>
        Array.from({ length: times }, async (_, index) => work(store, `${place}-${index}`)),
      ),
    )
  const first = (): Store => stores[0] ?? expect.fail('there is no store')
  const commit = async (store: Store, ...changes: readonly Change[]) =>
    store.commit({ changes, events: [], at: 1 })

  it('number the events of a project without gaps', async () => {
    await insertProject(first(), 'project-1')
    await insertProject(first(), 'project-2')
    await everywhere(40, async (store, name) =>
      store.commit({
        changes: [],
        events: ['project-1', 'project-2'].map((projectId) => ({
          projectId,
          runId: null,
          type: 'project.changed' as const,
          data: name,
        })),
        at: 1,
      }),
    )
    for (const projectId of ['project-1', 'project-2']) {
      const events = await first().readEvents('ada', projectId, { after: 0, limit: 500 })
      expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 120 }, (_, index) => index + 1))
      expect(new Set(events.map(({ data }) => data)).size).toBe(120)
    }
  })

  it('give each run to one worker', async () => {
    const ids = Array.from({ length: 60 }, (_, index) => String(index))
    await commit(
      first(),
      ...ids.flatMap((id): readonly Change[] => [
        { type: 'insert-project', project: project(`project-${id}`) },
        { type: 'insert-run', run: run(`run-${id}`, `project-${id}`) },
      ]),
    )
    const claims = await everywhere(6, async (store, workerId) =>
      store.claimDue({ workerId, now: 1_000, leaseMs: 1_000, limit: 4 }),
    )
    const claimed = claims.flat().map(({ id }) => id)
    expect(claimed.length).toBe(60)
    expect(new Set(claimed).size).toBe(60)
  })

  it('spend no more together than a budget allows', async () => {
    await insertProject(first(), 'project-1')
    const outcomes = await everywhere(20, async (store, name) =>
      commit(store, {
        type: 'reserve-charge',
        charge: charge(name),
        limits: { runMicros: null, projectMicros: 1_000, ownerDayMicros: null, dayStart: 0 },
      }).then(
        () => 'reserved',
        (error: unknown) => (MutoscopeError.isInstance(error) ? error.code : String(error)),
      ),
    )
    expect(outcomes.filter((outcome) => outcome === 'reserved').length).toBe(10)
    expect(new Set(outcomes)).toEqual(new Set(['reserved', 'BUDGET_EXCEEDED']))
  })

  it('let only the holder of a run write, whatever the others claim meanwhile', async () => {
    await commit(
      first(),
      { type: 'insert-project', project: project('project-1') },
      { type: 'insert-run', run: run('run-1', 'project-1') },
    )
    let now = 1_000
    const written = await everywhere(15, async (store, workerId) => {
      const claimed = await store.claimRun({ runId: 'run-1', workerId, now: (now += 20), leaseMs: 10 })
      if (claimed === null) return null
      return store
        .commit({
          fence: { runId: 'run-1', epoch: claimed.epoch },
          changes: [],
          events: [{ projectId: 'project-1', runId: 'run-1', type: 'run.recovered', data: claimed.epoch }],
          at: 1,
        })
        .then(
          () => claimed.epoch,
          (error: unknown) => {
            expect(error).toMatchObject({ code: 'LEASE_LOST' })
            return null
          },
        )
    })
    const events = await first().readEvents('ada', 'project-1', { after: 0, limit: 500 })
    const epochs = events.map(({ data }) => Number(data))
    // Never one that was claimed earlier after one that was claimed later.
    expect(epochs).toEqual(epochs.toSorted((a, b) => a - b))
    expect(written.filter((epoch) => epoch !== null).toSorted((a, b) => a - b)).toEqual(epochs)
  })

  it('number records of a collection one after the other', async () => {
    await everywhere(20, async (store, id) =>
      commit(store, {
        type: 'insert-record',
        record: {
          ownerId: 'ada',
          collection: 'jobs.job',
          id,
          projectId: null,
          label: '',
          text: '',
          data: null,
          revision: 1,
          dueAt: null,
          createdAt: 1,
          updatedAt: 1,
        },
        numbered: true,
      }),
    )
    const records = await first().listRecords('ada', { collection: 'jobs.job', limit: 500 })
    expect(records.map(({ number }) => number ?? 0).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 60 }, (_, index) => index + 1),
    )
  })

  it('go by the clock of the server on machines whose clocks are an hour apart', async () => {
    const before = first().now?.() ?? 0
    const machine = Date.now
    for (const hour of [3_600_000, -3_600_000]) {
      vi.spyOn(Date, 'now').mockImplementation(() => machine() + hour)
      // Also one that is opened there.
      const there = await createPostgresStore({ url })
      for (const store of [first(), there])
        expect(Math.abs((store.now?.() ?? 0) - before)).toBeLessThan(1_800_000)
      await there.close()
    }
    vi.restoreAllMocks()
    // What one claims by it is held for the other.
    await commit(
      first(),
      { type: 'insert-project', project: project('project-1') },
      { type: 'insert-run', run: run('run-1', 'project-1') },
    )
    const claims = await everywhere(1, async (store, workerId) =>
      store.claimRun({ runId: 'run-1', workerId, now: store.now?.() ?? 0, leaseMs: 600_000 }),
    )
    expect(claims.filter((claimed) => claimed !== null).length).toBe(1)
  })
})

function charge(callId: string): Charge {
  return {
    callId,
    ownerId: 'ada',
    projectId: 'project-1',
    runId: 'run-1',
    groupId: null,
    stage: 'images',
    kind: 'image',
    provider: 'acme',
    model: 'large',
    state: 'reserved',
    estimatedMicros: 100,
    reservedMicros: 100,
    settledMicros: 0,
    reservedAt: 1,
    endedAt: null,
  }
}
