import { commitTo, refusalOf, samples, seed } from './store-samples.js'
import type { StoreSuite } from './store-suite.js'
import type { Call } from '../../domain/call.js'
import { CALL_STATUSES } from '../../domain/run.js'
import type { Store } from '../../storage/store.js'

/** Artifacts, the names bound to them, and the calls that make them. */
export function testStoreCalls({ describe, it, expect, withStore }: StoreSuite): void {
  const put = async (store: Store, fields: Partial<Call>) =>
    commitTo(store, { changes: [{ type: 'put-call', call: samples.call(fields) }] })

  describe('artifacts and calls', () => {
    it(
      'keeps the first artifact of a digest',
      withStore(async (store) => {
        await seed(store)
        const first = samples.artifact()
        const json = samples.artifact({
          id: 'artifact-2',
          digest: 'd2',
          content: null,
          data: { title: 'T' },
          warnings: [],
        })
        await commitTo(store, {
          changes: [
            { type: 'insert-artifact', artifact: first },
            { type: 'insert-artifact', artifact: json },
          ],
        })
        await commitTo(store, {
          changes: [
            {
              type: 'insert-artifact',
              artifact: samples.artifact({ id: 'artifact-3', data: 'other', content: null }),
            },
          ],
        })
        const found = await store.getArtifacts('ada', ['d1', 'd2', 'd9', 'd1'])
        expect([...found.keys()].toSorted()).toEqual(['d1', 'd2'])
        expect(found.get('d1')).toEqual(first)
        expect(found.get('d2')).toEqual(json)
      }),
    )

    it(
      'finds many artifacts at once',
      withStore(async (store) => {
        const digests = Array.from({ length: 1_203 }, (_, index) => `digest-${index}`)
        await commitTo(store, {
          changes: digests.map((digest, index) => ({
            type: 'insert-artifact',
            artifact: samples.artifact({ id: `a${index}`, digest }),
          })),
        })
        const found = await store.getArtifacts('ada', [...digests, 'missing'])
        expect([...found.keys()].toSorted()).toEqual(digests.toSorted())
        expect(found.get('digest-700')?.id).toBe('a700')
        expect((await store.getArtifacts('ada', [])).size).toBe(0)
      }),
    )

    it(
      'replaces a binding and lists by name',
      withStore(async (store) => {
        await seed(store)
        const other = samples.artifact({ id: 'artifact-2', digest: 'd2' })
        await commitTo(store, {
          changes: [
            { type: 'insert-artifact', artifact: samples.artifact() },
            { type: 'insert-artifact', artifact: other },
            samples.bind({ name: 'b' }),
            samples.bind({ name: 'a' }),
          ],
        })
        await commitTo(store, { changes: [samples.bind({ name: 'b', stage: 'clips', digest: 'd2' })] })
        expect(await store.listBindings('ada', 'project-1')).toEqual([
          { name: 'a', stage: 'images', artifact: samples.artifact() },
          { name: 'b', stage: 'clips', artifact: other },
        ])
      }),
    )

    it(
      'binds only an artifact that the owner has, in a project that the owner has',
      withStore(async (store) => {
        await seed(store)
        await commitTo(store, {
          changes: [
            { type: 'insert-artifact', artifact: samples.artifact() },
            { type: 'insert-artifact', artifact: samples.artifact({ ownerId: 'bob', digest: 'd2' }) },
          ],
        })
        expect(await refusalOf(commitTo(store, { changes: [samples.bind({ digest: 'd2' })] }))).toBe(
          'INVALID_INPUT "digest"',
        )
        expect(
          await refusalOf(commitTo(store, { changes: [samples.bind({ ownerId: 'bob', digest: 'd2' })] })),
        ).toBe('PROJECT_NOT_FOUND')
        expect(await refusalOf(commitTo(store, { changes: [samples.bind({ projectId: 'nowhere' })] }))).toBe(
          'PROJECT_NOT_FOUND',
        )
      }),
    )

    it(
      'keeps at most one living call per owner and digest',
      withStore(async (store) => {
        await seed(store)
        const living = ['intended', 'sent', 'accepted', 'ambiguous']
        for (const status of CALL_STATUSES) {
          await put(store, { status })
          const expected = living.includes(status) ? 'RUN_ACTIVE' : null
          expect([status, await refusalOf(put(store, { id: 'call-2' }))]).toEqual([status, expected])
          expect((await store.getCall('ada', 'd1'))?.id).toBe(expected === null ? 'call-2' : 'call-1')
          await put(store, { status: 'failed' })
          if (expected === null) await put(store, { id: 'call-2', status: 'failed' })
        }
        expect(await store.getCall('ada', 'd1')).toBe(null)
      }),
    )

    it(
      'lets one of many calls made at the same time live',
      withStore(async (store) => {
        await seed(store)
        const refusals = await Promise.all(
          Array.from({ length: 20 }, async (_, index) => refusalOf(put(store, { id: `call-${index}` }))),
        )
        expect(refusals.toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual([
          null,
          ...Array.from({ length: 19 }, () => 'RUN_ACTIVE'),
        ])
      }),
    )

    it(
      'replaces a call by its id, also for another run',
      withStore(async (store) => {
        await seed(store)
        await commitTo(store, {
          changes: [{ type: 'insert-run', run: samples.run({ id: 'run-2', status: 'failed' }) }],
        })
        await put(store, {})
        const later = samples.call({
          runId: 'run-2',
          status: 'ambiguous',
          operation: { id: 'op', tries: [1, null] },
          pollAt: 4_000,
          progress: 0.25,
          delays: 3,
          delayedSince: 1_500,
          unsent: 1,
          lost: 2,
          acceptedAt: 2_500,
          updatedAt: 3_000,
          error: { code: 'MODEL_FAILED', message: 'No.', details: {} },
        })
        await put(store, later)
        expect(await store.getCall('ada', 'd1')).toEqual(later)
      }),
    )

    it(
      'replaces a call only in the version that the new one follows, where it names one',
      withStore(async (store) => {
        await seed(store)
        const putAfter = async (follows: number | null | undefined, fields: Partial<Call>) =>
          commitTo(store, {
            changes: [
              {
                type: 'put-call',
                call: samples.call(fields),
                ...(follows === undefined ? {} : { follows }),
              },
            ],
          })
        expect(await refusalOf(putAfter(1_000, {}))).toBe('REVISION_CONFLICT')
        await putAfter(null, {})
        expect(await refusalOf(putAfter(null, {}))).toBe('REVISION_CONFLICT')
        await putAfter(1_000, { status: 'sent', updatedAt: 2_000 })
        expect(await refusalOf(putAfter(1_000, { status: 'accepted', updatedAt: 3_000 }))).toBe(
          'REVISION_CONFLICT',
        )
        expect((await store.getAnyCall('call-1'))?.status).toBe('sent')
        await putAfter(undefined, { status: 'ambiguous', updatedAt: 4_000 })
        expect((await store.getAnyCall('call-1'))?.status).toBe('ambiguous')
      }),
    )

    it(
      'finds what ended runs have left: intended and accepted calls that have not changed for a while',
      withStore(async (store) => {
        await seed(store)
        await commitTo(store, {
          changes: CALL_STATUSES.map((status, index) => ({
            type: 'put-call',
            call: samples.call({ id: status, digest: status, status, updatedAt: 5_000 - index }),
          })),
        })
        const left = async (before: number, limit = 10) =>
          (await store.leftCalls({ before, limit })).map(({ id }) => id)
        expect(await left(9_000)).toEqual([])
        await commitTo(store, {
          changes: [{ type: 'update-run', runId: 'run-1', set: { status: 'failed' }, updatedAt: 2_000 }],
        })
        expect(await left(9_000)).toEqual(['accepted', 'intended'])
        expect(await left(9_000, 1)).toEqual(['accepted'])
        expect(await left(4_998)).toEqual(['accepted'])
        expect(await left(4_997)).toEqual([])
        expect((await store.leftCalls({ before: 9_000, limit: 1 }))[0]).toEqual(
          await store.getAnyCall('accepted'),
        )
      }),
    )

    it(
      "refuses a call without its run and one with another owner's id",
      withStore(async (store) => {
        await seed(store)
        await commitTo(store, {
          changes: [
            { type: 'insert-project', project: samples.project({ id: 'project-2', ownerId: 'bob' }) },
            { type: 'insert-run', run: samples.run({ id: 'run-2', projectId: 'project-2', ownerId: 'bob' }) },
          ],
        })
        expect(await refusalOf(put(store, { runId: 'nobody' }))).toBe('RUN_NOT_FOUND')
        expect(await refusalOf(put(store, { runId: 'run-2' }))).toBe('RUN_NOT_FOUND')
        await put(store, {})
        expect(await refusalOf(put(store, { ownerId: 'bob', runId: 'run-2', projectId: 'project-2' }))).toBe(
          'ALREADY_EXISTS "id"',
        )
        expect(await store.getCall('ada', 'd1')).toEqual(samples.call())
      }),
    )
  })
}
