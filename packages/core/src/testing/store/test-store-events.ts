import { commitTo, refusalOf, samples, seed } from './store-samples.js'
import type { StoreSuite } from './store-suite.js'

/** The log of a project. */
export function testStoreEvents({ describe, it, expect, withStore }: StoreSuite): void {
  describe('events', () => {
    it(
      'numbers events per project from 1 and returns them as stored, in the order given',
      withStore(async (store) => {
        await seed(store)
        await commitTo(store, {
          changes: [{ type: 'insert-project', project: samples.project({ id: 'project-2' }) }],
        })
        const stored = await commitTo(store, {
          at: 5_000,
          events: [
            samples.event({ type: 'run.started', data: { n: 1 } }),
            samples.event({ projectId: 'project-2', runId: null }),
            samples.event({ projectId: 'nowhere' }),
            samples.event({ data: null }),
          ],
        })
        expect(stored).toEqual([
          { ...samples.event({ type: 'run.started', data: { n: 1 } }), seq: 1, at: 5_000 },
          { ...samples.event({ projectId: 'project-2', runId: null }), seq: 1, at: 5_000 },
          { ...samples.event({ data: null }), seq: 2, at: 5_000 },
        ])
        expect(await store.readEvents('ada', 'project-1', { after: 0, limit: 10 })).toEqual(
          stored.filter(({ projectId }) => projectId === 'project-1'),
        )
      }),
    )

    it(
      'takes events of a project that is made in the same commit',
      withStore(async (store) => {
        const [created] = await commitTo(store, {
          changes: [{ type: 'insert-project', project: samples.project() }],
          events: [samples.event({ type: 'project.created', runId: null })],
        })
        expect(created?.seq).toBe(1)
      }),
    )

    it(
      'leaves no gap and no duplicate under concurrent commits, some of them refused',
      withStore(async (store) => {
        await seed(store)
        const outcomes = await Promise.all(
          Array.from({ length: 50 }, async (_, index) => {
            const events = [
              samples.event({ data: { index, part: 0 } }),
              samples.event({ data: { index, part: 1 } }),
            ]
            const fence = { runId: 'run-1', epoch: index % 5 === 0 ? 9 : 0 }
            return refusalOf(commitTo(store, { fence, events }))
          }),
        )
        expect(outcomes.filter((code) => code === 'LEASE_LOST').length).toBe(10)
        const events = await store.readEvents('ada', 'project-1', { after: 0, limit: 1_000 })
        expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 80 }, (_, index) => index + 1))
        const written = events.map(({ data }) => JSON.stringify(data))
        expect(new Set(written).size).toBe(80)
      }),
    )

    it(
      'reads from after a number, up to a limit',
      withStore(async (store) => {
        await seed(store)
        await commitTo(store, { events: Array.from({ length: 10 }, () => samples.event()) })
        const read = async (after: number, limit: number) =>
          (await store.readEvents('ada', 'project-1', { after, limit })).map(({ seq }) => seq)
        expect(await read(0, 3)).toEqual([1, 2, 3])
        expect(await read(8, 3)).toEqual([9, 10])
        expect(await read(10, 3)).toEqual([])
      }),
    )
  })
}
