import { expect, it } from 'vitest'
import { exactPrice } from '../cost/price.js'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import type { ImageModel } from '../kinds/image.js'
import { pictureRecipe } from '../recipes/picture.js'
import { bytesSource } from '../storage/byte-source.js'
import { createStudio } from '../studio/create-studio.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import { createFakeStartedImageModel } from '../testing/fakes/fake-started-image-model.js'
import { keepOutput } from './keep-output.js'

const OWNER = 'ada'
const PAGE = new TextEncoder().encode('<html>busy</html>')
const PICTURE = new TextEncoder().encode('a picture')

/** A picture model that gives an error page the first time. */
function busyOnce(kind: 'free' | 'paid' | 'started'): { model: ImageModel; asked: () => number } {
  let asked = 0
  const body = () => bytesSource(++asked === 1 ? PAGE : PICTURE)
  if (kind === 'started') {
    const slow = createFakeStartedImageModel()
    const model: ImageModel = {
      ...slow,
      async status(...given) {
        const answer = await slow.status(...given)
        return answer.status === 'succeeded'
          ? { ...answer, output: { ...answer.output, body: body() } }
          : answer
      },
    }
    return { model, asked: () => asked }
  }
  const model: ImageModel = {
    provider: 'acme',
    model: 'pictures',
    version: '1',
    ...(kind === 'free' ? {} : { paid: { dedupe: 'none', price: () => exactPrice(40_000) } }),
    generate: () => Promise.resolve({ body: body(), mediaType: 'image/png', data: { width: 1, height: 1 } }),
  }
  return { model, asked: () => asked }
}

function setUp(image: ImageModel) {
  const assets = createMemoryAssets()
  const put: string[] = []
  const studio = createStudio({
    store: createMemoryStore(),
    assets: {
      ...assets,
      async put(...given) {
        const content = await assets.put(...given)
        put.push(content.hash)
        return content
      },
    },
    media: createFakeMedia(),
    models: { ...createFakeModels(), image },
    recipes: [pictureRecipe()],
    sweepMs: 5,
  })
  return { studio, put, assets }
}

it.each(['free', 'paid', 'started'] as const)(
  'an error page in place of a picture fails where it was made (%s model), is not kept, and is asked for again',
  async (kind) => {
    const { model, asked } = busyOnce(kind)
    const { studio } = setUp(model)
    const { id: projectId } = await studio.projects.create({
      ownerId: OWNER,
      recipe: 'picture',
      brief: { prompt: 'A robot' },
    })
    const ref = { ownerId: OWNER, projectId }
    const run = async () => {
      const { id: runId } = await studio.runs.start(ref)
      return studio.runs.wait({ ownerId: OWNER, runId })
    }
    const name = `${model.provider}/${model.model}`
    expect(await run()).toMatchObject({
      status: 'failed',
      error: {
        code: 'STAGE_FAILED',
        details: {
          stage: 'images',
          failures: [
            {
              name: 'picture',
              code: 'MODEL_FAILED',
              model: name,
              message: `${name} returned an unusable picture for picture: The media file cannot be read. The next run requests it again.`,
            },
          ],
        },
      },
    })
    expect(await studio.status(ref)).toMatchObject({ artifacts: [{ state: 'missing' }] })
    const calls = (await studio.calls.list(ref)).map(({ status, error }) => [status, error?.code])
    expect(calls).toEqual(kind === 'free' ? [] : [['failed', 'MODEL_FAILED']])
    expect((await studio.ledger(ref)).totals).toMatchObject({
      reservedMicros: 0,
      actualMicros: kind === 'free' ? 0 : 40_000,
    })
    expect((await run()).status).toBe('succeeded')
    expect(asked()).toBe(2)
    expect(await studio.artifacts.get(ref, 'picture')).toMatchObject({ data: { width: 640, height: 480 } })
    await studio.close()
  },
)

it('a file that is stored already becomes an artifact without being copied', async () => {
  const { studio, put } = setUp(createFakeStartedImageModel())
  const { id: projectId } = await studio.projects.create({
    ownerId: OWNER,
    recipe: 'picture',
    brief: { prompt: 'A robot' },
  })
  const ref = { ownerId: OWNER, projectId }
  const { hash, mediaType, size } = await studio.uploads.put({
    ownerId: OWNER,
    source: bytesSource(PICTURE),
    mediaType: 'image/png',
    maxBytes: 100,
  })
  const file = await studio.derive(ref, { stage: 'own' }, (make) => make.upload('mine', { hash, mediaType }))
  expect(file).toMatchObject({ content: { hash, size, mediaType }, data: { size } })
  expect(put).toEqual([hash])
  await expect(
    studio.derive(ref, { stage: 'own' }, (make) => make.upload('none', { hash: '0'.repeat(64), mediaType })),
  ).rejects.toMatchObject({ code: 'ASSET_NOT_FOUND' })
  await studio.close()
})

it('hands a file over as it is, and keeps the type of what it is', async () => {
  const assets = createMemoryAssets()
  const given: (readonly [mediaType: string, takeFile: boolean | undefined])[] = []
  const engine = {
    media: createFakeMedia(),
    crashPoint: () => {},
    assets: {
      ...assets,
      put: (...[source, options]: Parameters<typeof assets.put>) => {
        given.push([options.mediaType, options.takeFile])
        return assets.put(source, options)
      },
    },
  }
  const { signal } = new AbortController()
  const keep = (output: Parameters<typeof keepOutput>[2]) =>
    keepOutput(engine, { bytes: undefined } as never, output, signal)
  await keep({ body: { ...bytesSource(PICTURE), path: '/tmp/x.png' }, mediaType: 'image/png', data: null })
  await keep({ body: bytesSource(PICTURE), data: null })
  expect(await keep({ body: null, data: { a: 1 } })).toMatchObject({ content: null, data: { a: 1 } })
  expect(given).toEqual([
    ['image/png', true],
    ['application/octet-stream', false],
  ])
})
