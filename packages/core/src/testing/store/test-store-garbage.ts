import type { Artifact } from '../../domain/artifact.js'
import type { Store } from '../../storage/store.js'
import { readAll } from '../read-all.js'
import { commitTo, refusalOf, samples, seed } from './store-samples.js'
import type { StoreSuite } from './store-suite.js'

/** What nothing keeps any more, what bytes are referred to, and how much an owner may keep. */
export function testStoreGarbage({ describe, it, expect, withStore }: StoreSuite): void {
  const hashOf = (letter: string) => letter.repeat(64)
  const artifact = (
    digest: string,
    fields: Partial<Artifact> & { projectId?: string; madeAt?: number } = {},
  ) => {
    const { projectId = 'project-1', madeAt = 1_000, ...rest } = fields
    const sample = samples.artifact({ digest, id: digest, ...rest })
    return { ...sample, provenance: { ...sample.provenance, projectId, madeAt } }
  }
  const insert = async (store: Store, artifacts: readonly Artifact[]) =>
    commitTo(store, { changes: artifacts.map((each) => ({ type: 'insert-artifact', artifact: each })) })
  const references = async (store: Store) =>
    (await readAll(store.references())).map(({ hash }) => hash).toSorted()

  describe('artifacts that nothing keeps', () => {
    it(
      'are those that no project binds and whose own project is gone, made before a time',
      withStore(async (store) => {
        await seed(store)
        await commitTo(store, {
          changes: [{ type: 'insert-project', project: samples.project({ id: 'project-2' }) }],
        })
        await insert(store, [
          artifact('bound', { content: { hash: hashOf('a'), size: 1, mediaType: 'image/png' } }),
          artifact('an older take'),
          artifact('shared'),
          artifact('of project 2', { projectId: 'project-2' }),
          artifact('new', { madeAt: 5_000 }),
        ])
        await commitTo(store, {
          changes: [
            samples.bind({ digest: 'bound' }),
            samples.bind({ digest: 'shared', name: 'shared', projectId: 'project-2' }),
          ],
        })
        const all = { madeBefore: 2_000, limit: 10 }
        expect((await store.dropArtifacts(all)).count).toBe(0)
        await commitTo(store, {
          changes: [{ type: 'delete-project', ownerId: 'ada', projectId: 'project-1' }],
        })
        expect((await store.dropArtifacts({ ...all, ownerId: 'bob' })).count).toBe(0)
        const wouldDrop = await store.dropArtifacts({ ...all, ownerId: 'ada', dryRun: true })
        const dropped = await store.dropArtifacts({ ...all, ownerId: 'ada' })
        expect(wouldDrop).toEqual(dropped)
        expect([dropped.count, dropped.next, [...dropped.hashes].toSorted()]).toEqual([
          2,
          null,
          [hashOf('a'), 'ab'.repeat(32)].toSorted(),
        ])
        const left = await store.getArtifacts('ada', [
          'bound',
          'an older take',
          'shared',
          'of project 2',
          'new',
        ])
        expect([...left.keys()].toSorted()).toEqual(['new', 'of project 2', 'shared'])
      }),
    )

    it(
      'are dropped in pages over all owners',
      withStore(async (store) => {
        await insert(
          store,
          ['ada', 'bob'].flatMap((ownerId) =>
            ['d1', 'd2', 'd3'].map((digest) => artifact(digest, { ownerId, projectId: 'gone' })),
          ),
        )
        const first = await store.dropArtifacts({ madeBefore: 2_000, limit: 4 })
        const second = await store.dropArtifacts({
          madeBefore: 2_000,
          limit: 4,
          ...(first.next === null ? {} : { after: first.next }),
        })
        expect([first.count, first.next]).toEqual([4, { ownerId: 'bob', digest: 'd1' }])
        expect([second.count, second.next]).toEqual([2, null])
      }),
    )

    it(
      'make way for one that stands on other bytes only when theirs are told to be lost',
      withStore(async (store) => {
        const content = (hash: string) => ({ hash: hashOf(hash), size: 3, mediaType: 'image/png' })
        const stands = async () =>
          (await store.getArtifacts('ada', ['d1'])).get('d1')?.content?.hash.slice(0, 1)
        const put = async (hash: string, replaces?: string) =>
          commitTo(store, {
            changes: [
              {
                type: 'insert-artifact',
                artifact: artifact('d1', { content: content(hash) }),
                ...(replaces === undefined ? {} : { replaces: hashOf(replaces) }),
              },
            ],
          })
        await put('a', 'c')
        await put('b')
        expect(await stands()).toBe('a')
        await put('b', 'c')
        expect(await stands()).toBe('a')
        await put('b', 'a')
        expect(await stands()).toBe('b')
      }),
    )
  })

  describe('references to bytes', () => {
    it(
      'are all that artifacts stand on and that records and projects name, until they are gone',
      withStore(async (store) => {
        expect(await references(store)).toEqual([])
        await commitTo(store, {
          changes: [
            {
              type: 'insert-project',
              project: samples.project({ brief: { music: { hash: hashOf('1') }, no: 'x'.repeat(64) } }),
            },
          ],
        })
        await insert(store, [
          artifact('d1', {
            content: { hash: hashOf('a'), size: 7, mediaType: 'image/png' },
            data: { from: hashOf('b') },
          }),
          artifact('d2', { content: null, data: null }),
        ])
        const file = { hash: hashOf('c'), size: 9, mediaType: 'image/png' }
        await commitTo(store, {
          changes: [
            { type: 'insert-record', record: samples.record({ id: 'file', data: file }) },
            { type: 'insert-record', record: samples.record({ id: 'word', data: [hashOf('d')] }) },
          ],
        })
        const found = await readAll(store.references())
        expect(
          found
            .toSorted((a, b) => (a.hash < b.hash ? -1 : 1))
            .map(({ hash, size, name }) => [hash.slice(0, 1), size, name]),
        ).toEqual([
          ['1', null, 'project'],
          ['a', 7, 'scene/1/image'],
          ['b', null, 'scene/1/image'],
          ['c', 9, 'jobs.job'],
          ['d', null, 'jobs.job'],
        ])
        expect(found.every(({ ownerId }) => ownerId === 'ada')).toBe(true)
        await commitTo(store, {
          changes: [
            { type: 'delete-record', ownerId: 'ada', collection: 'jobs.job', id: 'file' },
            { type: 'delete-project', ownerId: 'ada', projectId: 'project-1' },
          ],
        })
        expect(await references(store)).toEqual([hashOf('a'), hashOf('b'), hashOf('d')])
      }),
    )

    it(
      'are those of one moment, whatever is written while they are read',
      withStore(async (store) => {
        await insert(
          store,
          Array.from({ length: 1_200 }, (_, index) =>
            artifact(`d${index}`, {
              content: { hash: index.toString(16).padStart(64, '0'), size: 1, mediaType: 'image/png' },
            }),
          ),
        )
        const seen = new Set<string>()
        for await (const { hash } of store.references()) {
          if (seen.size === 0)
            await commitTo(store, {
              changes: [{ type: 'insert-record', record: samples.record({ data: { hash: hashOf('e') } }) }],
            })
          seen.add(hash)
        }
        expect(seen.size).toBe(1_200)
        expect(seen.has(hashOf('e'))).toBe(false)
        expect((await references(store)).includes(hashOf('e'))).toBe(true)
      }),
    )
  })

  describe('quotas of records', () => {
    it(
      'count the records of the owner in a collection, and the sizes in them',
      withStore(async (store) => {
        const file = (id: string, size: number, ownerId = 'ada') =>
          samples.record({ id, ownerId, collection: 'upload.file', data: { size } })
        const put = async (id: string, size: number, quota: { maxCount: number; maxBytes: number }) =>
          refusalOf(commitTo(store, { changes: [{ type: 'insert-record', record: file(id, size), quota }] }))
        expect(await store.recordUsage('ada', 'upload.file')).toEqual({ count: 0, bytes: 0 })
        await commitTo(store, {
          changes: [
            { type: 'insert-record', record: file('other', 1_000, 'bob') },
            { type: 'insert-record', record: samples.record({ data: { size: 1_000 } }) },
          ],
        })
        expect(await put('one', 60, { maxCount: 2, maxBytes: 100 })).toBe(null)
        expect(await put('two', 41, { maxCount: 2, maxBytes: 100 })).toBe('QUOTA_EXCEEDED')
        expect(await put('two', 40, { maxCount: 2, maxBytes: 100 })).toBe(null)
        expect(await put('three', 0, { maxCount: 2, maxBytes: 100 })).toBe('QUOTA_EXCEEDED')
        expect(await store.recordUsage('ada', 'upload.file')).toEqual({ count: 2, bytes: 100 })
      }),
    )

    it(
      'hold when many are inserted at once',
      withStore(async (store) => {
        const outcomes = await Promise.all(
          Array.from({ length: 20 }, async (_, index) =>
            refusalOf(
              commitTo(store, {
                changes: [
                  {
                    type: 'insert-record',
                    record: samples.record({ id: `file-${index}`, data: { size: 10 } }),
                    quota: { maxCount: 100, maxBytes: 50 },
                  },
                ],
              }),
            ),
          ),
        )
        expect(outcomes.filter((outcome) => outcome === null).length).toBe(5)
        expect(outcomes.filter((outcome) => outcome === 'QUOTA_EXCEEDED').length).toBe(15)
      }),
    )
  })

  it(
    'can say that it could keep something, which changes nothing that it kept',
    withStore(async (store) => {
      await seed(store)
      await store.check()
      await store.check()
      expect(await store.getRun('ada', 'run-1')).toEqual(samples.run())
    }),
  )
}
