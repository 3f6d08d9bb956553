import type { Project } from '../../domain/project.js'
import type { Run } from '../../domain/run.js'
import type { Change, Store } from '../../storage/store.js'
import type { ListOptions, ProjectFilter } from '../../storage/store-filters.js'
import { commitTo, samples } from './store-samples.js'
import type { StoreSuite } from './store-suite.js'

/** Lists of projects by what they hold and by how their runs stand, and the runs that stand beside them. */
export function testStoreProjectLists({ describe, it, expect, withStore }: StoreSuite): void {
  /** Projects, the first one the newest, each with its runs, oldest first. */
  const insertAll = async (
    store: Store,
    projects: readonly (readonly [
      fields: Partial<Project> & { readonly id: string },
      ...runs: Partial<Run>[],
    ])[],
  ) => {
    await commitTo(store, {
      changes: projects.toReversed().flatMap(([fields, ...runs], index): readonly Change[] => [
        { type: 'insert-project', project: samples.project({ createdAt: 1_000 + index, ...fields }) },
        ...runs.map((run, number): Change => ({
          type: 'insert-run',
          run: samples.run({
            id: `${fields.id}-${number}`,
            projectId: fields.id,
            createdAt: 1_000 + number,
            ...run,
          }),
        })),
      ]),
    })
  }
  const list = async (store: Store, options: ProjectFilter & ListOptions) =>
    (await store.listProjects('ada', options)).map(({ id }) => id)
  const expectFound = async (
    store: Store,
    cases: readonly (readonly [filter: ProjectFilter, ids: readonly string[]])[],
  ) => {
    for (const [filter, ids] of cases) {
      expect([filter, await list(store, filter)]).toEqual([filter, ids])
      expect([filter, await store.countProjects('ada', filter)]).toEqual([filter, ids.length])
    }
  }

  describe('lists of projects', () => {
    it(
      'are filtered by recipe and by what is written in brief and title',
      withStore(async (store) => {
        const scenes = [] as const
        await insertAll(store, [
          [{ id: 'a', recipe: 'ad', brief: { product: 'Kaffee ÜBER alles', nested: [{ deep: 'needle' }] } }],
          [{ id: 'b', recipe: 'storyboard', brief: { needle: 'only a name', count: 5, on: true } }],
          [
            {
              id: 'c',
              recipe: 'storyboard',
              brief: 'x',
              storyboard: { title: 'The NEEDLE', source: 'd0', scenes },
            },
          ],
        ])
        await commitTo(store, {
          changes: [
            {
              type: 'insert-project',
              project: samples.project({ id: 'bobs', ownerId: 'bob', brief: 'needle' }),
            },
          ],
        })
        await expectFound(store, [
          [{}, ['a', 'b', 'c']],
          [{ recipes: ['ad'] }, ['a']],
          [{ recipes: ['storyboard', 'ad', 'other'] }, ['a', 'b', 'c']],
          [{ recipes: [] }, []],
          [{ search: 'Needle' }, ['a', 'c']],
          [{ search: 'über' }, ['a']],
          [{ search: 'only a' }, ['b']],
          [{ search: '5' }, []],
          [{ search: '%' }, []],
          [{ search: 'needle', recipes: ['storyboard'] }, ['c']],
        ])
        expect(await list(store, { search: 'needle', limit: 1, offset: 1 })).toEqual(['c'])
        const changed = samples.project({
          id: 'c',
          recipe: 'storyboard',
          createdAt: 1_000,
          revision: 2,
          brief: 'tower',
          storyboard: { title: 'New', source: 'd0', scenes },
        })
        await commitTo(store, {
          changes: [
            { type: 'update-project', project: changed },
            { type: 'delete-project', ownerId: 'ada', projectId: 'a' },
          ],
        })
        await expectFound(store, [
          [{ search: 'needle' }, []],
          [{ search: 'tower' }, ['c']],
        ])
      }),
    )

    it(
      'are filtered by the status of the newest run and by how far the newest that succeeded came',
      withStore(async (store) => {
        await insertAll(store, [
          [{ id: 'never' }],
          [
            { id: 'failed' },
            { status: 'succeeded', target: 'export' },
            { status: 'failed', target: 'export' },
          ],
          [
            { id: 'back' },
            { status: 'succeeded', target: 'export' },
            { status: 'succeeded', target: 'script' },
          ],
          [
            { id: 'same-time' },
            { status: 'failed', target: 'images', createdAt: 5 },
            { status: 'running', target: 'images', createdAt: 5 },
          ],
        ])
        await expectFound(store, [
          [{ latestRun: ['none'] }, ['never']],
          [{ latestRun: ['failed', 'succeeded'] }, ['failed', 'back']],
          [{ latestRun: ['running'] }, ['same-time']],
          [{ latestRun: [] }, []],
          [{ reached: ['export'] }, ['failed']],
          [{ reached: ['script'] }, ['back']],
          [{ reached: ['none'] }, ['never', 'same-time']],
          [{ reached: ['none', 'script'] }, ['never', 'back', 'same-time']],
          [{ reached: ['export'], latestRun: ['succeeded'] }, []],
          [
            { reached: ['export'], latestRun: ['failed'], search: 'lighthouse', recipes: ['storyboard'] },
            ['failed'],
          ],
        ])
        await commitTo(store, {
          changes: [
            { type: 'update-run', runId: 'same-time-1', set: { status: 'succeeded' }, updatedAt: 2_000 },
          ],
        })
        await expectFound(store, [
          [{ latestRun: ['running'] }, []],
          [{ reached: ['images'] }, ['same-time']],
        ])
      }),
    )

    it(
      'have the newest run of each project and how far it came beside them',
      withStore(async (store) => {
        await insertAll(store, [
          [{ id: 'never' }],
          [
            { id: 'failed' },
            { status: 'succeeded', target: 'export' },
            { status: 'failed', target: 'images' },
          ],
          [{ id: 'running' }, { status: 'running', target: 'export' }],
        ])
        const runs = await store.latestRuns('ada', ['never', 'failed', 'running', 'nowhere', 'failed'])
        expect([...runs.keys()].toSorted()).toEqual(['failed', 'running'])
        expect(runs.get('failed')).toEqual({
          latest: await store.getRun('ada', 'failed-1'),
          reached: 'export',
        })
        expect(runs.get('running')).toEqual({ latest: await store.getRun('ada', 'running-0'), reached: null })
        expect((await store.latestRuns('bob', ['failed'])).size).toBe(0)
      }),
    )

    it(
      'know the run of a project that has not ended',
      withStore(async (store) => {
        await insertAll(store, [
          [{ id: 'a' }, { status: 'gated', createdAt: 5 }, { status: 'failed', createdAt: 9 }],
          [{ id: 'b' }, { status: 'cancelled' }],
        ])
        expect((await store.getActiveRun('ada', 'a'))?.id).toBe('a-0')
        expect(await store.getActiveRun('bob', 'a')).toBe(null)
        expect(await store.getActiveRun('ada', 'b')).toBe(null)
        await commitTo(store, {
          changes: [{ type: 'update-run', runId: 'a-0', set: { status: 'succeeded' }, updatedAt: 2_000 }],
        })
        expect(await store.getActiveRun('ada', 'a')).toBe(null)
      }),
    )
  })
}
