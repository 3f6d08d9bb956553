import { commitTo, refusalOf, samples, seed } from './store-samples.js'
import type { StoreSuite } from './store-suite.js'
import type { Project } from '../../domain/project.js'

/** Projects: unique ids and keys, revisions, lists, and that nothing of one is left when it is deleted. */
export function testStoreProjects({ describe, it, expect, withStore }: StoreSuite): void {
  const insert = (fields: Partial<Project>) =>
    ({ type: 'insert-project', project: samples.project(fields) }) as const
  const update = (fields: Partial<Project>) =>
    ({ type: 'update-project', project: samples.project(fields) }) as const
  const remove = (ownerId = 'ada') => ({ type: 'delete-project', ownerId, projectId: 'project-1' }) as const

  describe('projects', () => {
    it(
      'refuses a used id, and a key that the owner already uses',
      withStore(async (store) => {
        await commitTo(store, { changes: [insert({ key: 'trailer' })] })
        expect(await refusalOf(commitTo(store, { changes: [insert({})] }))).toBe('ALREADY_EXISTS "id"')
        expect(await refusalOf(commitTo(store, { changes: [insert({ ownerId: 'bob' })] }))).toBe(
          'ALREADY_EXISTS "id"',
        )
        expect(
          await refusalOf(commitTo(store, { changes: [insert({ id: 'project-2', key: 'trailer' })] })),
        ).toBe('ALREADY_EXISTS "key"')
        await commitTo(store, {
          changes: [insert({ id: 'project-3', key: null }), insert({ id: 'project-4', key: null })],
        })
        await commitTo(store, { changes: [insert({ id: 'project-5', key: 'trailer', ownerId: 'bob' })] })
        expect((await store.findProject('ada', 'trailer'))?.id).toBe('project-1')
        expect((await store.findProject('bob', 'trailer'))?.id).toBe('project-5')
      }),
    )

    it(
      'replaces a project only from the revision before',
      withStore(async (store) => {
        await commitTo(store, { changes: [insert({})] })
        const scene = {
          id: 's1',
          description: 'A',
          narration: 'B',
          imagePrompt: 'C',
          shot: 'wide',
          move: 'still',
          durationMs: 1_000,
          takes: { image: 2, speech: 1 },
        } as const
        const changed = samples.project({
          revision: 2,
          key: 'renamed',
          brief: { prompt: 'Two' },
          storyboard: { title: 'T', source: 'd0', scenes: [scene] },
          approvals: { script: { digest: 'd0', by: 'ada', at: 5 } },
          updatedAt: 5,
        })
        await commitTo(store, { changes: [{ type: 'update-project', project: changed }] })
        expect(await store.getProject('ada', 'project-1')).toEqual(changed)
        expect(await refusalOf(commitTo(store, { changes: [update({ revision: 2 })] }))).toBe(
          'REVISION_CONFLICT',
        )
        expect(await refusalOf(commitTo(store, { changes: [update({ revision: 4 })] }))).toBe(
          'REVISION_CONFLICT',
        )
        expect(await store.findProject('ada', 'renamed')).toEqual(changed)
      }),
    )

    it(
      'lets one of many changes from the same revision win',
      withStore(async (store) => {
        await commitTo(store, { changes: [insert({})] })
        const refusals = await Promise.all(
          Array.from({ length: 10 }, async (_, index) =>
            refusalOf(commitTo(store, { changes: [update({ revision: 2, updatedAt: index })] })),
          ),
        )
        expect(refusals.filter((code) => code === null).length).toBe(1)
        expect(refusals.filter((code) => code === 'REVISION_CONFLICT').length).toBe(9)
      }),
    )

    it(
      "does not change or remove what is gone or another owner's",
      withStore(async (store) => {
        await commitTo(store, { changes: [insert({})] })
        expect(await refusalOf(commitTo(store, { changes: [update({ revision: 2, ownerId: 'bob' })] }))).toBe(
          'PROJECT_NOT_FOUND',
        )
        expect(await refusalOf(commitTo(store, { changes: [update({ revision: 2, id: 'nowhere' })] }))).toBe(
          'PROJECT_NOT_FOUND',
        )
        expect(await refusalOf(commitTo(store, { changes: [remove('bob')] }))).toBe('PROJECT_NOT_FOUND')
        expect(await store.getProject('ada', 'project-1')).toEqual(samples.project())
      }),
    )

    it(
      'frees the old key when a project is renamed and refuses a used new one',
      withStore(async (store) => {
        await commitTo(store, { changes: [insert({ key: 'one' }), insert({ id: 'project-2', key: 'two' })] })
        expect(await refusalOf(commitTo(store, { changes: [update({ key: 'two', revision: 2 })] }))).toBe(
          'ALREADY_EXISTS "key"',
        )
        await commitTo(store, {
          changes: [update({ key: 'three', revision: 2 }), insert({ id: 'project-3', key: 'one' })],
        })
        expect((await store.findProject('ada', 'one'))?.id).toBe('project-3')
        expect((await store.findProject('ada', 'three'))?.id).toBe('project-1')
      }),
    )

    it(
      'removes everything of a deleted project but its artifacts, and nothing of others',
      withStore(async (store) => {
        await seed(store)
        const fill = (project: number) =>
          commitTo(store, {
            changes: [
              { type: 'put-stage', stage: samples.stage({ runId: `run-${project}` }) },
              { type: 'insert-artifact', artifact: samples.artifact() },
              samples.bind({ projectId: `project-${project}` }),
              {
                type: 'put-call',
                call: samples.call({
                  id: `call-${project}`,
                  projectId: `project-${project}`,
                  runId: `run-${project}`,
                  digest: `d${project}`,
                }),
              },
            ],
            events: [samples.event({ projectId: `project-${project}` })],
          })
        await commitTo(store, {
          changes: [
            insert({ id: 'project-2' }),
            { type: 'insert-run', run: samples.run({ id: 'run-2', projectId: 'project-2' }) },
          ],
        })
        await fill(1)
        await fill(2)
        expect(await commitTo(store, { changes: [remove()], events: [samples.event()] })).toEqual([])
        expect(await store.getProject('ada', 'project-1')).toBe(null)
        expect(await store.getAnyRun('run-1')).toBe(null)
        expect(await store.listStages('run-1')).toEqual([])
        expect(await store.listBindings('ada', 'project-1')).toEqual([])
        expect(await store.getCall('ada', 'd1')).toBe(null)
        expect(await store.readEvents('ada', 'project-1', { after: 0, limit: 10 })).toEqual([])
        const due = await store.claimDue({ workerId: 'one', now: 9_000, leaseMs: 1, limit: 10 })
        expect(due.map(({ id }) => id)).toEqual(['run-2'])
        expect([...(await store.getArtifacts('ada', ['d1'])).keys()]).toEqual(['d1'])

        expect((await store.listStages('run-2')).length).toBe(1)
        expect((await store.listBindings('ada', 'project-2')).length).toBe(1)
        expect((await store.getCall('ada', 'd2'))?.id).toBe('call-2')
        expect((await store.readEvents('ada', 'project-2', { after: 0, limit: 10 })).length).toBe(1)

        expect(await refusalOf(commitTo(store, { changes: [update({ revision: 2 })] }))).toBe(
          'PROJECT_NOT_FOUND',
        )
        const [created] = await commitTo(store, {
          changes: [insert({})],
          events: [samples.event({ type: 'project.created' })],
        })
        expect(created?.seq).toBe(1)
      }),
    )

    it(
      'lists newest first, in pages',
      withStore(async (store) => {
        const ids = Array.from({ length: 60 }, (_, index) => `p${String(index).padStart(2, '0')}`)
        const changes = ids.map((id, index) => insert({ id, createdAt: 1_000 + Math.floor(index / 2) }))
        await commitTo(store, { changes: changes.toReversed() })
        await commitTo(store, { changes: [insert({ id: 'bobs', ownerId: 'bob' })] })
        const expected = ids.toReversed()
        const list = async (options?: { limit?: number; offset?: number }) =>
          (await store.listProjects('ada', options)).map(({ id }) => id)
        expect(await list()).toEqual(expected.slice(0, 50))
        expect(await list({ limit: 7, offset: 5 })).toEqual(expected.slice(5, 12))
        expect(await list({ limit: 1_000 })).toEqual(expected)
        expect(await list({ offset: 60 })).toEqual([])

        const runs = ids.map(
          (id, index) =>
            ({
              type: 'insert-run',
              run: samples.run({ id, projectId: 'p00', status: 'succeeded', createdAt: index }),
            }) as const,
        )
        await commitTo(store, { changes: runs })
        expect((await store.listRuns('ada', 'p00', { limit: 2, offset: 1 })).map(({ id }) => id)).toEqual(
          expected.slice(1, 3),
        )
        expect(await store.listRuns('ada', 'p01')).toEqual([])
      }),
    )
  })
}
