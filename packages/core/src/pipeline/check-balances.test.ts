import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { keyRequest, type MakeRequest } from '../artifacts/make-request.js'
import { exactPrice } from '../cost/price.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import type { Balance } from '../providers/model.js'
import { productAdRecipe } from '../recipes/product-ad.js'
import { createStudio } from '../studio/create-studio.js'
import { createFakeClipModels } from '../testing/fakes/fake-clip-models.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import { createFakeStartedImageModel } from '../testing/fakes/fake-started-image-model.js'
import { createManualClock } from '../testing/fakes/manual-clock.js'
import { samples } from '../testing/store/store-samples.js'
import { createBalances } from '../engine/balances.js'
import { checkBalances } from './check-balances.js'
import { defineRecipe } from './define-recipe.js'
import { defineStage } from './define-stage.js'

const OWNER = 'ada'
const IMAGE_MICROS = 40_000

/** An advertisement with bought pictures and bought clips of another provider, which can say its balance. */
async function setUp(balance: () => Promise<Balance | null>) {
  let asked = 0
  const image = createFakeStartedImageModel({ priceMicros: IMAGE_MICROS })
  const { video } = createFakeClipModels()
  const studio = createStudio({
    store: createMemoryStore(),
    assets: createMemoryAssets(),
    media: createFakeMedia(),
    models: {
      ...createFakeModels(),
      image,
      video: {
        ...video,
        provider: 'clipper',
        paid: {
          dedupe: 'none',
          price: ({ durationSec }) => exactPrice(durationSec * 100_000),
          balance: () => {
            asked++
            return balance()
          },
        },
      },
    },
    recipes: [productAdRecipe()],
    sweepMs: 5,
  })
  const { id: projectId } = await studio.projects.create({
    ownerId: OWNER,
    recipe: 'product-ad',
    brief: { productName: 'Kettle', style: 'calm', ctaText: 'Buy it', durationSec: 20 },
    settings: { fps: 24, resolution: '720p' },
  })
  const ref = { ownerId: OWNER, projectId }
  return {
    studio,
    ref,
    image,
    asked: () => asked,
    async run(target?: string) {
      const { id: runId } = await studio.runs.start(ref, target === undefined ? {} : { target })
      return studio.runs.wait({ ownerId: OWNER, runId })
    },
  }
}

describe('before anything is bought', () => {
  it('a provider whose account cannot pay for all of its part ends the run, and says what is needed', async () => {
    const { studio, ref, image, asked, run } = await setUp(() => Promise.resolve({ availableMicros: 50_000 }))
    const quoted = (await studio.quote(ref)).stages.flatMap(({ artifacts }) => artifacts)
    const neededMicros = quoted
      .filter(({ provider }) => provider === 'clipper')
      .reduce((sum, { price }) => sum + (price?.expectedMicros ?? 0), 0)
    expect(neededMicros).toBeGreaterThan(50_000)
    expect(await run()).toMatchObject({
      status: 'failed',
      error: {
        code: 'PROVIDER_NO_CREDITS',
        message: expect.stringContaining('The clipper account has $0.05 left, but the run needs $') as string,
        details: { provider: 'clipper', availableMicros: 50_000, neededMicros },
      },
    })
    expect([image.started, await studio.calls.list(ref)]).toEqual([[], []])
    expect(asked()).toBe(1)
    await studio.close()
  })

  it('a run that needs nothing of that provider goes on without asking it', async () => {
    const { studio, asked, run } = await setUp(() => Promise.resolve({ availableMicros: 0 }))
    expect((await run('images')).status).toBe('succeeded')
    expect(asked()).toBe(0)
    await studio.close()
  })

  it.each([
    ['is enough', () => Promise.resolve({ availableMicros: 100_000_000 })],
    ['nobody can say', () => Promise.resolve(null)],
    ['cannot be read', () => Promise.reject(new MutoscopeError('PROVIDER_UNAVAILABLE'))],
  ] as const)('a balance that %s stops no run', async (_what, balance) => {
    const { studio, image, run } = await setUp(balance)
    expect((await run()).status).toBe('succeeded')
    expect(image.started.length).toBeGreaterThan(0)
    await studio.close()
  })
})

describe('what a provider is still to be paid', () => {
  const priced = (provider: string, name: string, more: Partial<MakeRequest> = {}): MakeRequest => ({
    name,
    kind: 'note',
    identity: { provider, model: 'pen', version: '1' },
    input: name,
    standIn: null,
    price: () => exactPrice(100),
    ...more,
  })

  /** Whether a key with so much can pay for these. */
  async function canPay(
    availableMicros: number,
    items: readonly MakeRequest[],
    calls: readonly string[] = [],
  ) {
    const recipe = defineRecipe<object>({
      name: 'notes',
      brief: z.object({}),
      stages: [
        defineStage<object>('notes', { resource: 'io' }, async ({ make }) => {
          for (const item of items)
            await make.of(
              { made: 'here', name: item.kind, identity: () => item.identity, standIn: () => null } as never,
              item.name,
              item.input,
              item,
            )
        }),
      ],
    })
    const store = createMemoryStore()
    const project = samples.project({ recipe: 'notes' })
    await store.commit({
      changes: [
        { type: 'insert-project', project },
        { type: 'insert-run', run: samples.run() },
        ...(await Promise.all(
          items
            .filter(({ name }) => calls.includes(name))
            .map(async (item) => {
              const { digest } = await keyRequest(item)
              return { type: 'put-call', call: samples.call({ id: item.name, digest }) } as const
            }),
        )),
      ],
      events: [],
      at: 1,
    })
    const paid = {
      dedupe: 'none',
      price: () => exactPrice(100),
      balance: () => Promise.resolve({ availableMicros }),
    }
    const engine = {
      store,
      assets: createMemoryAssets(),
      media: createFakeMedia(),
      models: {},
      onFailure: 'fail',
      createId: () => 'id',
      balances: createBalances(createManualClock()),
    } as const
    const models = {
      image: [{ provider: 'acme', paid }, { provider: 'acme', paid }, { provider: 'quiet' }],
    } as never
    const { signal } = new AbortController()
    return checkBalances({ engine, recipe, project, target: 'notes', models, signal }).then(
      () => null,
      ({ details: { neededMicros, availableMicros: left } }: MutoscopeError) => [neededMicros, left],
    )
  }

  it('is the price of all that is to be bought there, to the last micro', async () => {
    const items = [priced('acme', 'a'), priced('acme', 'b'), priced('other', 'c')]
    expect([await canPay(200, items), await canPay(199, items)]).toEqual([null, [200, 199]])
  })

  it('is nothing for what is free, under way, or may be made by another', async () => {
    const other = { identity: { provider: 'other', model: 'pen', version: '1' } }
    const { price: _, ...free } = priced('acme', 'a')
    expect(await canPay(0, [free])).toBe(null)
    expect(await canPay(0, [priced('acme', 'a', { mayUse: [other] })])).toBe(null)
    expect(await canPay(0, [priced('acme', 'a')], ['a'])).toBe(null)
    expect(await canPay(0, [priced('acme', 'a'), priced('acme', 'b')], ['a'])).toEqual([100, 0])
  })

  it('is told with a balance of nothing where the account is overdrawn', async () => {
    expect(await canPay(-500, [priced('acme', 'a')])).toEqual([100, 0])
  })
})
