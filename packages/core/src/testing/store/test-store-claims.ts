import type { Run } from '../../domain/run.js'
import type { Store } from '../../storage/store.js'
import type { ClaimDueOptions } from '../../storage/claim-options.js'
import { commitTo, refusalOf, samples, seed } from './store-samples.js'
import type { StoreSuite } from './store-suite.js'

/** Whose runs are claimed, in which order, and how many an owner may have queued. */
export function testStoreClaims({ describe, it, expect, withStore }: StoreSuite): void {
  /** Each in a project of its own: a project has one living run. */
  const insertRuns = async (store: Store, runs: readonly (Partial<Run> & { readonly id: string })[]) => {
    await commitTo(store, {
      changes: runs.flatMap((fields) => {
        const { id, ownerId = 'ada' } = fields
        const project = samples.project({ id: `project-of-${id}`, ownerId })
        const run = samples.run({ projectId: project.id, ...fields })
        return [{ type: 'insert-project', project } as const, { type: 'insert-run', run } as const]
      }),
    })
  }
  const many = (ownerId: string, count: number): readonly { id: string; ownerId: string }[] =>
    Array.from({ length: count }, (_, index) => ({
      id: `${ownerId}-${String(index).padStart(4, '0')}`,
      ownerId,
    }))
  const claimDue = async (store: Store, options: Partial<ClaimDueOptions> = {}) =>
    store.claimDue({ workerId: 'one', now: 1_000, leaseMs: 100, limit: 10, ...options })
  const ids = (runs: readonly Run[]) => runs.map(({ id }) => id)
  const release = async (store: Store, runs: readonly Run[]) => {
    await Promise.all(runs.map(async ({ id, epoch }) => store.releaseRun({ runId: id, epoch })))
  }
  /** Ends what was claimed, as a worker does that finished it. */
  const finish = async (store: Store, runs: readonly Run[]) => {
    await commitTo(store, {
      changes: runs.map(({ id }) => ({
        type: 'update-run',
        runId: id,
        set: { status: 'succeeded', dueAt: null },
        updatedAt: 2_000,
      })),
    })
    await release(store, runs)
  }

  describe('claims of what is due', () => {
    it(
      'keep places of a worker free for owners who come later',
      withStore(async (store) => {
        await insertRuns(store, many('ann', 40))
        const first = await claimDue(store, { limit: 16, freePlaces: 16 })
        expect(first.length).toBe(12)
        expect(await claimDue(store, { limit: 4, freePlaces: 4 })).toEqual([])
        await insertRuns(store, [...many('bob', 20), ...many('cid', 1)])
        const second = await claimDue(store, { limit: 4, freePlaces: 4 })
        expect(second.map(({ ownerId }) => ownerId).toSorted()).toEqual(['bob', 'bob', 'bob', 'cid'])
        // Another worker's places are its own, and a worker that gives no count fills what it asks for.
        expect((await claimDue(store, { workerId: 'two', limit: 4, freePlaces: 4 })).length).toBe(4)
        expect((await claimDue(store, { workerId: 'three', limit: 9 })).length).toBe(9)
      }),
    )

    it(
      'give a worker with few places all of them',
      withStore(async (store) => {
        await insertRuns(store, many('ann', 5))
        expect((await claimDue(store, { workerId: 'one', limit: 1, freePlaces: 1 })).length).toBe(1)
        expect((await claimDue(store, { workerId: 'two', limit: 2, freePlaces: 2 })).length).toBe(2)
      }),
    )

    it(
      'take what is due first, without what is held, ended, waiting for a person or not due',
      withStore(async (store) => {
        await insertRuns(store, [
          { id: 'late', dueAt: 900 },
          { id: 'early', dueAt: 100 },
          { id: 'middle', dueAt: 500, status: 'waiting' },
          { id: 'future', dueAt: 1_001 },
          { id: 'ended', dueAt: 100, status: 'succeeded' },
          { id: 'gated', dueAt: null, status: 'gated' },
          { id: 'held', dueAt: 200 },
        ])
        await store.claimRun({ runId: 'held', workerId: 'two', now: 950, leaseMs: 100 })
        expect(await claimDue(store, { now: 99 })).toEqual([])
        const first = await claimDue(store, { limit: 2 })
        expect(ids(first)).toEqual(['early', 'middle'])
        expect(first[0]).toEqual(
          samples.run({
            id: 'early',
            projectId: 'project-of-early',
            dueAt: 100,
            epoch: 1,
            workerId: 'one',
            leaseUntil: 1_100,
            leaseMs: 100,
          }),
        )
        expect(await store.getAnyRun('early')).toEqual(first[0])
        expect(ids(await claimDue(store))).toEqual(['late'])
        expect(await claimDue(store)).toEqual([])
        await release(store, first)
        expect(ids(await claimDue(store, { now: 1_050, leaseMs: 500 }))).toEqual([
          'early',
          'held',
          'middle',
          'future',
        ])
      }),
    )

    it(
      'weigh what an owner holds, and nothing whose lease has run out',
      withStore(async (store) => {
        await insertRuns(store, [...many('ann', 2), ...many('bob', 1)])
        await store.claimRun({ runId: 'ann-0000', workerId: 'two', now: 1_000, leaseMs: 100 })
        const first = async (now: number) => {
          const [run] = await claimDue(store, { now, limit: 1 })
          if (run !== undefined) await release(store, [run])
          return run?.ownerId
        }
        expect(await first(1_099)).toBe('bob')
        expect(await first(1_100)).toBe('ann')
      }),
    )

    it(
      'take of one owner the highest priority first, then what is nearest to its end, then what was due first',
      withStore(async (store) => {
        await insertRuns(store, [
          { id: 'low', priority: -10, stagesLeft: 1, dueAt: 1 },
          { id: 'far', stagesLeft: 4, dueAt: 100 },
          { id: 'near late', stagesLeft: 1, dueAt: 900 },
          { id: 'near early', stagesLeft: 1, dueAt: 800 },
          { id: 'high', priority: 10, stagesLeft: 5, dueAt: 950 },
        ])
        expect(ids(await claimDue(store))).toEqual(['high', 'near early', 'near late', 'far', 'low'])
      }),
    )

    it(
      'take only what is of the lanes of the worker, and count what it holds of all',
      withStore(async (store) => {
        await insertRuns(store, [
          { id: 'waits', lane: 'io', dueAt: 100 },
          { id: 'computes', lane: 'cpu', dueAt: 200 },
          { id: 'waits of another', ownerId: 'bob', lane: 'io', dueAt: 300 },
        ])
        expect(ids(await claimDue(store, { lanes: ['cpu'] }))).toEqual(['computes'])
        expect(await claimDue(store, { lanes: ['cpu'] })).toEqual([])
        expect(await store.nextDue(['cpu'])).toBe(200)
        expect(await store.nextDue(['io'])).toBe(100)
        // Bob holds nothing, Ada one run in another lane.
        const rest = await claimDue(store, { lanes: ['io', 'cpu'] })
        expect(ids(rest)).toEqual(['waits of another', 'waits'])
        await commitTo(store, {
          changes: [{ type: 'update-run', runId: 'waits', set: { lane: 'cpu' }, updatedAt: 2_000 }],
        })
        await release(store, rest)
        expect(ids(await claimDue(store, { lanes: ['cpu'] }))).toEqual(['waits'])
      }),
    )

    it(
      'let a run of one owner start in the next claim behind a thousand of another with the highest priority',
      withStore(async (store) => {
        await insertRuns(
          store,
          many('ada', 1_000).map((run) => ({ ...run, priority: 10, dueAt: 1 })),
        )
        const held = await claimDue(store, { limit: 4 })
        expect(held.every(({ ownerId }) => ownerId === 'ada')).toBe(true)
        await insertRuns(store, [{ id: 'bob-1', ownerId: 'bob', priority: -10, dueAt: 999 }])
        await finish(store, held.slice(0, 1))
        expect(ids(await claimDue(store, { limit: 1 }))).toEqual(['bob-1'])
      }),
    )

    it(
      'share places that are free at once between owners',
      withStore(async (store) => {
        await insertRuns(store, [...many('ada', 20), ...many('bob', 20), ...many('cleo', 2)])
        const owners = (await claimDue(store, { limit: 10 })).map(({ ownerId }) => ownerId)
        expect(owners.slice(0, 6)).toEqual(['ada', 'bob', 'cleo', 'ada', 'bob', 'cleo'])
        expect(owners.slice(6).toSorted()).toEqual(['ada', 'ada', 'bob', 'bob'])
      }),
    )

    it(
      'give turns by weight where there is one place',
      withStore(async (store) => {
        await insertRuns(store, [...many('ada', 20), ...many('bob', 20)])
        const weightOf = (ownerId: string) => (ownerId === 'ada' ? 3 : 1)
        const owners: string[] = []
        for (let turn = 0; turn < 16; turn++) {
          const runs = await claimDue(store, { limit: 1, weightOf })
          owners.push(...runs.map(({ ownerId }) => ownerId))
          await finish(store, runs)
        }
        expect(owners.filter((ownerId) => ownerId === 'bob').length).toBe(4)
        expect(owners.slice(0, 8).filter((ownerId) => ownerId === 'bob').length).toBe(2)
        expect(await refusalOf(claimDue(store, { weightOf: () => 0 }))).toBe('INVALID_INPUT "weightOf"')
      }),
    )

    it(
      'give places by weight, and none for the time that an owner had nothing to do',
      withStore(async (store) => {
        await insertRuns(store, [...many('ada', 30), ...many('bob', 30)])
        const weightOf = (ownerId: string) => (ownerId === 'ada' ? 2 : 1)
        const held = await claimDue(store, { limit: 9, weightOf })
        expect(held.filter(({ ownerId }) => ownerId === 'ada').length).toBe(6)
        await finish(store, held)
        for (let turn = 0; turn < 6; turn++) await finish(store, await claimDue(store, { limit: 2 }))
        await insertRuns(store, many('cleo', 10))
        const owners: string[] = []
        for (let turn = 0; turn < 6; turn++) {
          const runs = await claimDue(store, { limit: 1 })
          owners.push(...runs.map(({ ownerId }) => ownerId))
          await finish(store, runs)
        }
        expect(owners.filter((ownerId) => ownerId === 'cleo').length).toBe(2)
      }),
    )

    it(
      'give each run to one of many workers',
      withStore(async (store) => {
        await insertRuns(store, [...many('ada', 30), ...many('bob', 10)])
        const claims = await Promise.all(
          Array.from({ length: 10 }, async (_, index) =>
            claimDue(store, { workerId: `worker-${index}`, limit: 5 }),
          ),
        )
        expect(claims.flat().length).toBe(40)
        expect(new Set(ids(claims.flat())).size).toBe(40)
      }),
    )

    it(
      'give a worker one run at a time of those that workers have died of',
      withStore(async (store) => {
        await insertRuns(store, many('ada', 3))
        expect((await claimDue(store, { workerId: 'dead' })).length).toBe(3)
        await insertRuns(store, [{ id: 'new' }])
        const later = { now: 1_100 }
        const first = await claimDue(store, later)
        expect(first.map(({ id, deaths }) => [id, deaths])).toEqual([
          ['ada-0000', 1],
          ['new', 0],
        ])
        expect(await claimDue(store, later)).toEqual([])
        expect(ids(await claimDue(store, { ...later, workerId: 'two' }))).toEqual(['ada-0001'])
        await finish(store, first)
        expect(ids(await claimDue(store, later))).toEqual(['ada-0002'])
      }),
    )

    it(
      'take up what a worker left whose clock was ahead',
      withStore(async (store) => {
        await insertRuns(store, many('ada', 1))
        await claimDue(store, { workerId: 'ahead', now: 7_201_000 })
        expect(await claimDue(store, { now: 2_000 })).toEqual([])
        expect(ids(await claimDue(store, { now: 2_100 }))).toEqual(['ada-0000'])
      }),
    )
  })

  describe('queued runs', () => {
    it(
      'are counted by owner, and refused beyond the number that is given, several in one commit too',
      withStore(async (store) => {
        await seed(store)
        await insertRuns(store, [...many('ada', 2), ...many('bob', 1), { id: 'running', status: 'running' }])
        expect(await store.countQueued('ada')).toBe(3)
        expect(await store.countQueued('bob')).toBe(1)
        expect(await store.countQueued('nobody')).toBe(0)
        const insert = (id: string, maxQueued: number) =>
          [
            { type: 'insert-project', project: samples.project({ id: `project-of-${id}` }) },
            { type: 'insert-run', run: samples.run({ id, projectId: `project-of-${id}` }), maxQueued },
          ] as const
        expect(await refusalOf(commitTo(store, { changes: insert('more', 3) }))).toBe('QUEUE_FULL')
        expect(await store.getAnyRun('more')).toBe(null)
        expect(
          await refusalOf(commitTo(store, { changes: [...insert('more', 4), ...insert('most', 4)] })),
        ).toBe('QUEUE_FULL')
        expect(await store.countQueued('ada')).toBe(3)
        await commitTo(store, { changes: insert('more', 4) })
        expect(await store.countQueued('ada')).toBe(4)
      }),
    )
  })
}
