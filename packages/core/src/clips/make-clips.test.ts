import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { exactPrice } from '../cost/price.js'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { defineRecipe } from '../pipeline/define-recipe.js'
import { defineStage } from '../pipeline/define-stage.js'
import type { VideoCapabilities, VideoModel, VideoRequest } from '../kinds/clip.js'
import { bytesSource } from '../storage/byte-source.js'
import { createStudio } from '../studio/create-studio.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'

const OWNER = 'ada'

function setUp(capabilities: Partial<VideoCapabilities> = {}) {
  const asked: VideoRequest[] = []
  const video: VideoModel = {
    provider: 'fake',
    model: 'clips',
    version: '1',
    capabilities: {
      durations: { min: 2, max: 10 },
      sizes: [{ width: 1280, height: 720 }],
      needsImage: false,
      takesFirstImage: true,
      takesLastImage: false,
      audio: false,
      maxPromptChars: 1000,
      ...capabilities,
    },
    paid: { dedupe: 'none', price: ({ durationSec }) => exactPrice(durationSec * 120_000) },
    start: (request) => {
      asked.push(request)
      return Promise.resolve({
        operation: { seconds: request.durationSec, number: asked.length },
        pollAfterMs: 0,
      })
    },
    status: (operation) => {
      const { seconds, number } = operation as { seconds: number; number: number }
      return Promise.resolve({
        status: 'succeeded',
        output: {
          body: bytesSource(new TextEncoder().encode(`clip ${number}`)),
          mediaType: 'video/mp4',
          data: { durationMs: seconds * 1000, width: 1280, height: 720, audio: false },
          costMicros: seconds * 120_000,
        },
      })
    },
  }
  const recipe = defineRecipe<{ seconds: number }>({
    name: 'flight',
    brief: z.strictObject({ seconds: z.number() }),
    stages: [
      defineStage('clips', { resource: 'io' }, async ({ project, make }) => {
        await make.clips('flight', {
          prompt: 'Over the sea',
          durationMs: project.brief.seconds * 1000,
          width: 1280,
          height: 720,
          audio: false,
          take: 1,
        })
      }),
    ],
  })
  const media = createFakeMedia()
  const studio = createStudio({
    store: createMemoryStore(),
    assets: createMemoryAssets(),
    media,
    models: { video },
    recipes: [recipe],
    sweepMs: 5,
  })
  const create = (seconds: number) =>
    studio.projects.create({ ownerId: OWNER, recipe: 'flight', brief: { seconds } })
  return { asked, media, studio, create }
}

describe('a length made of clips', () => {
  it('is priced clip by clip before it is bought, and each clip goes on from the last frame of the one before', async () => {
    const { asked, media, studio, create } = setUp()
    const { id: projectId } = await create(60)
    const ref = { ownerId: OWNER, projectId }
    const quote = await studio.quote(ref)
    expect(quote.price.expectedMicros).toBe(60 * 120_000)
    expect(quote.stages[0]?.artifacts.filter(({ kind }) => kind === 'video')).toHaveLength(6)
    const { id: runId } = await studio.runs.start(ref)
    expect((await studio.runs.wait({ ownerId: OWNER, runId })).status).toBe('succeeded')
    expect(asked.map(({ durationSec, images }) => [durationSec, images.map(({ use }) => use)])).toEqual([
      [10, []],
      ...Array.from({ length: 5 }, () => [10, ['first']]),
    ])
    expect(asked[1]?.images[0]?.hash).toMatch(/^[0-9a-f]{64}$/u)
    expect(media.calls).toEqual(Array.from({ length: 5 }, () => 'last frame'))
    expect((await studio.ledger({ ownerId: OWNER, projectId })).totals).toMatchObject({
      calls: 6,
      actualMicros: 60 * 120_000,
      reservedMicros: 0,
    })
    expect((await studio.quote(ref)).toMake).toBe(0)
    await studio.close()
  })

  it('of a model that takes no picture is made all at once', async () => {
    const { asked, studio, create } = setUp({ takesFirstImage: false, durations: [4, 6, 8] })
    const { id: projectId } = await create(15)
    const { id: runId } = await studio.runs.start({ ownerId: OWNER, projectId })
    expect((await studio.runs.wait({ ownerId: OWNER, runId })).status).toBe('succeeded')
    expect(asked.reduce((sum, { durationSec }) => sum + durationSec, 0)).toBe(16)
    expect(asked.every(({ images }) => images.length === 0)).toBe(true)
    await studio.close()
  })
})
