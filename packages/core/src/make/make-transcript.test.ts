import * as z from 'zod'
import { describe, expect, it } from 'vitest'
import { exactPrice } from '../cost/price.js'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import type { TranscriptionData, TranscriptionModel } from '../kinds/transcript.js'
import { bytesSource, readBytes } from '../storage/byte-source.js'
import { createStudio } from '../studio/create-studio.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import { defineRecipe } from '../pipeline/define-recipe.js'
import { defineStage } from '../pipeline/define-stage.js'

const OWNER = 'ada'
const PRICE_MICROS = 6000
const SAID = 'The fox walks.'

type SoundBrief = { readonly hash: string; readonly language?: string | undefined }

/** Writes down what is said in one sound. */
const recipe = defineRecipe<SoundBrief>({
  name: 'listen',
  brief: z.object({ hash: z.string(), language: z.string().optional() }),
  stages: [
    defineStage<SoundBrief>('transcript', { resource: 'io' }, async ({ project, make }) => {
      const { hash, language } = project.brief
      await make.transcript('transcript', {
        audio: { hash, mediaType: 'audio/mpeg' },
        ...(language === undefined ? {} : { language }),
      })
    }),
  ],
})

/** A studio with a paid model that hears the bytes of a sound as its words. */
async function setUp({ hears = true } = {}) {
  const heard: (string | null)[] = []
  const transcription: TranscriptionModel = {
    provider: 'fake',
    model: 'transcription',
    version: '1',
    paid: { dedupe: 'none', price: () => exactPrice(PRICE_MICROS) },
    async generate({ audio, language = null }, context) {
      heard.push(language)
      const text = new TextDecoder().decode(await readBytes(await context.open(audio.hash)))
      const data: TranscriptionData = {
        text,
        words: text
          .split(' ')
          .map((word, index) => ({ text: word, startMs: index * 300, endMs: index * 300 + 250 })),
        language: language ?? 'en',
        durationMs: 1000,
      }
      return { body: null, data, licence: 'CC0-1.0' }
    },
  }
  const assets = createMemoryAssets()
  const studio = createStudio({
    store: createMemoryStore(),
    assets,
    media: createFakeMedia(),
    models: { ...createFakeModels(), ...(hears ? { transcription } : {}) },
    recipes: [recipe],
    sweepMs: 5,
    retryWaitMs: 0,
  })
  const { hash } = await assets.put(bytesSource(new TextEncoder().encode(SAID)), { mediaType: 'audio/mpeg' })
  const create = async () => {
    const { id: projectId } = await studio.projects.create({
      ownerId: OWNER,
      recipe: 'listen',
      brief: { hash },
    })
    return { ownerId: OWNER, projectId }
  }
  return {
    studio,
    heard,
    hash,
    create,
    async run(ref: { readonly ownerId: string; readonly projectId: string }) {
      const { id: runId } = await studio.runs.start(ref)
      return studio.runs.wait({ ownerId: OWNER, runId })
    },
  }
}

describe('make.transcript', () => {
  it('is quoted, then bought once as facts without bytes', async () => {
    const { studio, heard, create, run } = await setUp()
    const ref = await create()
    expect(await studio.quote(ref)).toMatchObject({ toMake: 1, price: exactPrice(PRICE_MICROS) })
    expect(heard).toEqual([])
    expect((await run(ref)).status).toBe('succeeded')
    expect(heard).toEqual([null])
    expect(await studio.artifacts.get(ref, 'transcript')).toMatchObject({
      content: null,
      provenance: { provider: 'fake', model: 'transcription' },
      data: {
        text: SAID,
        words: [
          { text: 'The', startMs: 0, endMs: 250 },
          { text: 'fox', startMs: 300, endMs: 550 },
          { text: 'walks.', startMs: 600, endMs: 850 },
        ],
        language: 'en',
        durationMs: 1000,
      },
    })
    expect((await studio.ledger(ref)).totals).toMatchObject({
      calls: 1,
      actualMicros: PRICE_MICROS,
      reservedMicros: 0,
    })
    await studio.close()
  })

  it('is reused for the same sound and language, in another project too, and bought again for another language', async () => {
    const { studio, heard, hash, create, run } = await setUp()
    const first = await create()
    await run(first)
    expect((await run(first)).status).toBe('succeeded')
    const second = await create()
    expect(await studio.quote(second)).toMatchObject({ toMake: 0, price: exactPrice(0) })
    expect((await run(second)).status).toBe('succeeded')
    expect(heard).toEqual([null])
    await studio.projects.update(second, { brief: { hash, language: 'de' } })
    expect(await studio.quote(second)).toMatchObject({ toMake: 1, price: exactPrice(PRICE_MICROS) })
    await run(second)
    expect(heard).toEqual([null, 'de'])
    expect((await studio.artifacts.get(second, 'transcript')).data).toMatchObject({ language: 'de' })
    await studio.close()
  })

  it('fails by name in a studio that cannot hear', async () => {
    const { studio, create, run } = await setUp({ hears: false })
    const { status, error } = await run(await create())
    expect([status, error?.code]).toEqual(['failed', 'MODEL_NOT_CONFIGURED'])
    await studio.close()
  })
})
