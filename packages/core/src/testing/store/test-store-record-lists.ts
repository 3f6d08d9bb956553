import type { NewRecord } from '../../domain/record.js'
import type { Store } from '../../storage/store.js'
import type { ListOptions, RecordFilter } from '../../storage/store-filters.js'
import { commitTo, samples, seed } from './store-samples.js'
import type { StoreSuite } from './store-suite.js'

/** Lists of records: filters, order, pages, and what is due. */
export function testStoreRecordLists({ describe, it, expect, withStore }: StoreSuite): void {
  const insertAll = async (store: Store, records: readonly Partial<NewRecord>[]) =>
    commitTo(store, {
      changes: records.map((fields) => ({ type: 'insert-record', record: samples.record(fields) })),
    })
  const list = async (store: Store, filter: Partial<RecordFilter> & ListOptions = {}) =>
    (await store.listRecords('ada', { collection: 'jobs.job', ...filter })).map(({ id }) => id)

  describe('lists of records', () => {
    it(
      "show the owner's of one collection, newest or oldest first, in pages",
      withStore(async (store) => {
        const ids = Array.from({ length: 60 }, (_, index) => `r${String(index).padStart(2, '0')}`)
        await insertAll(
          store,
          ids.map((id, index) => ({ id, createdAt: 1_000 + Math.floor(index / 2) })).toReversed(),
        )
        await insertAll(store, [
          { id: 'bobs', ownerId: 'bob' },
          { id: 'batch', collection: 'jobs.batch' },
        ])
        const newest = ids.toReversed()
        expect(await list(store)).toEqual(newest.slice(0, 50))
        expect(await list(store, { limit: 7, offset: 5 })).toEqual(newest.slice(5, 12))
        expect(await list(store, { limit: 1_000 })).toEqual(newest)
        expect(await list(store, { order: 'oldest', limit: 3, offset: 1 })).toEqual(ids.slice(1, 4))
        expect(await list(store, { offset: 60 })).toEqual([])
        expect(await store.countRecords('ada', { collection: 'jobs.job' })).toBe(60)
        expect(await store.countRecords('ada', { collection: 'nothing' })).toBe(0)
      }),
    )

    it(
      'are filtered by project, label, text and time, alone and together',
      withStore(async (store) => {
        await seed(store)
        await insertAll(store, [
          { id: 'a', label: 'pending', text: 'A Lighthouse', createdAt: 1_000, projectId: 'project-1' },
          { id: 'b', label: 'done', text: '100 % ÉCLAIR_ÇA', createdAt: 2_000 },
          { id: 'c', label: 'failed', text: '', createdAt: 3_000, projectId: 'project-1' },
          { id: 'd', label: 'done', text: 'The lighthouse again', createdAt: 4_000, projectId: 'project-1' },
        ])
        const cases: readonly (readonly [Partial<RecordFilter>, readonly string[]])[] = [
          [{ projectId: 'project-1' }, ['d', 'c', 'a']],
          [{ projectId: 'nowhere' }, []],
          [{ labels: ['done'] }, ['d', 'b']],
          [{ labels: ['failed', 'pending', 'other'] }, ['c', 'a']],
          [{ labels: [] }, []],
          [{ search: 'LIGHThouse' }, ['d', 'a']],
          [{ search: 'éclair_ça' }, ['b']],
          [{ search: 'e\u0301clair' }, ['b']],
          [{ search: '%' }, ['b']],
          [{ search: '' }, ['d', 'c', 'b', 'a']],
          [{ from: 2_000, until: 4_000 }, ['c', 'b']],
          [{ from: 4_000 }, ['d']],
          [{ until: 1_000 }, []],
          [
            {
              projectId: 'project-1',
              labels: ['done', 'pending'],
              search: 'light',
              from: 1_001,
              order: 'oldest',
            },
            ['d'],
          ],
          [{ projectId: 'project-1', order: 'oldest' }, ['a', 'c', 'd']],
        ]
        for (const [filter, expected] of cases) {
          expect([filter, await list(store, filter)]).toEqual([filter, expected])
          expect([filter, await store.countRecords('ada', { collection: 'jobs.job', ...filter })]).toEqual([
            filter,
            expected.length,
          ])
        }
        const [record] = await store.listRecords('ada', { collection: 'jobs.job', labels: ['pending'] })
        await commitTo(store, {
          changes:
            record === undefined
              ? []
              : [
                  {
                    type: 'update-record',
                    record: { ...record, label: 'done', text: 'A tower', revision: 2 },
                  },
                ],
        })
        expect(await list(store, { labels: ['done'], search: 'TOWER' })).toEqual(['a'])
        expect(await list(store, { search: 'lighthouse' })).toEqual(['d'])
      }),
    )

    it(
      'are filtered by how the runs of their projects stand',
      withStore(async (store) => {
        const kinds = ['none', 'making', 'made', 'again'] as const
        await commitTo(store, {
          changes: kinds.map((id) => ({ type: 'insert-project', project: samples.project({ id }) })),
        })
        await insertAll(store, [
          ...kinds.map((id, index) => ({ id, projectId: id, createdAt: 1_000 + index })),
          { id: 'free', createdAt: 5_000 },
        ])
        const runs = [
          ['making', 'images', 'running', 1],
          ['made', 'images', 'succeeded', 1],
          ['made', 'video', 'succeeded', 2],
          ['again', 'video', 'succeeded', 1],
          ['again', 'images', 'failed', 2],
        ] as const
        await commitTo(store, {
          changes: runs.map(([projectId, target, status, createdAt]) => ({
            type: 'insert-run',
            run: samples.run({ id: `${projectId}-${createdAt}`, projectId, target, status, createdAt }),
          })),
        })
        const cases: readonly (readonly [Partial<RecordFilter>, readonly string[]])[] = [
          [{ latestRun: [{ status: 'none' }] }, ['free', 'none']],
          [{ latestRun: [{ status: 'succeeded' }] }, ['made']],
          [{ latestRun: [{ status: 'succeeded', target: 'images' }] }, []],
          [
            { latestRun: [{ status: 'running', target: 'images' }, { status: 'failed' }] },
            ['again', 'making'],
          ],
          [{ latestRun: [] }, []],
          [{ reached: ['none'] }, ['free', 'making', 'none']],
          [{ reached: ['video'] }, ['again', 'made']],
          [{ reached: ['video'], latestRun: [{ status: 'failed' }] }, ['again']],
        ]
        for (const [filter, expected] of cases) {
          expect([filter, await list(store, filter)]).toEqual([filter, expected])
          expect([filter, await store.countRecords('ada', { collection: 'jobs.job', ...filter })]).toEqual([
            filter,
            expected.length,
          ])
        }
      }),
    )

    it(
      'tell what is due of all owners, oldest first, and when to look again',
      withStore(async (store) => {
        expect(await store.nextDueRecord('jobs.job')).toBe(null)
        await insertAll(store, [
          { id: 'late', dueAt: 900 },
          { id: 'early', dueAt: 100, ownerId: 'bob' },
          { id: 'future', dueAt: 1_001 },
          { id: 'never', dueAt: null },
          { id: 'batch', dueAt: 1, collection: 'jobs.batch' },
        ])
        const due = async (now: number, limit: number) =>
          (await store.dueRecords({ collection: 'jobs.job', now, limit })).map(({ id }) => id)
        expect(await due(1_000, 10)).toEqual(['early', 'late'])
        expect(await due(1_000, 1)).toEqual(['early'])
        expect(await due(99, 10)).toEqual([])
        expect(await store.nextDueRecord('jobs.job')).toBe(100)
        const early = await store.getAnyRecord('jobs.job', 'early')
        await commitTo(store, {
          changes:
            early === null ? [] : [{ type: 'update-record', record: { ...early, dueAt: null, revision: 2 } }],
        })
        expect(await store.nextDueRecord('jobs.job')).toBe(900)
        expect(await due(2_000, 10)).toEqual(['late', 'future'])
      }),
    )
  })
}
