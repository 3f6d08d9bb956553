import { describe, expect, it } from 'vitest'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { storyboardRecipe } from '../recipes/storyboard.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import { createManualClock } from '../testing/fakes/manual-clock.js'
import { createStudio } from '../studio/create-studio.js'

type Job = { readonly title: string; readonly steps: readonly string[]; readonly note?: string }

function setUp() {
  const clock = createManualClock(1_000)
  const studio = createStudio({
    store: createMemoryStore(),
    assets: createMemoryAssets(),
    media: createFakeMedia(),
    models: createFakeModels(),
    recipes: [storyboardRecipe()],
    work: false,
    clock,
  })
  return { clock, studio, jobs: studio.records.collection<Job>('jobs.job') }
}

const data: Job = { title: 'A lighthouse', steps: [] }

describe('records', () => {
  it('are found by id, by number and in lists of their owner, in their collection only', async () => {
    const { studio, jobs } = setUp()
    const first = await jobs.insert({
      ownerId: 'ada',
      data,
      label: 'pending',
      text: 'A lighthouse',
      numbered: true,
    })
    const second = await jobs.insert({ ownerId: 'ada', data, id: 'own-id' })
    expect(first).toEqual({
      ownerId: 'ada',
      collection: 'jobs.job',
      id: first.id,
      number: 1,
      projectId: null,
      label: 'pending',
      text: 'A lighthouse',
      data,
      revision: 1,
      dueAt: null,
      createdAt: 1_000,
      updatedAt: 1_000,
    })
    expect(second).toMatchObject({ id: 'own-id', number: null, label: '', text: '', data })
    expect(await jobs.get({ ownerId: 'ada', id: 'own-id' })).toEqual(second)
    expect(await jobs.findAny(first.id)).toEqual(first)
    expect(await jobs.findByNumber(1)).toEqual(first)
    expect(await jobs.list('ada', { labels: ['pending'] })).toEqual([first])
    expect(await jobs.count('ada')).toBe(2)
    expect(await jobs.count('bob')).toBe(0)
    expect(await studio.records.collection('jobs.batch').findAny(first.id)).toBe(null)
    await studio.close()
  })

  it('are refused with a taken id or an unknown project, and not found once they are removed', async () => {
    const { studio, jobs } = setUp()
    const ref = { ownerId: 'ada', id: 'one' }
    await jobs.insert({ ...ref, data })
    await expect(jobs.insert({ ...ref, data })).rejects.toMatchObject({
      code: 'ALREADY_EXISTS',
      details: { field: 'id' },
    })
    await expect(jobs.insert({ ownerId: 'ada', data, projectId: 'nowhere' })).rejects.toMatchObject({
      code: 'PROJECT_NOT_FOUND',
    })
    await jobs.remove(ref)
    expect(await jobs.find(ref)).toBe(null)
    await expect(jobs.get(ref)).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
      status: 404,
      details: { collection: 'jobs.job', id: 'one' },
    })
    await expect(jobs.change(ref, () => ({ label: 'done' }))).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
    })
    await expect(jobs.remove(ref)).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' })
    await studio.close()
  })

  it('lose no change of many that are made at the same time', async () => {
    const { studio, jobs } = setUp()
    const ref = { ownerId: 'ada', id: 'one' }
    await jobs.insert({ ...ref, data })
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        jobs.change(ref, (job) => ({ data: { ...job.data, steps: [...job.data.steps, `${index}`] } })),
      ),
    )
    const changed = await jobs.get(ref)
    expect(changed.data.steps.toSorted()).toEqual(
      Array.from({ length: 20 }, (_, index) => `${index}`).toSorted(),
    )
    expect(changed.revision).toBe(21)
    await studio.close()
  })

  it('are taken by one of many that want the same step, and left as they are by null', async () => {
    const { studio, jobs } = setUp()
    const ref = { ownerId: 'ada', id: 'one' }
    await jobs.insert({ ...ref, data, label: 'pending' })
    const takers = await Promise.all(
      Array.from({ length: 10 }, async (_, index) => {
        const taken = await jobs.change(ref, ({ label }) =>
          label === 'pending' ? { label: `taken by ${index}` } : null,
        )
        return taken.label === `taken by ${index}`
      }),
    )
    expect(takers.filter((taken) => taken).length).toBe(1)
    expect((await jobs.get(ref)).revision).toBe(2)
    await studio.close()
  })

  it('tell what is due', async () => {
    const { clock, studio, jobs } = setUp()
    await jobs.insert({ ownerId: 'ada', id: 'later', data, dueAt: 3_000 })
    await jobs.insert({ ownerId: 'bob', id: 'soon', data, dueAt: 2_000 })
    expect(await jobs.due()).toEqual([])
    expect(await jobs.nextDue()).toBe(2_000)
    await clock.advance(2_000)
    expect((await jobs.due()).map(({ id }) => id)).toEqual(['soon', 'later'])
    expect((await jobs.due({ limit: 1 })).map(({ id }) => id)).toEqual(['soon'])
    await jobs.change({ ownerId: 'bob', id: 'soon' }, () => ({ dueAt: null }))
    expect(await jobs.nextDue()).toBe(3_000)
    await studio.close()
  })
})
