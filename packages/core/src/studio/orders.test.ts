import { describe, expect, it } from 'vitest'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { pictureRecipe } from '../recipes/picture.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import { createManualClock } from '../testing/fakes/manual-clock.js'
import { createFakeStartedImageModel } from '../testing/fakes/fake-started-image-model.js'
import { createStudio } from './create-studio.js'
import type { Order } from './orders.js'
import type { StudioOptions } from './studio-options.js'

const OWNER = 'ada'
/** What the fake model asks for a picture. */
const PICTURE_MICROS = 40_000

type Job = { readonly title: string }

function setUp(options: Partial<StudioOptions> = {}) {
  const parts = {
    store: createMemoryStore(),
    assets: createMemoryAssets(),
    media: createFakeMedia(),
    models: { ...createFakeModels(), image: createFakeStartedImageModel() },
    recipes: [pictureRecipe()],
    clock: createManualClock(1_000),
  }
  const studio = createStudio({ ...parts, work: false, ...options })
  const jobs = studio.records.collection<Job>('jobs.job')
  const order = (
    prompt: string,
    more: { readonly groupId?: string; readonly budgetMicros?: number } = {},
  ) => {
    const project = studio.projects.draft({ ownerId: OWNER, recipe: 'picture', brief: { prompt }, ...more })
    const { id } = project
    const record = jobs.draft({ ownerId: OWNER, id, projectId: id, data: { title: prompt }, numbered: true })
    return { project, records: [record], run: { priority: 3 } }
  }
  const counts = async () => ({
    projects: await studio.projects.count(OWNER),
    records: await jobs.count(OWNER),
    queued: await parts.store.countQueued(OWNER),
  })
  return { studio, jobs, order, counts, parts }
}

async function errorOf(work: Promise<unknown>): Promise<Pick<MutoscopeError, 'code' | 'details'> | null> {
  try {
    await work
    return null
  } catch (error) {
    if (!MutoscopeError.isInstance(error)) throw error
    return { code: error.code, details: error.details }
  }
}

const NOTHING = { projects: 0, records: 0, queued: 0 }

describe('orders', () => {
  it('store project, record and run together, with their events in order', async () => {
    const { studio, order, counts } = setUp()
    const orders = [order('A fox'), order('A crow')]
    const placed = await studio.orders.place(orders)
    expect(placed.map(({ run }) => run?.priority)).toEqual([3, 3])
    expect(placed.map(({ records }) => records[0]?.number)).toEqual([1, 2])
    expect(await counts()).toEqual({ projects: 2, records: 2, queued: 2 })
    const ref = { ownerId: OWNER, projectId: orders[0]?.project.id ?? '' }
    const events = await studio.events(ref)
    expect(events.map(({ seq, type, runId }) => [seq, type, runId])).toEqual([
      [1, 'project.created', null],
      [2, 'run.started', placed[0]?.run?.id],
    ])
  })

  it('leave nothing behind when one of them is refused', async () => {
    const { studio, order, counts } = setUp()
    const [first, second] = [order('A fox'), order('A crow')]
    const twice: Order = { ...second, project: { ...second.project, id: first.project.id } }
    expect(await errorOf(studio.orders.place([first, twice]))).toMatchObject({ code: 'ALREADY_EXISTS' })
    expect(await counts()).toEqual(NOTHING)
  })

  it.each([
    ['request.commit.before', NOTHING],
    ['request.commit.after', { projects: 1, records: 1, queued: 1 }],
  ] as const)('are whole or not there after a crash at %s', async (point, expected) => {
    const { studio, order, counts } = setUp({
      crashPoint: (at) => {
        if (at === point) throw new MutoscopeError('CANCELLED')
      },
    })
    expect(await errorOf(studio.orders.place([order('A fox')]))).toMatchObject({ code: 'CANCELLED' })
    expect(await counts()).toEqual(expected)
  })

  it('are refused whole where the queue has no room for all of them', async () => {
    const { studio, order, counts } = setUp({ maxQueuedRuns: 1 })
    expect(await errorOf(studio.orders.place([order('A fox'), order('A crow')]))).toEqual({
      code: 'QUEUE_FULL',
      details: { queued: 2, limit: 1 },
    })
    expect(await counts()).toEqual(NOTHING)
    await studio.orders.place([order('A fox')])
  })

  it('belong to one owner', async () => {
    const { studio, order } = setUp()
    const other = studio.projects.draft({ ownerId: 'bob', recipe: 'picture', brief: { prompt: 'A crow' } })
    expect(await errorOf(studio.orders.place([order('A fox'), { project: other }]))).toMatchObject({
      code: 'INVALID_INPUT',
    })
  })

  it('hold what they are expected to cost, and say of the whole order what it wants', async () => {
    const { studio, order, counts } = setUp()
    await studio.groups.set({ ownerId: OWNER, id: 'spring', budgetMicros: 2.5 * PICTURE_MICROS })
    const groupId = 'spring'
    await studio.orders.place([order('A fox', { groupId })])
    const two = [order('A crow', { groupId }), order('An owl', { groupId })]
    expect(await errorOf(studio.orders.place(two))).toEqual({
      code: 'BUDGET_EXCEEDED',
      details: {
        scope: 'group',
        groupId,
        runId: expect.any(String) as string,
        limitMicros: 2.5 * PICTURE_MICROS,
        usedMicros: PICTURE_MICROS,
        wantedMicros: 2 * PICTURE_MICROS,
      },
    })
    expect(await counts()).toEqual({ projects: 1, records: 1, queued: 1 })
    // More than its own budget it will not cost.
    await studio.orders.place([
      order('A crow', { groupId }),
      order('An owl', { groupId, budgetMicros: PICTURE_MICROS / 2 }),
    ])
    expect((await studio.groups.spending(OWNER, [groupId])).get(groupId)).toEqual({
      budgetMicros: 2.5 * PICTURE_MICROS,
      actualMicros: 0,
      committedMicros: 2.5 * PICTURE_MICROS,
    })
  })

  it('let exactly as many of many through as their group can pay, and a run by itself too', async () => {
    const { studio, order, counts } = setUp()
    const groupId = 'spring'
    await studio.groups.set({ ownerId: OWNER, id: groupId, budgetMicros: 3 * PICTURE_MICROS })
    const errors = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        errorOf(studio.orders.place([order(`Fox ${index}`, { groupId })])),
      ),
    )
    expect(errors.flatMap((error) => error?.code ?? [])).toEqual(
      Array.from({ length: 5 }, () => 'BUDGET_EXCEEDED'),
    )
    expect(await counts()).toEqual({ projects: 3, records: 3, queued: 3 })
    const late = await studio.projects.create({
      ownerId: OWNER,
      recipe: 'picture',
      brief: { prompt: 'Late' },
      groupId,
    })
    const start = () => studio.runs.start({ ownerId: OWNER, projectId: late.id })
    expect(await errorOf(start())).toMatchObject({ code: 'BUDGET_EXCEEDED' })
    await studio.groups.remove({ ownerId: OWNER, groupId })
    expect((await start()).heldMicros).toBe(0)
  })

  it('see what others took of the budget between the quote and the commit', async () => {
    const store = createMemoryStore()
    const groupId = 'spring'
    let overtakes = 0
    const fast = setUp({ store })
    const slow = setUp({
      store: {
        ...store,
        async commit(commit) {
          if (overtakes-- === 1) await fast.studio.orders.place([fast.order('Fast', { groupId })])
          return store.commit(commit)
        },
      },
    })
    await slow.studio.groups.set({ ownerId: OWNER, id: groupId, budgetMicros: PICTURE_MICROS })
    overtakes = 1
    const placing = slow.studio.orders.place([slow.order('Slow', { groupId })])
    expect(await errorOf(placing)).toMatchObject({
      code: 'BUDGET_EXCEEDED',
      details: { usedMicros: PICTURE_MICROS, wantedMicros: PICTURE_MICROS },
    })
    expect(await store.countProjects(OWNER)).toBe(1)
  })

  it('set a group and a record without a project', async () => {
    const { studio, jobs } = setUp()
    const record = jobs.draft({ ownerId: OWNER, id: 'spring', data: { title: 'Spring' } })
    await studio.orders.place([
      { group: { ownerId: OWNER, id: 'spring', budgetMicros: 5 }, records: [record] },
    ])
    expect((await jobs.get({ ownerId: OWNER, id: 'spring' })).data.title).toBe('Spring')
    expect((await studio.groups.spending(OWNER, ['spring'])).get('spring')?.budgetMicros).toBe(5)
  })
})

describe('drafts', () => {
  it('are quoted and derived from before anything is stored, and keep what was made when they are placed', async () => {
    const { studio, order, counts, parts } = setUp()
    const draft = order('A fox')
    const { price } = await studio.quote(draft.project)
    expect(price.expectedMicros).toBe(PICTURE_MICROS)
    const made = await studio.derive(draft.project, { stage: 'facts' }, (make) =>
      make.local('facts', {
        kind: 'facts',
        version: '1',
        request: {},
        compute: () => ({ body: null, data: 1 }),
        standIn: 0,
      }),
    )
    expect(await counts()).toMatchObject({ projects: 0, records: 0 })
    await studio.orders.place([draft])
    expect((await parts.store.getArtifacts(OWNER, [made.digest])).size).toBe(1)
  })
})
