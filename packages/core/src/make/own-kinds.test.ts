import { describe, expect, expectTypeOf, it } from 'vitest'
import * as z from 'zod'
import type { ArtifactOf } from '../artifacts/make-request.js'
import { exactPrice } from '../cost/price.js'
import type { Artifact } from '../domain/artifact.js'
import { takeOf, type Storyboard } from '../domain/storyboard.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { defineRecipe } from '../pipeline/define-recipe.js'
import { defineStage } from '../pipeline/define-stage.js'
import { bytesSource, readBytes } from '../storage/byte-source.js'
import { createStudio } from '../studio/create-studio.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModel } from '../testing/fakes/fake-model.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import {
  createFakeStartedImageModel,
  type FakeStartedOptions,
} from '../testing/fakes/fake-started-image-model.js'
import { defineKind } from '../kinds/define-kind.js'
import type { ImageData, ImageRequest } from '../kinds/image.js'
import type { ModelOf } from '../kinds/kind.js'
import type { Make } from './make.js'

const OWNER = 'ada'
const PRICE_MICROS = 40_000

type UpscaleRequest = ImageRequest & { readonly picture: Artifact }

/** A kind of one's own that is bought. */
const upscaleKind = defineKind<UpscaleRequest, ImageData>({
  slot: 'upscale',
  bytes: 'picture',
  standIn: ({ width, height }) => ({ width, height }),
})

/** A kind of one's own that is made here. */
const letterCount = (version: string) =>
  defineKind<{ readonly picture: Artifact }, { readonly letters: number }>({
    name: 'letter-count',
    version,
    standIn: () => ({ letters: 0 }),
    async make({ picture }, { open, progress }) {
      progress(0.5)
      const { byteLength } = await readBytes(await open(picture))
      return { body: null, data: { letters: byteLength } }
    },
  })

type Brief = { readonly prompt: string; readonly version: string }

const STORYBOARD: Storyboard = {
  title: 'A fox',
  source: '',
  scenes: [
    {
      id: 'one',
      description: 'A fox',
      narration: '',
      imagePrompt: 'A fox',
      shot: 'wide',
      move: 'still',
      durationMs: 1000,
      takes: { image: 1, speech: 1 },
    },
  ],
}

/** A picture, made larger and then measured. */
const recipe = defineRecipe<Brief>({
  name: 'large',
  brief: z.object({ prompt: z.string(), version: z.string().default('1') }),
  stages: [
    defineStage<Brief>('plan', { resource: 'io' }, async ({ project, update }) => {
      if (project.storyboard === null) await update(() => ({ storyboard: STORYBOARD }))
    }),
    defineStage<Brief>('large', { resource: 'io' }, async ({ project, storyboard, make }) => {
      const [scene] = storyboard.scenes
      if (scene === undefined) return
      const { prompt } = project.brief
      const size = { width: 640, height: 360 }
      const wanted = { prompt, style: 'cinematic', shot: 'wide', seed: 's', ...size } as const
      const picture = await make.image('picture', { ...wanted, take: 1 })
      const large = await make.of(upscaleKind, `scene/${scene.id}/upscale`, {
        ...wanted,
        picture,
        take: takeOf(scene, 'upscale'),
      })
      await make.of(letterCount(project.brief.version), 'letters', { picture: large })
    }),
  ],
})

type Upscaler = ModelOf<typeof upscaleKind>

async function setUp(options: FakeStartedOptions = {}, others: readonly Upscaler[] = []) {
  const upscaler = createFakeStartedImageModel({ priceMicros: PRICE_MICROS, polls: 0, ...options })
  const studio = createStudio({
    store: createMemoryStore(),
    assets: createMemoryAssets(),
    media: createFakeMedia(),
    kinds: { upscale: upscaleKind },
    models: { ...createFakeModels(), upscale: [upscaler, ...others] },
    recipes: [recipe],
    sweepMs: 10,
    retryWaitMs: 2,
    maxRetryWaitMs: 4,
  })
  const { id: projectId } = await studio.projects.create({
    ownerId: OWNER,
    recipe: 'large',
    brief: { prompt: 'A fox' },
  })
  const ref = { ownerId: OWNER, projectId }
  const run = async (budgetMicros: number | null = null) => {
    const { id: runId } = await studio.runs.start(ref, { budgetMicros })
    return studio.runs.wait({ ownerId: OWNER, runId })
  }
  const events = async (type: string) =>
    (await studio.events(ref)).filter((event) => event.type === type).map(({ data }) => data)
  return { studio, upscaler, ref, run, events }
}

describe('a bought kind of one’s own', () => {
  it('is quoted, bought once, kept in the ledger and told by its name', async () => {
    const { studio, upscaler, ref, run, events } = await setUp()
    const quote = await studio.quote(ref)
    expect(quote.price.expectedMicros).toBe(PRICE_MICROS)
    expect(quote.stages[1]?.artifacts.map(({ kind }) => kind)).toEqual(['image', 'upscale', 'letter-count'])
    expect(quote.stages[1]?.byModel).toMatchObject({ 'fake/slow-image': { expectedMicros: PRICE_MICROS } })

    expect((await run()).status).toBe('succeeded')
    expect((await run()).status).toBe('succeeded')
    expect(upscaler.started).toEqual(['A fox'])
    const { totals, charges } = await studio.ledger(ref)
    expect(totals).toMatchObject({ actualMicros: PRICE_MICROS, reservedMicros: 0 })
    expect(charges).toMatchObject([{ kind: 'upscale', state: 'settled' }])
    expect(await events('artifact.made')).toMatchObject([
      { kind: 'image' },
      { kind: 'upscale', name: 'scene/one/upscale' },
      { kind: 'letter-count' },
    ])
    expect((await studio.artifacts.get(ref, 'scene/one/upscale')).data).toEqual({ width: 640, height: 480 })
    expect((await studio.quote(ref)).price.expectedMicros).toBe(0)
  })

  it('stops at the budget before anything is sent', async () => {
    const { upscaler, run } = await setUp()
    const { status, error } = await run(PRICE_MICROS - 1)
    expect([status, upscaler.started]).toEqual(['failed', []])
    expect(error?.details).toMatchObject({ failures: [{ code: 'BUDGET_EXCEEDED' }] })
  })

  it('says why it is stale', async () => {
    const { studio, ref, run } = await setUp()
    await run()
    await studio.projects.update(ref, { brief: { prompt: 'A crow' } })
    const { artifacts } = await studio.status(ref)
    const upscaled = artifacts.find(({ kind }) => kind === 'upscale')
    expect(upscaled).toMatchObject({ state: 'stale', price: { expectedMicros: PRICE_MICROS } })
    expect(upscaled?.reasons).toEqual(['waits for picture'])
  })

  it('is asked for again by its slot, and gone back to for nothing', async () => {
    const { studio, upscaler, ref, run } = await setUp()
    await run()
    await studio.projects.setTake(ref, 1, 'upscale')
    const stale = (await studio.status(ref)).artifacts.find(({ kind }) => kind === 'upscale')
    expect(stale?.reasons).toEqual(['take changed'])
    await run()
    expect(upscaler.started).toHaveLength(2)
    expect((await studio.takes(ref, 1, 'upscale')).map(({ number, selected }) => [number, selected])).toEqual(
      [
        [1, false],
        [2, true],
      ],
    )
    await studio.projects.setTake(ref, 1, 'upscale', 1)
    expect((await studio.quote(ref)).price.expectedMicros).toBe(0)
    await expect(studio.projects.setTake(ref, 1, 'upscal')).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { known: ['image', 'speech', 'clip', 'upscale'] },
    })
  })

  it('may be refused', async () => {
    const { studio, ref, run } = await setUp({
      outcome: () => ({ status: 'refused', reason: 'No foxes.', costMicros: 0 }),
    })
    const { status, error } = await run()
    expect(status).toBe('failed')
    expect(error?.message).toContain('No foxes.')
    expect(await studio.calls.list(ref)).toMatchObject([{ status: 'refused', name: 'scene/one/upscale' }])
  })

  it('is measured before it is kept', async () => {
    const broken: Upscaler = {
      provider: 'fake',
      model: 'error-page',
      version: '1',
      paid: { dedupe: 'none', price: () => exactPrice(PRICE_MICROS) },
      generate: () =>
        Promise.resolve({
          body: bytesSource(new TextEncoder().encode('<html>')),
          data: { width: 640, height: 360 },
        }),
    }
    const studio = createStudio({
      store: createMemoryStore(),
      assets: createMemoryAssets(),
      media: createFakeMedia(),
      kinds: { upscale: upscaleKind },
      models: { ...createFakeModels(), upscale: broken },
      recipes: [one((make) => make.of(upscaleKind, 'large', REQUEST))],
    })
    expect((await makeOne(studio)).error?.message).toContain('returned an unusable picture')
  })

  it('waits for an operator when its answer was lost, and goes on as he decides', async () => {
    let lost = true
    const { studio, upscaler, ref, run } = await setUp({
      afterStart: () => {
        if (lost) throw new MutoscopeError('CALL_AMBIGUOUS')
      },
    })
    expect((await run()).status).toBe('attention')
    lost = false
    const [call] = await studio.calls.list(ref, { statuses: ['ambiguous'] })
    await studio.calls.resolve(
      { ownerId: OWNER, callId: call?.id ?? '' },
      { action: 'adopt', operation: { prompt: 'A fox', width: 640, height: 360 } },
    )
    expect((await studio.runs.wait({ ownerId: OWNER, runId: call?.runId ?? '' })).status).toBe('succeeded')
    expect(upscaler.started).toHaveLength(1)
  })

  it('is made by another model of its slot only with consent', async () => {
    const free = createFakeModel(upscaleKind, { model: 'nearest' })
    const down = () => {
      throw new MutoscopeError('PROVIDER_NO_CREDITS')
    }
    const { studio, ref, run, events } = await setUp({ beforeStart: down }, [free])
    expect((await run()).status).toBe('failed')
    await studio.projects.update(ref, { settings: { onFailure: 'stand-in' } })
    expect((await run()).status).toBe('succeeded')
    expect(await events('model.failed-over')).toMatchObject([
      { name: 'scene/one/upscale', from: 'fake/slow-image', to: 'fake/nearest', standIn: true },
    ])
  })

  it('asks the model of its own slot how to stop a call, though another slot has one of that name', async () => {
    const namesake = createFakeStartedImageModel()
    const own = createFakeStartedImageModel({ polls: Number.POSITIVE_INFINITY })
    const studio = createStudio({
      store: createMemoryStore(),
      assets: createMemoryAssets(),
      media: createFakeMedia(),
      kinds: { upscale: upscaleKind },
      models: { ...createFakeModels(), image: namesake, upscale: own },
      recipes: [one((make) => make.of(upscaleKind, 'large', REQUEST))],
      sweepMs: 10,
    })
    const accepted = new Promise<void>((resolve) =>
      studio.hub.on('event', ({ type }) => type === 'call.accepted' && resolve()),
    )
    const running = makeOne(studio)
    await accepted
    const [call] = await studio.calls.ofOwner(OWNER)
    await studio.calls.resolve({ ownerId: OWNER, callId: call?.id ?? '' }, { action: 'abandon' })
    await running
    expect([own.cancelled, namesake.cancelled]).toEqual([['A fox'], []])
  })

  it('needs a model, and a stage can look whether there is one', async () => {
    const has: boolean[] = []
    const asks = one((make) => {
      has.push(make.has(upscaleKind), make.has('image'))
      return make.of(upscaleKind, 'large', REQUEST)
    })
    const studio = createStudio({
      store: createMemoryStore(),
      assets: createMemoryAssets(),
      media: createFakeMedia(),
      models: createFakeModels(),
      recipes: [asks],
    })
    const { error } = await makeOne(studio)
    expect(has.slice(0, 2)).toEqual([false, true])
    expect(error).toMatchObject({ code: 'MODEL_NOT_CONFIGURED', details: { kind: 'upscale' } })
  })
})

describe('a local kind of one’s own', () => {
  it('is made once, and again when its version changes', async () => {
    const { studio, ref, run } = await setUp()
    await run()
    expect((await studio.artifacts.get(ref, 'letters')).data).toEqual({ letters: 'slow image: A fox'.length })
    await studio.projects.update(ref, { brief: { prompt: 'A fox', version: '2' } })
    const letters = (await studio.status(ref)).artifacts.find(({ name }) => name === 'letters')
    expect(letters).toMatchObject({ state: 'stale', reasons: ['local/letter-count changed its version'] })
  })

  it('follows the version of the media port when it is made with it', async () => {
    const kind = defineKind<{ readonly words: string }, { readonly missing: number }>({
      name: 'glyphs',
      version: '1',
      usesMedia: true,
      standIn: () => ({ missing: 0 }),
      make: async ({ words }, { media }) => ({
        body: null,
        data: { missing: (await media.missingGlyphs([words])).length },
      }),
    })
    const { provider, model, version } = await kind.identity(() => Promise.resolve('fake 1'))
    expect([provider, model, version]).toEqual(['local', 'glyphs', '1, fake 1'])
  })
})

describe('names of kinds', () => {
  const imageOfMine = defineKind<{ readonly words: string }, ImageData>({
    slot: 'image',
    standIn: () => ({ width: 0, height: 0 }),
  })
  const parts = {
    store: createMemoryStore(),
    assets: createMemoryAssets(),
    media: createFakeMedia(),
    recipes: [],
    work: false,
  }

  it('are not those that every studio has', async () => {
    expect(() =>
      createStudio({ ...parts, models: createFakeModels() as never, kinds: { image: imageOfMine } }),
    ).toThrow('Every studio has a slot "image"')
    const studio = createStudio({
      ...parts,
      work: true,
      store: createMemoryStore(),
      models: createFakeModels(),
      recipes: [one((make) => make.of(imageOfMine, 'mine', { words: 'A fox' }))],
    })
    expect((await makeOne(studio)).error).toMatchObject({ code: 'INVALID_INPUT', details: { slot: 'image' } })
  })

  it('are those of their slots', () => {
    expect(() => createStudio({ ...parts, models: {}, kinds: { enlarge: upscaleKind } })).toThrow(
      'Pass it as `kinds.upscale`',
    )
  })

  it('and their models are checked by the compiler', () => {
    expectTypeOf<Make['of']>().returns.resolves.toHaveProperty('data')
    expectTypeOf<ReturnType<typeof typed>>().resolves.toEqualTypeOf<ArtifactOf<ImageData>>()
    const models = createFakeModels()
    // @ts-expect-error a script model makes nothing larger
    createStudio({ ...parts, kinds: { upscale: upscaleKind }, models: { upscale: models.script } })
    // @ts-expect-error no kind has this slot
    createStudio({ ...parts, kinds: { upscale: upscaleKind }, models: { upscal: models.image } })
    // @ts-expect-error without the kind there is no such slot
    createStudio({ ...parts, models: { upscale: createFakeStartedImageModel() } })
  })
})

const typed = (make: Make) => make.of(upscaleKind, 'large', REQUEST)

const REQUEST: UpscaleRequest = {
  prompt: 'A fox',
  style: 'cinematic',
  shot: 'wide',
  width: 640,
  height: 360,
  seed: 's',
  take: 1,
  picture: {} as Artifact,
}

/** A recipe of one stage that asks for one thing. */
function one(ask: (make: Make) => Promise<unknown>) {
  return defineRecipe<object>({
    name: 'one',
    brief: z.object({}),
    stages: [
      defineStage<object>('only', { resource: 'io' }, async ({ make }) => {
        await ask(make)
      }),
    ],
  })
}

async function makeOne(studio: ReturnType<typeof createStudio>) {
  const { id: projectId } = await studio.projects.create({ ownerId: OWNER, recipe: 'one', brief: {} })
  const { id: runId } = await studio.runs.start({ ownerId: OWNER, projectId })
  return studio.runs.wait({ ownerId: OWNER, runId })
}
