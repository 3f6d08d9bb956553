import { describe, expect, it } from 'vitest'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { storyboardRecipe } from '../recipes/storyboard.js'
import { createStudio } from '../studio/create-studio.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import { createFakeStartedImageModel, type FakeStartedOptions } from '../testing/fakes/fake-started-image-model.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'

const OWNER = 'ada'

function setUp(options: FakeStartedOptions = {}) {
  const image = createFakeStartedImageModel(options)
  const store = createMemoryStore()
  const studio = createStudio({
    store, assets: createMemoryAssets(), media: createFakeMedia(), models: { ...createFakeModels(), image }, recipes: [storyboardRecipe()], sweepMs: 10,
  })
  const run = async () => {
    const { id: projectId } = await studio.projects.create({ ownerId: OWNER, recipe: 'storyboard', brief: { prompt: 'A fox walks. A crow sings', durationSec: 4 } })
    const { id: runId } = await studio.runs.start({ ownerId: OWNER, projectId }, { target: 'images' })
    return { projectId, runId, run: await studio.runs.wait({ ownerId: OWNER, runId }) }
  }
  return { image, store, studio, run }
}

describe('a model that answers later', () => {
  it('is started once for each picture, however often the run looks', async () => {
    const { image, studio, run, store } = setUp({ polls: 3, pollAfterMs: 5 })
    const { run: ended, projectId } = await run()
    expect(ended.status).toBe('succeeded')
    expect(image.started.toSorted()).toEqual(['Picture of A crow sings', 'Picture of A fox walks'])
    const events = await store.readEvents(OWNER, projectId, { after: 0, limit: 500 })
    expect(events.filter(({ type }) => type === 'call.accepted')).toHaveLength(2)
    expect(events.some(({ type }) => type === 'run.waiting')).toBe(true)
    await studio.close()
  })

  it('holds no worker while it waits: the run is given back with the time of its next look', async () => {
    const { studio, store } = setUp({ polls: 1, pollAfterMs: 60_000 })
    const { id: projectId } = await studio.projects.create({ ownerId: OWNER, recipe: 'storyboard', brief: { prompt: 'A fox walks', durationSec: 4 } })
    const waiting = new Promise<void>((resolve) => studio.hub.on('event', ({ type }) => type === 'run.waiting' && resolve()))
    const { id: runId } = await studio.runs.start({ ownerId: OWNER, projectId })
    await waiting
    await expect.poll(async () => (await store.getAnyRun(runId))?.leaseOwner).toBe(null)
    const run = await store.getAnyRun(runId)
    expect(run?.status).toBe('waiting')
    expect((run?.dueAt ?? 0) - Date.now()).toBeGreaterThan(50_000)
    await studio.close()
  })

  it('is asked again when a look fails on the way', async () => {
    let failures = 2
    const { studio, run } = setUp({ polls: 0, beforeStatus: () => { if (failures-- > 0) throw new Error('ECONNRESET') } })
    expect((await run()).run.status).toBe('succeeded')
    await studio.close()
  })

  it('that refuses is not asked again in the same run, and its sibling is kept', async () => {
    const { image, studio, run } = setUp({ polls: 1, outcome: (prompt) => (prompt.includes('crow') ? { status: 'refused', reason: 'No crows allowed' } : undefined) })
    const { run: ended, projectId } = await run()
    expect(ended).toMatchObject({ status: 'failed', error: { code: 'STAGE_FAILED', details: { failures: [{ code: 'MODEL_REFUSED', message: 'No crows allowed' }] } } })
    expect(image.started).toHaveLength(2)
    expect((await studio.quote({ ownerId: OWNER, projectId }, 'images')).stages[1]).toMatchObject({ current: 1, toMake: 1 })
    await studio.close()
  })

  it('whose answer was lost is never started again; the run wants an operator', async () => {
    const { image, studio, run } = setUp({ beforeStart: (prompt) => { if (prompt.includes('crow')) throw new MutoscopeError('CALL_AMBIGUOUS') } })
    const { run: ended } = await run()
    expect(ended.status).toBe('attention')
    expect(image.started).toEqual(['Picture of A fox walks'])
    await studio.close()
  })
})
