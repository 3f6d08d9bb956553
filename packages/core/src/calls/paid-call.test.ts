import { describe, expect, it } from 'vitest'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { storyboardRecipe } from '../recipes/storyboard.js'
import { createStudio } from '../studio/create-studio.js'
import type { StudioOptions } from '../studio/studio-options.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import {
  createFakeStartedImageModel,
  type FakeStartedOptions,
} from '../testing/fakes/fake-started-image-model.js'

const OWNER = 'ada'

function setUp(options: FakeStartedOptions = {}, studioOptions: Partial<StudioOptions> = {}) {
  const image = createFakeStartedImageModel(options)
  const store = createMemoryStore()
  const studio = createStudio({
    store,
    assets: createMemoryAssets(),
    media: createFakeMedia(),
    models: { ...createFakeModels(), image },
    recipes: [storyboardRecipe()],
    sweepMs: 10,
    missingMs: 4,
    retryWaitMs: 5,
    ...studioOptions,
  })
  const create = (budgetMicros: number | null = null) =>
    studio.projects.create({
      ownerId: OWNER,
      recipe: 'storyboard',
      brief: { prompt: 'A fox walks. A crow sings', durationSec: 4 },
      budgetMicros,
    })
  const run = async (projectId?: string, budgetMicros: number | null = null) => {
    const id = projectId ?? (await create()).id
    const { id: runId } = await studio.runs.start(
      { ownerId: OWNER, projectId: id },
      { target: 'images', budgetMicros },
    )
    return {
      projectId: id,
      ref: { ownerId: OWNER, projectId: id },
      runId,
      run: await studio.runs.wait({ ownerId: OWNER, runId }),
    }
  }
  const totals = async (projectId: string) => (await studio.ledger({ ownerId: OWNER, projectId })).totals
  return { image, store, studio, create, run, totals }
}

const lost = (prompt: string) => {
  if (prompt.includes('crow')) throw new MutoscopeError('CALL_AMBIGUOUS')
}
/** Loses the answer about the crow once. */
const lostOnce = () => {
  let times = 0
  return (prompt: string) => {
    if (prompt.includes('crow') && times++ === 0) throw new MutoscopeError('CALL_AMBIGUOUS')
  }
}

describe('a paid model', () => {
  it('is asked once for each picture, however often the run looks', async () => {
    const { image, studio, run, store, totals } = setUp({ polls: 3, pollAfterMs: 5 })
    const { run: ended, projectId } = await run()
    expect(ended.status).toBe('succeeded')
    expect(image.started.toSorted((a, b) => a.localeCompare(b))).toEqual([
      'Picture of A crow sings',
      'Picture of A fox walks',
    ])
    expect(await totals(projectId)).toEqual({
      calls: 2,
      estimatedMicros: 80_000,
      reservedMicros: 0,
      actualMicros: 80_000,
    })
    const events = await store.readEvents(OWNER, projectId, { after: 0, limit: 500 })
    expect(events.filter(({ type }) => type === 'call.accepted')).toHaveLength(2)
    expect(events.some(({ type }) => type === 'run.waiting')).toBe(true)
    await studio.close()
  })

  it('is quoted before it is asked, and costs nothing in the quote afterwards', async () => {
    const { studio, run, create } = setUp()
    const { id: projectId } = await create()
    await run(projectId)
    await studio.projects.editScene({ ownerId: OWNER, projectId }, 1, { imagePrompt: 'Another fox' })
    const quote = await studio.quote({ ownerId: OWNER, projectId }, 'images')
    expect(quote.price).toMatchObject({ minMicros: 40_000, expectedMicros: 40_000, maxMicros: 40_000 })
    expect(quote.stages[1]?.byModel).toMatchObject({ 'fake/slow-image': { expectedMicros: 40_000 } })
    await run(projectId)
    expect((await studio.quote({ ownerId: OWNER, projectId }, 'images')).price.expectedMicros).toBe(0)
    await studio.close()
  })

  it('is settled at the cost it reports, and the ledger tells estimate against actual', async () => {
    const { studio, run } = setUp({ costMicros: 30_000 })
    const { projectId } = await run()
    const ledger = await studio.ledger({ ownerId: OWNER, projectId })
    expect(ledger.accuracy).toEqual({
      'fake/slow-image': { estimatedMicros: 80_000, actualMicros: 60_000, ratio: 0.75 },
    })
    expect(ledger.byStage).toMatchObject({ images: { calls: 2, actualMicros: 60_000 } })
    expect(ledger.charges.map(({ state }) => state)).toEqual(['settled', 'settled'])
    await studio.close()
  })

  it('holds no worker while it waits: the run is given back with the time of its next look', async () => {
    const { studio, store, create } = setUp({ polls: 1, pollAfterMs: 60_000 })
    const { id: projectId } = await create()
    const waiting = new Promise<void>((resolve) =>
      studio.hub.on('event', ({ type }) => type === 'run.waiting' && resolve()),
    )
    const { id: runId } = await studio.runs.start({ ownerId: OWNER, projectId })
    await waiting
    await expect.poll(async () => (await store.getAnyRun(runId))?.workerId).toBe(null)
    const run = await store.getAnyRun(runId)
    expect(run?.status).toBe('waiting')
    expect((run?.dueAt ?? 0) - Date.now()).toBeGreaterThan(50_000)
    await studio.close()
  })

  it('is looked at again when a look fails on the way', async () => {
    let failures = 2
    const { studio, run } = setUp({
      polls: 0,
      beforeStatus: () => {
        if (failures-- > 0) throw new Error('ECONNRESET')
      },
    })
    expect((await run()).run.status).toBe('succeeded')
    await studio.close()
  })

  it('that refuses is not asked again in the same run, its sibling is kept, and the money is given back', async () => {
    const { image, studio, run, totals } = setUp({
      outcome: (prompt) =>
        prompt.includes('crow') ? { status: 'refused', reason: 'No crows allowed' } : undefined,
    })
    const { run: ended, projectId } = await run()
    expect(ended).toMatchObject({
      status: 'failed',
      error: {
        code: 'STAGE_FAILED',
        details: { failures: [{ code: 'MODEL_REFUSED', message: 'No crows allowed' }] },
      },
    })
    expect(image.started).toHaveLength(2)
    expect((await studio.quote({ ownerId: OWNER, projectId }, 'images')).stages[1]).toMatchObject({
      current: 1,
      toMake: 1,
    })
    expect(await totals(projectId)).toMatchObject({ reservedMicros: 0, actualMicros: 40_000 })
    await studio.close()
  })

  it.each([
    [{ status: 'refused', reason: 'No.', costMicros: 7_000 }, 7_000],
    [{ status: 'failed', message: 'Broken.', retryable: false, costMicros: 7_000 }, 7_000],
    [{ status: 'failed', message: 'Broken.', retryable: true }, 0],
    [{ status: 'missing', what: 'request', message: 'Not known.' }, 40_000],
    [{ status: 'missing', what: 'request', message: 'Not known.', costMicros: 0 }, 0],
    [{ status: 'missing', what: 'output', message: 'The file has expired.' }, 40_000],
    [{ status: 'missing', what: 'output', message: 'The file has expired.', costMicros: 9_000 }, 9_000],
  ] as const)(
    'that ends as %o is settled at what that costs, and may be asked for again',
    async (end, cost) => {
      let first = true
      const { image, studio, run, totals } = setUp({
        outcome: (prompt) => (first && prompt.includes('crow') ? end : undefined),
      })
      const { run: ended, projectId } = await run()
      expect(ended.status).toBe('failed')
      expect(await totals(projectId)).toMatchObject({ reservedMicros: 0, actualMicros: 40_000 + cost })
      first = false
      expect((await run(projectId)).run.status).toBe('succeeded')
      expect(image.started).toHaveLength(3)
      await studio.close()
    },
  )

  it('that gave nothing usable and cost something all the same is settled at that cost', async () => {
    const { studio, run, totals } = setUp({
      beforeStart: () => {
        throw new MutoscopeError('SCRIPT_INVALID', { details: { costMicros: 1_500 } })
      },
    })
    const { run: ended, projectId } = await run()
    expect(ended.status).toBe('failed')
    expect(await totals(projectId)).toMatchObject({ reservedMicros: 0, actualMicros: 3_000 })
    await studio.close()
  })

  it('that refuses at once and charges for that is settled at what it charges', async () => {
    const { studio, run, totals } = setUp({
      beforeStart: () => {
        throw new MutoscopeError('MODEL_REFUSED', { details: { costMicros: 350 } })
      },
    })
    const { run: ended, projectId } = await run()
    expect(ended.error?.details).toMatchObject({
      failures: [{ code: 'MODEL_REFUSED' }, { code: 'MODEL_REFUSED' }],
    })
    expect(await totals(projectId)).toMatchObject({ reservedMicros: 0, actualMicros: 700 })
    await studio.close()
  })

  it('is waited for when it asks to wait, then asked', async () => {
    let busy = true
    const { image, studio, run } = setUp({
      beforeStart: () => {
        if (busy) {
          busy = false
          throw new MutoscopeError('PROVIDER_RATE_LIMITED', { details: { retryAfterMs: 30 } })
        }
      },
    })
    expect((await run()).run.status).toBe('succeeded')
    expect(image.started).toHaveLength(2)
    await studio.close()
  })
})

describe('a paid request whose answer was lost', () => {
  it('is sent again under the same key where the provider honours keys, and charged once', async () => {
    const { image, studio, run, totals } = setUp({ dedupe: 'key', afterStart: lostOnce() })
    const { run: ended, projectId } = await run()
    expect(ended.status).toBe('succeeded')
    expect(image.started).toHaveLength(2)
    expect(await totals(projectId)).toMatchObject({ calls: 2, actualMicros: 80_000 })
    await studio.close()
  })

  it.each([
    ['afterStart', 'was taken'],
    ['beforeStart', 'was not taken'],
  ] as const)('is looked for by its marker where the provider lists them (%s: it %s)', async (when, _how) => {
    const { image, studio, run } = setUp({ dedupe: 'lookup', [when]: lostOnce() })
    expect((await run()).run.status).toBe('succeeded')
    expect(image.started).toHaveLength(2)
    await studio.close()
  })

  it('waits for an operator where the provider offers nothing, with its money held', async () => {
    const { image, studio, run, totals } = setUp({ afterStart: lost })
    const { run: ended, projectId, ref } = await run()
    expect(ended.status).toBe('attention')
    expect(image.started).toHaveLength(2)
    expect(await totals(projectId)).toMatchObject({ reservedMicros: 40_000, actualMicros: 40_000 })
    expect(await studio.calls.list(ref, { statuses: ['ambiguous'] })).toMatchObject([
      { status: 'ambiguous', error: { code: 'CALL_AMBIGUOUS' } },
    ])
    await studio.close()
  })

  it.each([
    ['adopt', 'succeeded', 2, 80_000],
    ['resubmit', 'succeeded', 3, 80_000],
    ['abandon', 'failed', 2, 40_000],
  ] as const)('is settled by an operator who decides to %s', async (action, status, started, spent) => {
    const { image, studio, run, totals } = setUp({ afterStart: lostOnce() })
    const { runId, ref, projectId } = await run()
    const [call] = await studio.calls.list(ref, { statuses: ['ambiguous'] })
    const id = { ownerId: OWNER, callId: call?.id ?? '' }
    const operation = { prompt: 'Picture of A crow sings', width: 1920, height: 1080 }
    await studio.calls.resolve(id, action === 'adopt' ? { action, operation } : { action })
    await expect.poll(async () => (await studio.runs.get({ ownerId: OWNER, runId })).status).toBe(status)
    expect(image.started.length).toBe(started)
    expect(await totals(projectId)).toMatchObject({ reservedMicros: 0, actualMicros: spent })
    await expect(studio.calls.resolve(id, { action: 'abandon' })).rejects.toMatchObject({
      code: 'CALL_NOT_AMBIGUOUS',
      status: 409,
    })
    await expect(
      studio.calls.resolve({ ...id, ownerId: 'bob' }, { action: 'abandon' }),
    ).rejects.toMatchObject({ code: 'CALL_NOT_FOUND', status: 404 })
    await studio.close()
  })

  it('is found by a late webhook that carries its marker', async () => {
    const { image, studio, run } = setUp({ afterStart: lost })
    const { runId, ref } = await run()
    const [call] = await studio.calls.list(ref, { statuses: ['ambiguous'] })
    const word = {
      marker: call?.id ?? '',
      operation: { prompt: 'Picture of A crow sings', width: 1920, height: 1080 },
    }
    expect(await studio.calls.arrived(word)).toBe(true)
    await expect.poll(async () => (await studio.runs.get({ ownerId: OWNER, runId })).status).toBe('succeeded')
    expect(await studio.calls.arrived(word)).toBe(false)
    expect(image.started).toHaveLength(2)
    await studio.close()
  })

  it('is sent once more, and only once, when that risk was accepted', async () => {
    const accepted = setUp({ afterStart: lostOnce() }, { maxRiskMicros: 40_000 })
    const { run: ended, projectId } = await accepted.run()
    expect(ended.status).toBe('succeeded')
    expect(accepted.image.started).toHaveLength(3)
    expect(
      (await accepted.store.readEvents(OWNER, projectId, { after: 0, limit: 500 })).filter(
        ({ type }) => type === 'call.risked',
      ),
    ).toHaveLength(1)
    await accepted.studio.close()
    const unlucky = setUp({ afterStart: lost }, { maxRiskMicros: 40_000 })
    expect((await unlucky.run()).run.status).toBe('attention')
    expect(unlucky.image.started.filter((prompt) => prompt.includes('crow'))).toHaveLength(2)
    await unlucky.studio.close()
    const careful = setUp({ afterStart: lost }, { maxRiskMicros: 39_999 })
    expect((await careful.run()).run.status).toBe('attention')
    expect(careful.image.started).toHaveLength(2)
    await careful.studio.close()
  })
})

describe('a budget', () => {
  it('of a run stops what would go over it before anything is sent', async () => {
    const { image, studio, run, totals, create } = setUp()
    const { id: projectId } = await create()
    const { run: ended } = await run(projectId, 79_999)
    expect(ended).toMatchObject({
      status: 'failed',
      error: { details: { failures: [{ code: 'BUDGET_EXCEEDED' }] } },
    })
    expect(image.started).toHaveLength(1)
    expect(await totals(projectId)).toMatchObject({ calls: 1, actualMicros: 40_000, reservedMicros: 0 })
    await studio.close()
  })

  it('of a project counts all its runs, and may be raised', async () => {
    const { image, studio, run, create } = setUp()
    const { id: projectId } = await create(40_000)
    expect((await run(projectId)).run.status).toBe('failed')
    expect((await run(projectId)).run.status).toBe('failed')
    expect(image.started).toHaveLength(1)
    await studio.projects.update({ ownerId: OWNER, projectId }, { budgetMicros: 80_000 })
    expect((await run(projectId)).run.status).toBe('succeeded')
    await expect(create(-1)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await studio.close()
  })

  it('of an owner for a day counts all projects of that owner', async () => {
    const { image, studio, run } = setUp({}, { ownerDayBudgetMicros: 100_000 })
    expect((await run()).run.status).toBe('succeeded')
    const other = await studio.projects.create({
      ownerId: OWNER,
      recipe: 'storyboard',
      brief: { prompt: 'A bear sleeps', durationSec: 4 },
    })
    expect((await run(other.id)).run).toMatchObject({
      status: 'failed',
      error: { details: { failures: [{ code: 'BUDGET_EXCEEDED' }] } },
    })
    expect(image.started).toHaveLength(2)
    await studio.close()
  })
})

describe('cancelling', () => {
  it('stops accepted work at the provider and settles it: the money is spent, not hidden', async () => {
    const { image, studio, create, totals } = setUp({ pollAfterMs: 60_000 })
    const { id: projectId } = await create()
    const waiting = new Promise<void>((resolve) =>
      studio.hub.on('event', ({ type }) => type === 'run.waiting' && resolve()),
    )
    const { id: runId } = await studio.runs.start({ ownerId: OWNER, projectId })
    await waiting
    await studio.runs.cancel({ ownerId: OWNER, runId })
    await expect.poll(async () => (await studio.runs.get({ ownerId: OWNER, runId })).status).toBe('cancelled')
    expect(image.cancelled.toSorted((a, b) => a.localeCompare(b))).toEqual(
      image.started.toSorted((a, b) => a.localeCompare(b)),
    )
    expect(await totals(projectId)).toMatchObject({ reservedMicros: 0, actualMicros: 80_000 })
    await studio.close()
  })
})

describe('several models in order', () => {
  const first = (code: 'PROVIDER_NO_CREDITS' | 'MODEL_REFUSED' | 'CALL_AMBIGUOUS') =>
    createFakeStartedImageModel({
      beforeStart: () => {
        throw new MutoscopeError(code)
      },
    })
  const setUpBoth = (code: Parameters<typeof first>[0]) => {
    const preferred = first(code)
    const second = { ...createFakeStartedImageModel(), model: 'second-image' }
    const store = createMemoryStore()
    const studio = createStudio({
      store,
      assets: createMemoryAssets(),
      media: createFakeMedia(),
      models: { ...createFakeModels(), image: [preferred, second] },
      recipes: [storyboardRecipe()],
      sweepMs: 10,
      retryWaitMs: 5,
      onFailure: 'fail-over',
    })
    const run = async (projectId: string) => {
      const { id: runId } = await studio.runs.start({ ownerId: OWNER, projectId }, { target: 'images' })
      return studio.runs.wait({ ownerId: OWNER, runId })
    }
    const create = () =>
      studio.projects.create({
        ownerId: OWNER,
        recipe: 'storyboard',
        brief: { prompt: 'A fox walks', durationSec: 4 },
      })
    return { preferred, second, store, studio, run, create }
  }

  it('ask the next one when the first provably did not take the job, say so, and never buy again what the second gave', async () => {
    const { second, store, studio, run, create } = setUpBoth('PROVIDER_NO_CREDITS')
    const { id } = await create()
    expect((await run(id)).status).toBe('succeeded')
    expect(second.started).toHaveLength(1)
    const events = await store.readEvents(OWNER, id, { after: 0, limit: 500 })
    expect(events.find(({ type }) => type === 'model.failed-over')?.data).toMatchObject({
      from: 'fake/slow-image',
      to: 'fake/second-image',
      code: 'PROVIDER_NO_CREDITS',
    })
    expect((await studio.quote({ ownerId: OWNER, projectId: id }, 'images')).toMake).toBe(0)
    expect((await run(id)).status).toBe('succeeded')
    expect(second.started).toHaveLength(1)
    await studio.close()
  })

  it.each([
    ['MODEL_REFUSED', 'failed'],
    ['CALL_AMBIGUOUS', 'attention'],
  ] as const)('do not ask the next one after %s', async (code, status) => {
    const { second, studio, run, create } = setUpBoth(code)
    expect((await run((await create()).id)).status).toBe(status)
    expect(second.started).toEqual([])
    await studio.close()
  })
})
