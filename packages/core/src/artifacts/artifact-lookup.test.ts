import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { defineRecipe } from '../pipeline/define-recipe.js'
import { defineStage, type StageContext } from '../pipeline/define-stage.js'
import type { Assets } from '../storage/assets.js'
import type { Store } from '../storage/store.js'
import { createStudio } from '../studio/create-studio.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import { createArtifactLookup } from './artifact-lookup.js'

const OWNER = 'ada'
const SCENES = 200

type Context = StageContext<Record<string, never>>

const askForAll = ({ make }: Context) =>
  Promise.all(
    Array.from({ length: SCENES }, (_, index) =>
      make.image(`picture/${index}`, {
        prompt: `Picture ${index}`,
        style: 'cinematic',
        shot: 'wide',
        width: 640,
        height: 360,
        take: 1,
        seed: 's',
      }),
    ),
  )

const recipe = defineRecipe<Record<string, never>>({
  name: 'pictures',
  brief: z.object({}) as never,
  stages: ['images', 'render'].map((name) =>
    defineStage<Record<string, never>>(name, { resource: 'io' }, async (context) => {
      await askForAll(context)
    }),
  ),
})

async function setUp() {
  const counted = { reads: 0, stats: 0 }
  const memory = createMemoryStore()
  const store: Store = {
    ...memory,
    getArtifacts: (...given) => {
      counted.reads++
      return memory.getArtifacts(...given)
    },
  }
  const bytes = createMemoryAssets()
  const assets: Assets = {
    ...bytes,
    stat: (hash) => {
      counted.stats++
      return bytes.stat(hash)
    },
  }
  const studio = createStudio({
    store,
    assets,
    media: createFakeMedia(),
    models: createFakeModels(),
    recipes: [recipe],
  })
  const { id: projectId } = await studio.projects.create({ ownerId: OWNER, recipe: 'pictures', brief: {} })
  const ref = { ownerId: OWNER, projectId }
  const run = async () => {
    const { id: runId } = await studio.runs.start(ref)
    return studio.runs.wait({ ownerId: OWNER, runId })
  }
  /** What the work reads of the store and the assets. */
  const count = async (work: () => Promise<unknown>) => {
    const before = { ...counted }
    await work()
    return { reads: counted.reads - before.reads, stats: counted.stats - before.stats }
  }
  return { studio, ref, run, count, assets: bytes, store: memory }
}

describe('what is there already', () => {
  it('is read at once for all scenes, and once for all stages', async () => {
    const { studio, ref, run, count } = await setUp()
    expect((await run()).status).toBe('succeeded')
    expect(await count(run)).toEqual({ reads: 1, stats: SCENES })
    expect(await count(() => studio.status(ref))).toEqual({ reads: 1, stats: SCENES })
  })

  it('is made again by the next run when its bytes are gone', async () => {
    const { studio, ref, run, assets } = await setUp()
    await run()
    const { content } = await studio.artifacts.get(ref, 'picture/7')
    await assets.remove(content?.hash ?? '')
    const stale = (await studio.status(ref)).artifacts.filter(({ state }) => state !== 'current')
    expect(stale.map(({ name }) => name)).toEqual(['picture/7'])
    expect((await run()).status).toBe('succeeded')
    expect(await assets.stat(content?.hash ?? '')).not.toBeNull()
  })
})

describe('a look-up', () => {
  const request = (prompt: string) => ({
    name: prompt,
    kind: 'image',
    identity: { provider: 'fake', model: 'image', version: '1' },
    input: {
      prompt,
      style: 'cinematic',
      shot: 'wide',
      width: 640,
      height: 360,
      take: 1,
      seed: 's',
    },
    standIn: null,
  })

  it('finds nothing of other owners', async () => {
    const { run, store, assets } = await setUp()
    await run()
    expect(await createArtifactLookup({ store, assets }, OWNER).findOne(request('Picture 1'))).toMatchObject({
      digest: expect.any(String),
    })
    expect(await createArtifactLookup({ store, assets }, 'bob').findOne(request('Picture 1'))).toBeNull()
  })

  it('looks at bytes again once it was told to forget', async () => {
    const { run, store, assets } = await setUp()
    await run()
    const lookup = createArtifactLookup({ store, assets }, OWNER)
    const found = await lookup.findOne(request('Picture 1'))
    await assets.remove(found?.content?.hash ?? '')
    expect(await lookup.findOne(request('Picture 1'))).toEqual(found)
    lookup.forget()
    expect(await lookup.findOne(request('Picture 1'))).toBeNull()
    const { keyed, found: seen } = await lookup.find([request('Picture 1')])
    expect(seen.get(keyed[0]?.digest ?? '')).toMatchObject({ whole: false })
  })

  it('fails for all that wait for one read, and reads again later', async () => {
    const { run, store, assets } = await setUp()
    await run()
    let broken = true
    const failing = {
      ...store,
      getArtifacts: (...given: Parameters<Store['getArtifacts']>) =>
        broken ? Promise.reject(new Error('no disk')) : store.getArtifacts(...given),
    }
    const lookup = createArtifactLookup({ store: failing, assets }, OWNER)
    const both = [lookup.findOne(request('Picture 1')), lookup.findOne(request('Picture 2'))]
    for (const each of both) await expect(each).rejects.toThrow('no disk')
    broken = false
    expect(await lookup.findOne(request('Picture 1'))).not.toBeNull()
  })
})
