import type { NewRecord, StoredRecord } from '../../domain/record.js'
import type { Change, Store } from '../../storage/store.js'
import { commitTo, refusalOf, samples, seed } from './store-samples.js'
import type { StoreSuite } from './store-suite.js'

/** Records: unique ids, numbers, revisions, and that those of a project go away with it. */
export function testStoreRecords({ describe, it, expect, withStore }: StoreSuite): void {
  const insert = (fields: Partial<NewRecord> = {}, numbered = false): Change => ({
    type: 'insert-record',
    record: samples.record(fields),
    numbered,
  })
  const update = (fields: Partial<StoredRecord>): Change => ({
    type: 'update-record',
    record: { ...samples.record(), number: null, revision: 2, ...fields },
  })
  const remove = (
    fields: { readonly ownerId?: string; readonly collection?: string; readonly id?: string } = {},
  ): Change => ({ type: 'delete-record', ownerId: 'ada', collection: 'jobs.job', id: 'record-1', ...fields })
  const refusal = async (store: Store, ...changes: readonly Change[]) =>
    refusalOf(commitTo(store, { changes }))

  describe('records', () => {
    it(
      'come back as they were inserted, any text in them',
      withStore(async (store) => {
        const odd = 'Zoë 😀 \u202Eعربي "quoted" \'; drop table x;-- \\ % _ \n \u0000 \uD800 e\u0301'
        const record = samples.record({
          text: odd,
          data: { [odd]: [odd, 0.5, null] },
          label: 'Zoë 😀\'"',
          dueAt: 9_000,
        })
        await commitTo(store, { changes: [insert(record)] })
        expect(await store.getRecord('ada', 'jobs.job', 'record-1')).toEqual({ ...record, number: null })
        expect(await store.getAnyRecord('jobs.job', 'record-1')).toEqual({ ...record, number: null })
        expect(await store.getRecord('bob', 'jobs.job', 'record-1')).toBe(null)
        expect(await store.getRecord('ada', 'jobs.batch', 'record-1')).toBe(null)
        expect(await store.getAnyRecord('jobs.batch', 'record-1')).toBe(null)
      }),
    )

    it(
      'have ids that are unique per owner and collection',
      withStore(async (store) => {
        await commitTo(store, {
          changes: [
            insert(),
            insert({ ownerId: 'bob', label: 'bobs' }),
            insert({ collection: 'jobs.batch' }),
          ],
        })
        expect(await refusal(store, insert({ label: 'other' }))).toBe('ALREADY_EXISTS "id"')
        expect(await refusal(store, insert({ id: 'record-2' }), insert({ id: 'record-2' }))).toBe(
          'ALREADY_EXISTS "id"',
        )
        expect(await store.getRecord('ada', 'jobs.job', 'record-2')).toBe(null)
        expect((await store.getRecord('bob', 'jobs.job', 'record-1'))?.label).toBe('bobs')
      }),
    )

    it(
      'are inserted once by many that try at the same time',
      withStore(async (store) => {
        const refusals = await Promise.all(
          Array.from({ length: 20 }, async () => refusal(store, insert({}, true))),
        )
        expect(refusals.filter((code) => code === null).length).toBe(1)
        expect(refusals.filter((code) => code === 'ALREADY_EXISTS "id"').length).toBe(19)
        expect((await store.getRecord('ada', 'jobs.job', 'record-1'))?.number).toBe(1)
      }),
    )

    it(
      'are numbered per collection over all owners, without doubles, and no number comes twice',
      withStore(async (store) => {
        const ids = Array.from({ length: 30 }, (_, index) => `r${index}`)
        await Promise.all(
          ids.map(async (id, index) =>
            commitTo(store, { changes: [insert({ id, ownerId: index % 2 === 0 ? 'ada' : 'bob' }, true)] }),
          ),
        )
        const numbers = await Promise.all(
          ids.map(async (id) => (await store.getAnyRecord('jobs.job', id))?.number ?? 0),
        )
        expect(numbers.toSorted((a, b) => a - b)).toEqual(ids.map((_, index) => index + 1))

        const last = await store.getRecordByNumber('jobs.job', 30)
        await commitTo(store, { changes: [remove({ ownerId: last?.ownerId ?? '', id: last?.id ?? '' })] })
        expect(await store.getRecordByNumber('jobs.job', 30)).toBe(null)
        await commitTo(store, {
          changes: [
            insert({ id: 'next' }, true),
            insert({ id: 'without' }),
            insert({ id: 'other', collection: 'jobs.batch' }, true),
          ],
        })
        expect((await store.getRecordByNumber('jobs.job', 31))?.id).toBe('next')
        expect((await store.getRecord('ada', 'jobs.job', 'without'))?.number).toBe(null)
        expect((await store.getRecordByNumber('jobs.batch', 1))?.id).toBe('other')
      }),
    )

    it(
      'change only from the revision before, and never their number, project or time of making',
      withStore(async (store) => {
        await commitTo(store, { changes: [insert({}, true)] })
        const changed = { label: 'done', text: 'Two', data: [2], dueAt: 5_000, updatedAt: 3_000 }
        await commitTo(store, {
          changes: [update({ ...changed, number: 9, createdAt: 1, projectId: 'nowhere' })],
        })
        const stored = { ...samples.record(), ...changed, number: 1, revision: 2 }
        expect(await store.getRecord('ada', 'jobs.job', 'record-1')).toEqual(stored)
        expect(await refusal(store, update({ revision: 2 }))).toBe('REVISION_CONFLICT')
        expect(await refusal(store, update({ revision: 4 }))).toBe('REVISION_CONFLICT')
        expect(await refusal(store, update({ ownerId: 'bob' }))).toBe('RECORD_NOT_FOUND')
        expect(await refusal(store, update({ collection: 'jobs.batch' }))).toBe('RECORD_NOT_FOUND')
        expect(await store.getRecord('ada', 'jobs.job', 'record-1')).toEqual(stored)
      }),
    )

    it(
      'let one of many changes from the same revision win',
      withStore(async (store) => {
        await commitTo(store, { changes: [insert()] })
        const refusals = await Promise.all(
          Array.from({ length: 10 }, async (_, index) => refusal(store, update({ label: `${index}` }))),
        )
        expect(refusals.filter((code) => code === null).length).toBe(1)
        expect(refusals.filter((code) => code === 'REVISION_CONFLICT').length).toBe(9)
      }),
    )

    it(
      'are removed once, by their owner',
      withStore(async (store) => {
        await commitTo(store, { changes: [insert()] })
        expect(await refusal(store, remove({ ownerId: 'bob' }))).toBe('RECORD_NOT_FOUND')
        await commitTo(store, { changes: [remove()] })
        expect(await store.getRecord('ada', 'jobs.job', 'record-1')).toBe(null)
        expect(await refusal(store, remove())).toBe('RECORD_NOT_FOUND')
        expect(await refusal(store, update({}))).toBe('RECORD_NOT_FOUND')
      }),
    )

    it(
      'belong to a project of their owner and go away with it',
      withStore(async (store) => {
        await seed(store)
        expect(await refusal(store, insert({ projectId: 'nowhere' }))).toBe('PROJECT_NOT_FOUND')
        expect(await refusal(store, insert({ projectId: 'project-1', ownerId: 'bob' }))).toBe(
          'PROJECT_NOT_FOUND',
        )
        await commitTo(store, {
          changes: [insert({ projectId: 'project-1' }, true), insert({ id: 'record-2' }, true)],
        })
        await commitTo(store, {
          changes: [{ type: 'delete-project', ownerId: 'ada', projectId: 'project-1' }],
        })
        expect(await store.getRecord('ada', 'jobs.job', 'record-1')).toBe(null)
        expect(await store.getRecordByNumber('jobs.job', 1)).toBe(null)
        expect((await store.getRecord('ada', 'jobs.job', 'record-2'))?.number).toBe(2)
      }),
    )

    it(
      'are written with everything else of a commit or not at all',
      withStore(async (store) => {
        const project: Change = { type: 'insert-project', project: samples.project() }
        expect(await refusal(store, insert({}, true), project, project)).toBe('ALREADY_EXISTS "id"')
        expect(await store.getRecord('ada', 'jobs.job', 'record-1')).toBe(null)
        await commitTo(store, { changes: [project, insert({ projectId: 'project-1' }, true)] })
        expect((await store.getRecord('ada', 'jobs.job', 'record-1'))?.number).toBe(1)
      }),
    )
  })
}
