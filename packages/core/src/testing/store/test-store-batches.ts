import type { Batch } from '../../domain/batch.js'
import { toStoredError } from '../../errors/stored-error.js'
import { MutoscopeError } from '../../errors/mutoscope-error.js'
import type { ClaimBatchesOptions } from '../../storage/batch-store.js'
import type { Store } from '../../storage/store.js'
import { commitTo, refusalOf, samples, seed } from './store-samples.js'
import type { StoreSuite } from './store-suite.js'

/** Work of one run that all workers share. */
export function testStoreBatches({ describe, it, expect, withStore }: StoreSuite): void {
  const insert = async (store: Store, batches: readonly Partial<Batch>[]) =>
    commitTo(store, {
      changes: batches.map((fields) => ({ type: 'insert-batch', batch: samples.batch(fields) })),
    })
  const claim = async (store: Store, options: Partial<ClaimBatchesOptions> = {}) =>
    store.claimBatches({
      workerId: 'one',
      now: 1_000,
      leaseMs: 100,
      makers: ['segment media 1'],
      limit: 10,
      ...options,
    })
  const idsOf = (batches: readonly Batch[]) => batches.map(({ id }) => id)
  /** Runs of other owners, each in a project of its own. */
  const insertRuns = async (store: Store, ownerIds: readonly string[]) =>
    commitTo(store, {
      changes: ownerIds.flatMap((ownerId) => [
        {
          type: 'insert-project',
          project: samples.project({ id: `project-of-${ownerId}`, ownerId }),
        } as const,
        {
          type: 'insert-run',
          run: samples.run({ id: `run-of-${ownerId}`, projectId: `project-of-${ownerId}`, ownerId }),
        } as const,
      ]),
    })
  const batchOf = (ownerId: string, id: string, fields: Partial<Batch> = {}): Partial<Batch> => ({
    id,
    ownerId,
    projectId: `project-of-${ownerId}`,
    runId: `run-of-${ownerId}`,
    ...fields,
  })
  const failure = toStoredError(new MutoscopeError('WORKER_DIED', { message: 'It died.' }))

  describe('batches', () => {
    it(
      'are kept as they were written, oldest first, and only for a run that is there',
      withStore(async (store) => {
        await seed(store)
        await insert(store, [{ id: 'b', createdAt: 2_000 }, { id: 'a', createdAt: 2_000 }, { id: 'c' }])
        expect(await store.listBatches('run-1')).toEqual([
          samples.batch({ id: 'c' }),
          samples.batch({ id: 'a', createdAt: 2_000 }),
          samples.batch({ id: 'b', createdAt: 2_000 }),
        ])
        expect(await store.listBatches('nobody')).toEqual([])
        expect(await refusalOf(insert(store, [{ id: 'a' }]))).toBe('ALREADY_EXISTS "id"')
        expect(await refusalOf(insert(store, [{ id: 'd', runId: 'nobody' }]))).toBe('RUN_NOT_FOUND')
        expect(await refusalOf(insert(store, [{ id: 'd', ownerId: 'eve' }]))).toBe('RUN_NOT_FOUND')
        expect((await store.listBatches('run-1')).length).toBe(3)
      }),
    )

    it(
      'go to one worker at a time, by priority and age, and only to one that has their maker',
      withStore(async (store) => {
        await seed(store)
        await insert(store, [
          { id: 'young', createdAt: 3_000 },
          { id: 'old', createdAt: 2_000 },
          { id: 'urgent', createdAt: 4_000, priority: 3 },
          { id: 'other', maker: 'segment media 2' },
        ])
        expect(await claim(store, { makers: [] })).toEqual([])
        const [first] = await claim(store, { limit: 1 })
        expect(first).toEqual(
          samples.batch({
            id: 'urgent',
            createdAt: 4_000,
            priority: 3,
            epoch: 1,
            workerId: 'one',
            leaseUntil: 1_100,
            leaseMs: 100,
          }),
        )
        expect(idsOf(await claim(store, { workerId: 'two' }))).toEqual(['old', 'young'])
        expect(await claim(store, { workerId: 'three' })).toEqual([])
        expect(idsOf(await claim(store, { makers: ['segment media 2', 'segment media 1'] }))).toEqual([
          'other',
        ])
      }),
    )

    it(
      'give many claims at the same time each a batch of its own',
      withStore(async (store) => {
        await seed(store)
        await insert(
          store,
          Array.from({ length: 8 }, (_, index) => ({ id: `batch-${index}` })),
        )
        const claims = await Promise.all(
          Array.from({ length: 20 }, async (_, index) =>
            claim(store, { workerId: `worker-${index}`, limit: 1 }),
          ),
        )
        expect(idsOf(claims.flat()).toSorted()).toEqual(
          Array.from({ length: 8 }, (_, index) => `batch-${index}`),
        )
      }),
    )

    it(
      'are renewed and given back by their holder only',
      withStore(async (store) => {
        await seed(store)
        await insert(store, [{}])
        await claim(store)
        const fence = { batchId: 'batch-1', epoch: 1 }
        expect(await store.renewBatch(fence, { now: 1_050, leaseMs: 100 })).toBe(true)
        expect(await claim(store, { workerId: 'two', now: 1_149 })).toEqual([])
        const [taken] = await claim(store, { workerId: 'two', now: 1_150 })
        expect([taken?.epoch, taken?.deaths]).toEqual([2, 1])
        expect(await store.renewBatch(fence, { now: 1_150, leaseMs: 100 })).toBe(false)
        await store.releaseBatch(fence)
        expect(await claim(store, { workerId: 'three', now: 1_160 })).toEqual([])
        await store.releaseBatch({ batchId: 'batch-1', epoch: 2 })
        expect(await store.renewBatch({ batchId: 'batch-1', epoch: 2 }, { now: 1_160, leaseMs: 100 })).toBe(
          false,
        )
        const [again] = await claim(store, { workerId: 'three', now: 1_160 })
        expect([again?.epoch, again?.deaths]).toEqual([3, 0])
        expect(await store.renewBatch({ batchId: 'nobody', epoch: 1 }, { now: 1, leaseMs: 1 })).toBe(false)
      }),
    )

    it(
      'that a worker died of go to one that holds no other such batch',
      withStore(async (store) => {
        await seed(store)
        await insert(store, [{ id: 'a' }, { id: 'b' }, { id: 'c' }])
        await claim(store, { limit: 2 })
        expect(idsOf(await claim(store, { workerId: 'two', now: 1_100 }))).toEqual(['a', 'c'])
        expect(idsOf(await claim(store, { workerId: 'three', now: 1_100 }))).toEqual(['b'])
      }),
    )

    it(
      'whose lease was taken by a clock that is ahead run out',
      withStore(async (store) => {
        await seed(store)
        await insert(store, [{}])
        await claim(store, { workerId: 'ahead', now: 7_201_000 })
        expect(await claim(store)).toEqual([])
        expect((await store.listBatches('run-1'))[0]?.leaseUntil).toBe(1_100)
        expect((await claim(store, { now: 1_100 }))[0]?.epoch).toBe(2)
      }),
    )

    it(
      'of several owners go in turns, in proportion to their weights',
      withStore(async (store) => {
        await insertRuns(store, ['ada', 'bob'])
        await insert(
          store,
          ['ada', 'bob'].flatMap((ownerId) =>
            Array.from({ length: 6 }, (_, index) => batchOf(ownerId, `${ownerId}-${index}`)),
          ),
        )
        expect(idsOf(await claim(store, { limit: 4 })).map((id) => id.slice(0, 3))).toEqual([
          'ada',
          'bob',
          'ada',
          'bob',
        ])
        const weightOf = (ownerId: string) => (ownerId === 'ada' ? 2 : 1)
        const owners = idsOf(await claim(store, { limit: 4, weightOf })).map((id) => id.slice(0, 3))
        expect(owners.filter((owner) => owner === 'ada').length).toBe(3)
      }),
    )

    it(
      'leave a place free for owners who come later',
      withStore(async (store) => {
        await insertRuns(store, ['ada'])
        await insert(
          store,
          Array.from({ length: 8 }, (_, index) => batchOf('ada', `ada-${index}`)),
        )
        expect((await claim(store, { limit: 4, freePlaces: 4 })).length).toBe(3)
      }),
    )

    it(
      'can be claimed now, or when a lease runs out',
      withStore(async (store) => {
        await seed(store)
        expect(await store.nextBatch()).toBe(null)
        await insert(store, [{}])
        expect(await store.nextBatch()).toBe(0)
        await claim(store)
        expect(await store.nextBatch()).toBe(1_100)
        await commitTo(store, {
          changes: [{ type: 'end-batch', batchId: 'batch-1', runId: 'run-1', error: failure, at: 1_050 }],
        })
        expect(await store.nextBatch()).toBe(null)
      }),
    )

    it(
      'count what is left, and make their run due when the last has ended',
      withStore(async (store) => {
        await seed(store)
        await commitTo(store, {
          changes: [
            { type: 'update-run', runId: 'run-1', set: { status: 'waiting', dueAt: 90_000 }, updatedAt: 2 },
          ],
        })
        await insert(store, [{ id: 'a' }, { id: 'b' }, { id: 'c', size: 100 }])
        await commitTo(store, {
          changes: [
            { type: 'advance-batch', batchId: 'a', done: 120 },
            { type: 'advance-batch', batchId: 'nobody', done: 1 },
          ],
        })
        expect(await store.batchesLeft('run-1')).toEqual({ count: 3, size: 580 })
        const end = async (batchId: string, error: Batch['error'], at: number) => {
          await commitTo(store, { changes: [{ type: 'end-batch', batchId, runId: 'run-1', error, at }] })
          return [await store.batchesLeft('run-1'), (await store.getAnyRun('run-1'))?.dueAt]
        }
        expect(await end('a', null, 3_000)).toEqual([{ count: 2, size: 400 }, 90_000])
        expect(await end('c', failure, 3_100)).toEqual([{ count: 1, size: 300 }, 90_000])
        expect(await end('nobody', null, 3_200)).toEqual([{ count: 1, size: 300 }, 90_000])
        expect(await end('b', null, 3_300)).toEqual([{ count: 0, size: 0 }, 3_300])
        expect((await store.listBatches('run-1')).map(({ id, error }) => [id, error])).toEqual([
          ['c', failure],
        ])
        expect(await claim(store, { now: 9_000 })).toEqual([])
        expect(await store.batchesLeft('nobody')).toEqual({ count: 0, size: 0 })
      }),
    )

    it(
      'wake nobody whose run has gone on meanwhile',
      withStore(async (store) => {
        await seed(store)
        await insert(store, [{}])
        await commitTo(store, {
          changes: [
            { type: 'update-run', runId: 'run-1', set: { status: 'failed', dueAt: null }, updatedAt: 2 },
          ],
        })
        await commitTo(store, {
          changes: [{ type: 'end-batch', batchId: 'batch-1', runId: 'run-1', error: null, at: 3_000 }],
        })
        expect((await store.getAnyRun('run-1'))?.dueAt).toBe(null)
      }),
    )

    it(
      'let only the worker that holds one write for it',
      withStore(async (store) => {
        await seed(store)
        await insert(store, [{}])
        await claim(store)
        const write = async (epoch: number) =>
          refusalOf(
            commitTo(store, {
              fence: { batchId: 'batch-1', epoch },
              changes: [{ type: 'insert-artifact', artifact: samples.artifact({ digest: `d-${epoch}` }) }],
              events: [samples.event()],
            }),
          )
        expect(await write(1)).toBe(null)
        await claim(store, { workerId: 'two', now: 1_100 })
        expect(await write(1)).toBe('LEASE_LOST')
        expect(await write(2)).toBe(null)
        await commitTo(store, { changes: [{ type: 'delete-batches', runId: 'run-1' }] })
        expect(await write(2)).toBe('LEASE_LOST')
        expect([...(await store.getArtifacts('ada', ['d-1', 'd-2'])).keys()].toSorted()).toEqual([
          'd-1',
          'd-2',
        ])
        const events = await store.readEvents('ada', 'project-1', { after: 0, limit: 10 })
        expect(events.map(({ seq }) => seq)).toEqual([1, 2])
      }),
    )

    it(
      'go with their run or their project',
      withStore(async (store) => {
        await seed(store)
        await insertRuns(store, ['bob'])
        await insert(store, [{ id: 'a' }, { id: 'b' }, batchOf('bob', 'c')])
        await commitTo(store, { changes: [{ type: 'delete-batches', runId: 'run-1' }] })
        expect(await store.listBatches('run-1')).toEqual([])
        await commitTo(store, {
          changes: [{ type: 'delete-project', ownerId: 'bob', projectId: 'project-of-bob' }],
        })
        expect(await store.listBatches('run-of-bob')).toEqual([])
        expect(await store.nextBatch()).toBe(null)
      }),
    )
  })
}
