import type { NewRecord } from '../../domain/record.js'
import type { StoredEvent } from '../../domain/event.js'
import { commitTo, refusalOf, samples, seed } from './store-samples.js'
import type { StoreSuite } from './store-suite.js'

/** Records that are worked out from the events of their commit. */
export function testStoreOutbox({ describe, it, expect, withStore }: StoreSuite): void {
  describe('outbox', () => {
    it(
      'inserts records made from the events as they were numbered, in the same commit',
      withStore(async (store) => {
        await seed(store)
        await commitTo(store, { events: [samples.event()] })
        await commitTo(store, {
          events: [
            samples.event({ type: 'run.failed' }),
            samples.event({ projectId: 'nowhere' }),
            samples.event({ data: { n: 1 } }),
          ],
          outbox: toRecords,
        })
        const records = await store.listRecords('ada', { collection: 'told', order: 'oldest' })
        expect(records.map(({ id, number, data }) => ({ id, number, data }))).toEqual([
          { id: 'project-1_2', number: null, data: { type: 'run.failed' } },
          { id: 'project-1_3', number: null, data: { type: samples.event().type } },
        ])
        expect(
          (await store.dueRecords({ collection: 'told', now: 2_000, limit: 10 })).map(({ id }) => id),
        ).toEqual(['project-1_2', 'project-1_3'])
      }),
    )

    it(
      'writes none of the commit when a record cannot be inserted',
      withStore(async (store) => {
        await seed(store)
        await commitTo(store, { events: [samples.event()], outbox: toRecords })
        const [taken] = await store.listRecords('ada', { collection: 'told' })
        const again = (events: readonly StoredEvent[]) => [
          ...toRecords(events),
          ...(taken === undefined ? [] : [taken]),
        ]
        expect(await refusalOf(commitTo(store, { events: [samples.event()], outbox: again }))).toBe(
          'ALREADY_EXISTS "id"',
        )
        expect(await store.countRecords('ada', { collection: 'told' })).toBe(1)
        expect((await store.readEvents('ada', 'project-1', { after: 0, limit: 10 })).length).toBe(1)
      }),
    )

    it(
      'inserts none when the commit is refused',
      withStore(async (store) => {
        await seed(store)
        expect(
          await refusalOf(
            commitTo(store, {
              fence: { runId: 'run-1', epoch: 9 },
              events: [samples.event()],
              outbox: toRecords,
            }),
          ),
        ).toBe('LEASE_LOST')
        expect(await store.countRecords('ada', { collection: 'told' })).toBe(0)
      }),
    )

    it(
      'makes one record of each event of many commits at once, some of them refused',
      withStore(async (store) => {
        await seed(store)
        await Promise.all(
          Array.from({ length: 40 }, async (_, index) =>
            refusalOf(
              commitTo(store, {
                fence: { runId: 'run-1', epoch: index % 4 === 0 ? 9 : 0 },
                events: [samples.event(), samples.event()],
                outbox: toRecords,
              }),
            ),
          ),
        )
        const records = await store.listRecords('ada', { collection: 'told', limit: 500 })
        expect(records.map(({ id }) => Number(id.split('_')[1])).toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: 60 }, (_, index) => index + 1),
        )
      }),
    )
  })
}

function toRecords(events: readonly StoredEvent[]): readonly NewRecord[] {
  return events.map(({ projectId, seq, type, at }) => ({
    ownerId: 'ada',
    collection: 'told',
    id: `${projectId}_${seq}`,
    projectId: null,
    label: 'pending',
    text: '',
    data: { type },
    revision: 1,
    dueAt: at,
    createdAt: at + seq,
    updatedAt: at,
  }))
}
