import { commitTo, samples, seed } from './store-samples.js'
import type { StoreSuite } from './store-suite.js'
import type { Json } from '../../digest/canonical-json.js'

/**
 * Reads: owners see only their own, values come back as they were, and a caller cannot reach into the store.
 */
export function testStoreReads({ describe, it, expect, withStore }: StoreSuite): void {
  describe('reads', () => {
    it(
      'shows an owner nothing of another',
      withStore(async (store) => {
        await seed(store)
        await commitTo(store, {
          changes: [
            { type: 'update-project', project: samples.project({ revision: 2, key: 'mine' }) },
            { type: 'insert-artifact', artifact: samples.artifact() },
            samples.bind(),
            { type: 'put-call', call: samples.call() },
          ],
          events: [samples.event()],
        })
        expect(await store.getProject('bob', 'project-1')).toBe(null)
        expect(await store.findProject('bob', 'mine')).toBe(null)
        expect(await store.listProjects('bob')).toEqual([])
        expect(await store.getRun('bob', 'run-1')).toBe(null)
        expect(await store.listRuns('bob', 'project-1')).toEqual([])
        expect((await store.getArtifacts('bob', ['d1'])).size).toBe(0)
        expect(await store.listBindings('bob', 'project-1')).toEqual([])
        expect(await store.getCall('bob', 'd1')).toBe(null)
        expect(await store.readEvents('bob', 'project-1', { after: 0, limit: 10 })).toEqual([])

        await commitTo(store, {
          changes: [{ type: 'insert-artifact', artifact: samples.artifact({ ownerId: 'bob', id: 'bobs' }) }],
        })
        expect((await store.getArtifacts('bob', ['d1'])).get('d1')?.id).toBe('bobs')
        expect((await store.getArtifacts('ada', ['d1'])).get('d1')?.id).toBe('artifact-1')
        expect((await store.getAnyRun('run-1'))?.ownerId).toBe('ada')
      }),
    )

    it(
      'answers null or nothing for what is not there',
      withStore(async (store) => {
        expect(await store.getProject('ada', 'nowhere')).toBe(null)
        expect(await store.findProject('ada', 'nothing')).toBe(null)
        expect(await store.getRun('ada', 'nobody')).toBe(null)
        expect(await store.getAnyRun('nobody')).toBe(null)
        expect(await store.listStages('nobody')).toEqual([])
        expect(await store.readEvents('ada', 'nowhere', { after: 0, limit: 1 })).toEqual([])
      }),
    )

    it(
      'keeps any text and large values as they are',
      withStore(async (store) => {
        const odd = 'Zoë 😀 \u202Eعربي 漢字 "quoted" \'; drop table x;-- \\ \n\t \u0000 \uD800 e\u0301'
        const brief: Json = {
          [odd]: odd,
          numbers: [0, -1.5, 1e21, 9_007_199_254_740_991],
          nothing: null,
          empty: {},
          large: '😀é'.repeat(175_000),
        }
        const project = samples.project({ brief, key: 'Zoë 😀\'"', createdAt: 8_640_000_000_000_000 })
        await commitTo(store, {
          changes: [{ type: 'insert-project', project }],
          events: [samples.event({ data: brief })],
        })
        expect(await store.findProject('ada', 'Zoë 😀\'"')).toEqual(project)
        expect((await store.readEvents('ada', 'project-1', { after: 0, limit: 1 }))[0]?.data).toEqual(brief)
      }),
    )

    it(
      'is not reached by changing what it gave or what it was given',
      withStore(async (store) => {
        const brief = { list: [1] }
        const events = [samples.event({ data: brief })]
        const pending = commitTo(store, {
          changes: [
            { type: 'insert-project', project: samples.project({ brief }) },
            { type: 'insert-run', run: samples.run() },
            { type: 'insert-artifact', artifact: samples.artifact() },
            samples.bind(),
          ],
          events,
        })
        brief.list.push(2)
        const stored = await pending
        scribble(stored)
        scribble(await store.getProject('ada', 'project-1'))
        scribble(await store.listProjects('ada'))
        scribble(await store.claimRun({ runId: 'run-1', workerId: 'one', now: 1_000, leaseMs: 100 }))
        scribble(await store.getAnyRun('run-1'))
        scribble(await store.listRuns('ada', 'project-1'))
        scribble([...(await store.getArtifacts('ada', ['d1'])).values()])
        scribble(await store.listBindings('ada', 'project-1'))
        scribble(await store.readEvents('ada', 'project-1', { after: 0, limit: 10 }))

        expect(await store.getProject('ada', 'project-1')).toEqual(samples.project({ brief: { list: [1] } }))
        expect(await store.getRun('ada', 'run-1')).toEqual(
          samples.run({ epoch: 1, workerId: 'one', leaseUntil: 1_100, leaseMs: 100 }),
        )
        expect((await store.getArtifacts('ada', ['d1'])).get('d1')).toEqual(samples.artifact())
        expect(await store.listBindings('ada', 'project-1')).toEqual([
          { name: 'scene/1/image', stage: 'images', artifact: samples.artifact() },
        ])
        expect(await store.readEvents('ada', 'project-1', { after: 0, limit: 10 })).toEqual([
          { ...samples.event({ data: { list: [1] } }), seq: 1, at: 2_000 },
        ])
      }),
    )
  })
}

/** Overwrites every member of a value, however deep. A store may also give frozen values: that is as good. */
function scribble(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  for (const member of Object.values(value)) scribble(member)
  for (const key of Object.keys(value)) Reflect.set(value, key, 'scribble')
  if (Array.isArray(value)) Reflect.set(value, 'length', 0)
}
