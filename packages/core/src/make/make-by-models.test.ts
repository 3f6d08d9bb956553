import { describe, expect, it } from 'vitest'
import { exactPrice } from '../cost/price.js'
import type { OnFailure } from '../domain/settings.js'
import type { ErrorCode } from '../errors/error-table.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import type { ArtifactSource } from '../artifacts/make-request.js'
import { imageKind, type ImageModel } from '../kinds/image.js'
import { createMakeByModels } from './make-by-models.js'
import { pictureRecipe } from '../recipes/picture.js'
import { createStudio } from '../studio/create-studio.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'

const OWNER = 'ada'

/** Two models with keys and one without, a picture to make, and what was asked of whom. */
async function setUp(options: { readonly studio?: OnFailure; readonly project?: OnFailure } = {}) {
  const asked: string[] = []
  /** Code that a model answers with, and whether its key is there. */
  const state: { fails: Record<string, ErrorCode>; keys: Record<string, boolean> } = { fails: {}, keys: {} }
  const model = (provider: string, priceMicros: number | null): ImageModel => ({
    provider,
    model: 'pictures',
    version: '1',
    available: () => state.keys[provider] ?? true,
    ...(priceMicros === null ? {} : { paid: { dedupe: 'none', price: () => exactPrice(priceMicros) } }),
    generate(request, context) {
      asked.push(provider)
      const code = state.fails[provider]
      if (code !== undefined) throw new MutoscopeError(code)
      const [image] = [createFakeModels().image].flat()
      if (image === undefined || !('generate' in image)) throw new Error('unreachable')
      return image.generate(request, context)
    },
  })
  const store = createMemoryStore()
  const studio = createStudio({
    store,
    assets: createMemoryAssets(),
    media: createFakeMedia(),
    models: {
      ...createFakeModels(),
      image: [model('keyed', 40_000), model('second', 70_000), model('drawn', null)],
    },
    recipes: [pictureRecipe()],
    sweepMs: 5,
    retryWaitMs: 0,
    ...(options.studio === undefined ? {} : { onFailure: options.studio }),
  })
  const { id: projectId } = await studio.projects.create({
    ownerId: OWNER,
    recipe: 'picture',
    brief: { prompt: 'A robot' },
    settings: options.project === undefined ? {} : { onFailure: options.project },
  })
  const ref = { ownerId: OWNER, projectId }
  return {
    asked,
    state,
    studio,
    ref,
    async run() {
      const { id: runId } = await studio.runs.start(ref)
      return studio.runs.wait({ ownerId: OWNER, runId })
    },
    madeBy: async () => (await studio.artifacts.get(ref, 'picture')).provenance.provider,
    failedOver: async () =>
      (await store.readEvents(OWNER, ref.projectId, { after: 0, limit: 500 })).flatMap(({ type, data }) =>
        type === 'model.failed-over' ? [data] : [],
      ),
  }
}

describe('the model of a slot', () => {
  it.each(['PROVIDER_AUTH', 'PROVIDER_NO_CREDITS', 'PROVIDER_KEY_MISSING'] as const)(
    'fails by name with %s, and nobody else is asked without consent',
    async (code) => {
      const { asked, state, studio, ref, run, failedOver } = await setUp()
      state.fails = { keyed: code }
      expect((await studio.quote(ref)).stages[0]?.artifacts).toMatchObject([
        { provider: 'keyed', mayUse: [], price: exactPrice(40_000) },
      ])
      const { status, error } = await run()
      expect(status).toBe('failed')
      expect(error?.message).toContain('Stage "images" could not make picture with keyed/pictures: ')
      expect(error?.details['failures']).toMatchObject([{ name: 'picture', code, model: 'keyed/pictures' }])
      expect(asked).toEqual(['keyed'])
      expect(await failedOver()).toEqual([])
      await expect(studio.artifacts.get(ref, 'picture')).rejects.toMatchObject({ code: 'ARTIFACT_NOT_FOUND' })
      // The key is well again.
      state.fails = {}
      expect((await run()).status).toBe('succeeded')
      await studio.close()
    },
  )

  it('gives way to the next one that costs money with consent to fail over, never to a stand-in', async () => {
    const { asked, state, studio, ref, run, madeBy, failedOver } = await setUp({ studio: 'fail-over' })
    state.fails = { keyed: 'PROVIDER_AUTH' }
    const { stages, price } = await studio.quote(ref)
    expect(stages[0]?.artifacts).toMatchObject([{ provider: 'keyed', mayUse: ['second/pictures'] }])
    expect(price).toMatchObject({ minMicros: 40_000, expectedMicros: 40_000, maxMicros: 70_000 })
    expect((await run()).status).toBe('succeeded')
    expect([asked, await madeBy()]).toEqual([['keyed', 'second'], 'second'])
    expect(await failedOver()).toEqual([
      {
        name: 'picture',
        from: 'keyed/pictures',
        to: 'second/pictures',
        code: 'PROVIDER_AUTH',
        standIn: false,
      },
    ])
    expect(await studio.projects.warnings(ref)).toEqual([
      {
        code: 'other-model',
        message: 'second/pictures replaced keyed/pictures, which did not accept the job (PROVIDER_AUTH).',
        artifacts: ['picture'],
      },
    ])
    // What the second gave is not bought again from the first.
    state.fails = {}
    expect((await studio.quote(ref)).toMake).toBe(0)
    expect((await run()).status).toBe('succeeded')
    expect(asked).toEqual(['keyed', 'second'])
    state.fails = { keyed: 'PROVIDER_AUTH', second: 'PROVIDER_NO_CREDITS' }
    await studio.projects.update(ref, { brief: { prompt: 'A cat' } })
    expect((await run()).error?.details['failures']).toMatchObject([
      { code: 'PROVIDER_AUTH', model: 'keyed/pictures' },
      { code: 'PROVIDER_NO_CREDITS', model: 'second/pictures' },
    ])
    expect(asked).not.toContain('drawn')
    await studio.close()
  })

  it('is stood in for with consent, which a project gives before its studio; what was made says so', async () => {
    const { asked, state, studio, ref, run, madeBy, failedOver } = await setUp({
      studio: 'fail',
      project: 'stand-in',
    })
    state.fails = { keyed: 'PROVIDER_AUTH', second: 'PROVIDER_NO_CREDITS' }
    expect((await studio.quote(ref)).stages[0]?.artifacts).toMatchObject([
      {
        mayUse: ['second/pictures', 'drawn/pictures'],
        price: { minMicros: 0, expectedMicros: 40_000, maxMicros: 70_000 },
      },
    ])
    expect((await run()).status).toBe('succeeded')
    expect([asked, await madeBy()]).toEqual([['keyed', 'second', 'drawn'], 'drawn'])
    expect(await failedOver()).toMatchObject([{ standIn: false }, { standIn: true }])
    const warnings = [
      {
        code: 'stand-in',
        message:
          'drawn/pictures replaced keyed/pictures, which did not accept the job (PROVIDER_NO_CREDITS).',
        artifacts: ['picture'],
      },
    ]
    expect(await studio.projects.warnings(ref)).toEqual(warnings)
    expect(await studio.status(ref)).toMatchObject({ current: true, warnings })
    // Without consent it is no longer what is wanted.
    await studio.projects.update(ref, { settings: { onFailure: 'fail' } })
    expect((await studio.status(ref)).artifacts).toMatchObject([{ state: 'stale', provider: 'keyed' }])
    state.fails = {}
    expect((await run()).status).toBe('succeeded')
    expect([await madeBy(), await studio.projects.warnings(ref)]).toEqual(['keyed', []])
    await studio.close()
  })

  it('without a key is simply used where there is no other, and stands in as soon as there is one', async () => {
    const { state, studio, ref, run, madeBy } = await setUp()
    state.keys = { keyed: false, second: false }
    expect((await run()).status).toBe('succeeded')
    expect([await madeBy(), await studio.projects.warnings(ref)]).toEqual(['drawn', []])
    state.keys = {}
    expect((await studio.quote(ref)).stages[0]?.artifacts).toMatchObject([
      { provider: 'keyed', state: 'stale', price: exactPrice(40_000) },
    ])
    expect(await studio.projects.warnings(ref)).toEqual([
      {
        code: 'stand-in',
        message: 'drawn/pictures stands in for keyed/pictures.',
        artifacts: ['picture'],
      },
    ])
    await studio.close()
  })

  it('stays the model of a project when its key has gone: what it made is current, more fails by its name', async () => {
    const { asked, state, studio, ref, run } = await setUp()
    expect((await run()).status).toBe('succeeded')
    state.keys = { keyed: false, second: false }
    state.fails = { keyed: 'PROVIDER_KEY_MISSING' }
    expect(await studio.status(ref)).toMatchObject({ current: true, warnings: [] })
    expect((await run()).status).toBe('succeeded')
    await studio.projects.update(ref, { brief: { prompt: 'A cat' } })
    expect((await run()).error?.details['failures']).toMatchObject([
      { code: 'PROVIDER_KEY_MISSING', model: 'keyed/pictures' },
    ])
    expect(asked).toEqual(['keyed', 'keyed'])
    await studio.close()
  })
})

it("a plain error of a user's model keeps its words and its stack, for the logger and not for callers", async () => {
  const thrown = new Error('boom: my bug at line 5')
  const logged: unknown[] = []
  const told = (facts: object, message: string) => void logged.push([message, facts])
  const [image] = [createFakeModels().image].flat()
  if (image === undefined) throw new Error('unreachable')
  const studio = createStudio({
    store: createMemoryStore(),
    assets: createMemoryAssets(),
    media: createFakeMedia(),
    models: { ...createFakeModels(), image: { ...image, generate: () => Promise.reject(thrown) } },
    recipes: [pictureRecipe()],
    logger: { debug: () => {}, info: told, warn: told, error: told },
    sweepMs: 5,
  })
  const brief = { prompt: 'A robot' }
  const { id: projectId } = await studio.projects.create({ ownerId: OWNER, recipe: 'picture', brief })
  const { id: runId } = await studio.runs.start({ ownerId: OWNER, projectId })
  const { error } = await studio.runs.wait({ ownerId: OWNER, runId })
  expect(error).toMatchObject({ code: 'STAGE_FAILED', cause: thrown.message, stack: thrown.stack })
  expect(JSON.stringify([error?.message, error?.details])).not.toContain('boom')
  expect(logged).toEqual([
    [
      'An artifact could not be made.',
      {
        runId,
        stage: 'images',
        name: 'picture',
        model: 'fake/image',
        code: 'MODEL_FAILED',
        reason: thrown.message,
        stack: thrown.stack,
      },
    ],
  ])
  await studio.close()
})

it('the last model that is asked fails with its own error', async () => {
  const locked = new MutoscopeError('PROVIDER_AUTH', { details: { provider: 'second' } })
  const { image } = createFakeModels()
  const failing = (provider: string, error: Error) => ({ ...image, provider, error })
  const models = [failing('first', new MutoscopeError('PROVIDER_UNAVAILABLE')), failing('second', locked)]
  const told: unknown[] = []
  const source: ArtifactSource = {
    obtain: (_items, maker) => Promise.reject((maker as unknown as { model: { error: Error } }).model.error),
    find: () => Promise.resolve(null),
    failedOver: async (from, to, { code }) =>
      void told.push([from.identity.provider, to.identity.provider, code]),
  }
  const byModels = createMakeByModels(source, { models: { image: models }, onFailure: 'stand-in' })
  const request = { prompt: 'A cat', style: 'cinematic', shot: 'wide', width: 16, height: 9 } as const
  await expect(byModels(imageKind, 'cat', { ...request, take: 1, seed: 's' })).rejects.toBe(locked)
  expect(told).toEqual([['first', 'second', 'PROVIDER_UNAVAILABLE']])
})
