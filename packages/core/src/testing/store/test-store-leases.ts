import { commitTo, samples, seed } from './store-samples.js'
import type { StoreSuite } from './store-suite.js'
import type { Run } from '../../domain/run.js'
import { RUN_STATUSES, hasEnded } from '../../domain/run.js'
import type { Store } from '../../storage/store.js'

/** Leases and what is due. */
export function testStoreLeases({ describe, it, expect, withStore }: StoreSuite): void {
  const claim = async (store: Store, workerId: string, now: number, runId = 'run-1') =>
    store.claimRun({ runId, workerId, now, leaseMs: 100 })
  /** Each in a project of its own: a project has one living run. */
  const insertRuns = async (store: Store, runs: readonly (Partial<Run> & { readonly id: string })[]) => {
    await commitTo(store, {
      changes: runs.flatMap((fields) => [
        { type: 'insert-project', project: samples.project({ id: `project-of-${fields.id}` }) } as const,
        {
          type: 'insert-run',
          run: samples.run({ projectId: `project-of-${fields.id}`, ...fields }),
        } as const,
      ]),
    })
  }

  describe('leases', () => {
    it(
      'gives a run to one worker at a time, with a greater epoch each time',
      withStore(async (store) => {
        await seed(store)
        const first = await claim(store, 'one', 1_000)
        expect(first).toEqual(samples.run({ epoch: 1, workerId: 'one', leaseUntil: 1_100, leaseMs: 100 }))
        expect(await store.getAnyRun('run-1')).toEqual(first)
        expect(await claim(store, 'two', 1_099)).toBe(null)
        expect(await claim(store, 'one', 1_099)).toBe(null)
        expect((await claim(store, 'two', 1_100))?.epoch).toBe(2)
        await store.releaseRun({ runId: 'run-1', epoch: 2 })
        expect(await store.getAnyRun('run-1')).toEqual(samples.run({ epoch: 2, leaseMs: 100 }))
        expect((await claim(store, 'one', 1_101))?.epoch).toBe(3)
      }),
    )

    it(
      'lets one of many claims made at the same time win',
      withStore(async (store) => {
        await seed(store)
        const claims = await Promise.all(
          Array.from({ length: 20 }, async (_, index) => claim(store, `worker-${index}`, 1_000)),
        )
        expect(claims.filter((run) => run !== null).length).toBe(1)
      }),
    )

    it(
      'claims nothing that has ended or does not exist',
      withStore(async (store) => {
        await insertRuns(
          store,
          RUN_STATUSES.map((status) => ({ id: status, status })),
        )
        for (const status of RUN_STATUSES)
          expect([status, (await claim(store, 'one', 1_000, status)) === null]).toEqual([
            status,
            hasEnded(status),
          ])
        expect(await claim(store, 'one', 1_000, 'nobody')).toBe(null)
      }),
    )

    it(
      'renews only for the holder',
      withStore(async (store) => {
        await seed(store)
        await claim(store, 'one', 1_000)
        expect(await store.renewRun({ runId: 'run-1', epoch: 1 }, { now: 1_050, leaseMs: 100 })).toBe(true)
        expect((await store.getAnyRun('run-1'))?.leaseUntil).toBe(1_150)
        expect(await store.renewRun({ runId: 'run-1', epoch: 1 }, { now: 2_000, leaseMs: 100 })).toBe(true)
        await claim(store, 'two', 3_000)
        expect(await store.renewRun({ runId: 'run-1', epoch: 1 }, { now: 3_000, leaseMs: 9_000 })).toBe(false)
        expect(await store.renewRun({ runId: 'nobody', epoch: 1 }, { now: 3_000, leaseMs: 9_000 })).toBe(
          false,
        )
        await store.releaseRun({ runId: 'run-1', epoch: 1 })
        expect((await store.getAnyRun('run-1'))?.leaseUntil).toBe(3_100)
        await store.releaseRun({ runId: 'run-1', epoch: 2 })
        expect(await store.renewRun({ runId: 'run-1', epoch: 2 }, { now: 3_000, leaseMs: 9_000 })).toBe(false)
        expect((await store.getAnyRun('run-1'))?.leaseUntil).toBe(0)
      }),
    )

    it(
      'counts the workers that did not come back, and forgets them when one does',
      withStore(async (store) => {
        await seed(store)
        expect((await claim(store, 'one', 1_000))?.deaths).toBe(0)
        expect((await claim(store, 'two', 1_100))?.deaths).toBe(1)
        expect((await claim(store, 'one', 1_200))?.deaths).toBe(2)
        await commitTo(store, {
          changes: [{ type: 'update-run', runId: 'run-1', set: { deaths: 0 }, updatedAt: 2 }],
        })
        expect((await claim(store, 'two', 1_300))?.deaths).toBe(1)
        await store.releaseRun({ runId: 'run-1', epoch: 4 })
        expect((await store.getAnyRun('run-1'))?.deaths).toBe(0)
        expect((await claim(store, 'one', 1_300))?.deaths).toBe(0)
      }),
    )

    it(
      'lets a lease that was taken by a clock that is ahead run out',
      withStore(async (store) => {
        await seed(store)
        await claim(store, 'ahead', 7_201_000)
        expect(await claim(store, 'one', 1_000)).toBe(null)
        expect((await store.getAnyRun('run-1'))?.leaseUntil).toBe(1_100)
        expect(await store.renewRun({ runId: 'run-1', epoch: 1 }, { now: 1_050, leaseMs: 100 })).toBe(true)
        expect(await claim(store, 'one', 1_100)).toBe(null)
        expect((await claim(store, 'one', 1_150))?.epoch).toBe(2)
      }),
    )

    it(
      'tells the earliest due time of what has not ended',
      withStore(async (store) => {
        expect(await store.nextDue()).toBe(null)
        await insertRuns(store, [
          { id: 'ended', dueAt: 1, status: 'failed' },
          { id: 'gated', dueAt: null, status: 'gated' },
        ])
        expect(await store.nextDue()).toBe(null)
        await insertRuns(store, [
          { id: 'run-1', dueAt: 700 },
          { id: 'run-2', dueAt: 800 },
        ])
        expect(await store.nextDue()).toBe(700)
        await commitTo(store, {
          changes: [{ type: 'update-run', runId: 'run-1', set: { dueAt: null }, updatedAt: 2 }],
        })
        expect(await store.nextDue()).toBe(800)
      }),
    )
  })
}
