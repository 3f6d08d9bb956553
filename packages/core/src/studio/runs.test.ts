import { describe, expect, it } from 'vitest'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { createInProcessDispatcher } from '../engine/in-process-dispatcher.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { Dispatcher, Wake } from '../engine/dispatcher.js'
import { storyboardRecipe } from '../recipes/storyboard.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import { createStudio } from './create-studio.js'
import type { StudioOptions } from './studio-options.js'

const OWNER = 'ada'

/** Brings no work to anybody. */
const noDispatcher: Dispatcher = {
  start: () => {},
  wake: () => {},
  look: () => {},
  check: () => Promise.resolve(),
  stop: () => Promise.resolve(),
}

function setUp() {
  const parts = {
    store: createMemoryStore(),
    assets: createMemoryAssets(),
    media: createFakeMedia(),
    recipes: [storyboardRecipe()],
  }
  const studioWith = (options: Partial<StudioOptions>) =>
    createStudio({ ...parts, models: createFakeModels(), ...options })
  const create = async (studio: ReturnType<typeof studioWith>, prompt: string) => {
    const { id } = await studio.projects.create({
      ownerId: OWNER,
      recipe: 'storyboard',
      brief: { prompt, durationSec: 3 },
    })
    return { ownerId: OWNER, projectId: id }
  }
  return { studioWith, create }
}

describe('runs', () => {
  it('are started by priority where they have to wait', async () => {
    const { studioWith, create } = setUp()
    const asked: string[] = []
    const recorder = studioWith({ work: false })
    const runs = [
      ['low', -10],
      ['usual', 0],
      ['high', 10],
      ['usual too', 0],
    ] as const
    const ids: string[] = []
    for (const [prompt, priority] of runs) {
      const run = await recorder.runs.start(await create(recorder, prompt), {
        autoApprove: true,
        target: 'script',
        priority,
      })
      expect(run.priority).toBe(priority)
      ids.push(run.id)
    }
    const worker = studioWith({
      dispatcher: createInProcessDispatcher({ concurrency: 1 }),
      models: createFakeModels({ before: ({ kind, text }) => void (kind === 'script' && asked.push(text)) }),
    })
    for (const runId of ids) await worker.runs.wait({ ownerId: OWNER, runId })
    expect(asked).toEqual(['high', 'usual', 'usual too', 'low'])
    await worker.close()
  })

  it('wake the dispatcher when they start', async () => {
    const { studioWith, create } = setUp()
    const wakes: Wake[] = []
    const studio = studioWith({
      dispatcher: { ...noDispatcher, wake: (run) => wakes.push(run) },
      work: false,
    })
    const run = await studio.runs.start(await create(studio, 'One'), { priority: 7 })
    expect(wakes).toEqual([{ runId: run.id, lane: 'io' }])
    await studio.close()
  })

  it('are stored while the queue is out of reach, and refused before anything is stored where it is required', async () => {
    const { studioWith, create } = setUp()
    const dispatcher: Dispatcher = {
      ...noDispatcher,
      check: () => Promise.reject(new MutoscopeError('QUEUE_UNAVAILABLE')),
    }
    const patient = studioWith({ dispatcher, work: false })
    expect((await patient.runs.start(await create(patient, 'One'))).status).toBe('queued')
    const strict = studioWith({ dispatcher, work: false, requireQueue: true })
    const ref = await create(strict, 'Two')
    const refusal = { code: 'QUEUE_UNAVAILABLE', status: 503, retryable: true }
    await expect(strict.runs.start(ref)).rejects.toMatchObject(refusal)
    expect(await strict.runs.list(ref)).toEqual([])
    const project = strict.projects.draft({
      ownerId: OWNER,
      recipe: 'storyboard',
      brief: { prompt: 'Three' },
    })
    await expect(strict.orders.place([{ project, run: {} }])).rejects.toMatchObject(refusal)
    expect(await strict.projects.find({ ownerId: OWNER, projectId: project.id })).toBe(null)
    await strict.orders.place([{ project }])
    await patient.close()
  })

  it('go from a process that waits to one that computes, and back for what has been changed', async () => {
    const { studioWith, create } = setUp()
    const [waiting, computing] = [createInProcessDispatcher(), createInProcessDispatcher()]
    const did: string[] = []
    /** Both know of each other's wakes, as over a queue. */
    const over = (own: Dispatcher): Dispatcher => ({
      ...own,
      wake: ({ lane }) => (lane === 'io' ? waiting : computing).look(),
    })
    const io = studioWith({
      dispatcher: over(waiting),
      lanes: ['io'],
      models: createFakeModels({ before: ({ kind }) => void did.push(kind) }),
      // An API or a worker that only waits needs no ffmpeg.
      media: {
        ...createFakeMedia(),
        version: () => Promise.reject(new MutoscopeError('FFMPEG_UNAVAILABLE')),
      },
    })
    const cpu = studioWith({
      dispatcher: over(computing),
      lanes: ['cpu'],
      models: createFakeModels({ before: ({ kind }) => void did.push(`${kind} by the wrong one`) }),
    })
    const ref = await create(io, 'One')
    const run = await io.runs.start(ref, { autoApprove: true })
    expect((await io.runs.wait({ ownerId: OWNER, runId: run.id })).status).toBe('succeeded')
    expect(new Set(did)).toEqual(new Set(['script', 'image', 'speech', 'music']))
    expect((await io.runs.get({ ownerId: OWNER, runId: run.id })).lane).toBe('cpu')
    await io.close()
    await cpu.close()
  })

  it('are refused by name beyond the number that an owner may have queued, alone and several at once', async () => {
    const { studioWith, create } = setUp()
    const studio = studioWith({ work: false, maxQueuedRuns: 3 })
    await studio.runs.assertRoom(OWNER, 3)
    await expect(studio.runs.assertRoom(OWNER, 4)).rejects.toMatchObject({
      code: 'QUEUE_FULL',
      status: 429,
      retryable: true,
      details: { queued: 4, limit: 3 },
    })
    for (const prompt of ['One', 'Two', 'Three']) await studio.runs.start(await create(studio, prompt))
    const fourth = await create(studio, 'Four')
    await expect(studio.runs.start(fourth)).rejects.toMatchObject({ code: 'QUEUE_FULL' })
    expect(await studio.runs.list(fourth)).toEqual([])
    await studio.close()
  })

  it('of one owner do not keep those of another waiting', async () => {
    const { studioWith, create } = setUp()
    const recorder = studioWith({ work: false })
    for (let index = 0; index < 30; index++)
      await recorder.runs.start(await create(recorder, `Many ${index}`), { target: 'script', priority: 10 })
    const { id: projectId } = await recorder.projects.create({
      ownerId: 'bob',
      recipe: 'storyboard',
      brief: { prompt: 'One', durationSec: 3 },
    })
    const { id: runId } = await recorder.runs.start({ ownerId: 'bob', projectId }, { target: 'script' })
    const asked: string[] = []
    const worker = studioWith({
      dispatcher: createInProcessDispatcher({ concurrency: 2 }),
      models: createFakeModels({ before: ({ kind, text }) => void (kind === 'script' && asked.push(text)) }),
    })
    expect((await worker.runs.wait({ ownerId: 'bob', runId })).status).toBe('succeeded')
    await worker.close()
    expect(asked.indexOf('One')).toBeLessThan(2)
  })

  it('are cancelled without a living worker', async () => {
    const { studioWith, create } = setUp()
    const studio = studioWith({ work: false })
    const run = await studio.runs.start(await create(studio, 'One'))
    expect((await studio.runs.cancel({ ownerId: OWNER, runId: run.id })).status).toBe('cancelled')
    expect((await studio.runs.wait({ ownerId: OWNER, runId: run.id })).status).toBe('cancelled')
    await studio.close()
  })

  it('are refused with a priority that is not whole or out of range', async () => {
    const { studioWith, create } = setUp()
    const studio = studioWith({ work: false })
    const ref = await create(studio, 'One')
    for (const priority of [11, -11, 0.5, Number.NaN])
      await expect(studio.runs.start(ref, { priority })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    expect(await studio.runs.list(ref)).toEqual([])
    await studio.close()
  })

  it('are found while they are active, and beside their projects in lists', async () => {
    const { studioWith, create } = setUp()
    const studio = studioWith({})
    const [first, second] = [await create(studio, 'A lighthouse'), await create(studio, 'A tower')]
    expect(await studio.runs.active(first)).toBe(null)
    await expect(studio.runs.active({ ...first, ownerId: 'bob' })).rejects.toMatchObject({
      code: 'PROJECT_NOT_FOUND',
    })

    const made = await studio.runs.start(first, { target: 'script' })
    await studio.runs.wait({ ownerId: OWNER, runId: made.id })
    const gated = await studio.runs.start(first)
    await studio.runs.wait({ ownerId: OWNER, runId: gated.id })
    expect(await studio.runs.active(first)).toMatchObject({ id: gated.id, status: 'gated' })
    await expect(studio.runs.start(first)).rejects.toMatchObject({
      code: 'RUN_ACTIVE',
      details: { runId: gated.id },
    })

    const latest = await studio.runs.latest(OWNER, [first.projectId, second.projectId])
    expect([...latest]).toEqual([
      [
        first.projectId,
        { latest: await studio.runs.get({ ownerId: OWNER, runId: gated.id }), reached: 'script' },
      ],
    ])
    expect(
      (await studio.projects.list(OWNER, { latestRun: ['gated'], reached: ['script'], search: 'LIGHT' })).map(
        ({ id }) => id,
      ),
    ).toEqual([first.projectId])
    expect(await studio.projects.count(OWNER, { latestRun: ['none'] })).toBe(1)
    await studio.close()
  })
})
