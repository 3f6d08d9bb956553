import { describe, expect, it } from 'vitest'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { Media } from '../media/media.js'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { defineRecipe } from '../pipeline/define-recipe.js'
import { defineStage } from '../pipeline/define-stage.js'
import * as z from 'zod'
import { bytesSource, readBytes } from '../storage/byte-source.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { readAll } from '../testing/read-all.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import { createStudio } from './create-studio.js'
import type { UploadQuota } from './uploads.js'

const bytes = new TextEncoder().encode('a picture')
const PNG = { ownerId: 'ada', source: bytesSource(bytes), mediaType: 'image/png', maxBytes: 100 }

const brief = z.object({ hash: z.string(), mediaType: z.string() })
const recipe = defineRecipe({
  name: 'with-upload',
  brief,
  stages: [
    defineStage<z.infer<typeof brief>>('bring', { resource: 'io' }, async ({ make, project }) => {
      const logo = await make.upload('logo', project.brief)
      await make.local('size', {
        kind: 'size',
        version: '1',
        request: { logo },
        standIn: 0,
        compute: () => ({ body: null, data: logo.data.size }),
      })
    }),
  ],
})

function setUp(probe: Media['probe'] = createFakeMedia().probe, uploadQuota?: UploadQuota) {
  const assets = createMemoryAssets()
  return {
    assets,
    studio: createStudio({
      store: createMemoryStore(),
      assets,
      media: { ...createFakeMedia(), probe },
      models: createFakeModels(),
      recipes: [recipe],
      ...(uploadQuota === undefined ? {} : { uploadQuota }),
    }),
  }
}

describe('studio.uploads', () => {
  it('keeps a file that its owner can find, list, open and remove', async () => {
    const { studio } = setUp()
    const upload = await studio.uploads.put({ ...PNG, filename: 'logo.png' })
    expect(upload).toMatchObject({ ownerId: 'ada', size: 9, mediaType: 'image/png', filename: 'logo.png' })
    expect(await studio.uploads.get('ada', upload.id)).toEqual(upload)
    expect(await studio.uploads.list('ada')).toEqual([upload])
    expect(await readBytes(await studio.uploads.open('ada', upload.id))).toEqual(bytes)
    await studio.uploads.remove('ada', upload.id)
    expect(await studio.uploads.list('ada')).toEqual([])
    await expect(studio.uploads.get('ada', upload.id)).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
      status: 404,
    })
    await studio.close()
  })

  it('is not there for another owner', async () => {
    const { studio } = setUp()
    const { id } = await studio.uploads.put(PNG)
    expect(await studio.uploads.list('bob')).toEqual([])
    for (const tried of [
      studio.uploads.get('bob', id),
      studio.uploads.open('bob', id),
      studio.uploads.remove('bob', id),
    ])
      await expect(tried).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' })
    await studio.close()
  })

  it('keeps the bytes of an upload that is removed while another one has the same', async () => {
    const { studio } = setUp()
    const [first, second] = [await studio.uploads.put(PNG), await studio.uploads.put(PNG)]
    expect(first.hash).toBe(second.hash)
    await studio.uploads.remove('ada', first.id)
    expect(await readBytes(await studio.uploads.open('ada', second.id))).toEqual(bytes)
    await studio.close()
  })

  it('refuses what is too large or has no media type, and keeps nothing', async () => {
    const { studio, assets } = setUp()
    await expect(studio.uploads.put({ ...PNG, maxBytes: 8 })).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
      status: 413,
    })
    await expect(studio.uploads.put({ ...PNG, mediaType: 'png' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
    expect(await studio.uploads.list('ada')).toEqual([])
    const { hash } = await studio.uploads.put(PNG)
    expect(await assets.stat(hash)).not.toBeNull()
    await studio.close()
  })

  it('refuses a damaged sound or video where it is brought in, by its name, and keeps nothing', async () => {
    const { studio } = setUp(() =>
      Promise.reject(
        new MutoscopeError('MEDIA_INVALID', { message: 'It was cut off.', details: { truncated: true } }),
      ),
    )
    for (const mediaType of ['audio/flac', 'video/mp4'])
      await expect(
        studio.uploads.put({ ...PNG, mediaType, filename: '/home/ada/song.flac' }),
      ).rejects.toMatchObject({
        code: 'MEDIA_INVALID',
        message: 'The file "song.flac" is unusable. It was cut off.',
        details: { truncated: true, filename: 'song.flac' },
      })
    expect(await studio.uploads.list('ada')).toEqual([])
    await studio.close()
  })

  it('looks no further into a source of unknown size than it may be long', async () => {
    let chunks = 0
    const source = {
      async *stream() {
        for (;;) {
          chunks++
          yield await Promise.resolve(new Uint8Array(50))
        }
      },
    }
    const { studio } = setUp(async (seen) => {
      await readBytes(seen)
      return createFakeMedia().probe(seen)
    })
    await expect(studio.uploads.put({ ...PNG, source, mediaType: 'video/mp4' })).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
    })
    expect(chunks).toBe(3)
    await studio.close()
  })

  it('keeps only a harmless name', async () => {
    const { studio } = setUp()
    const names = [
      ['../../etc/passwd', 'passwd'],
      ['C:\\Users\\ada\\logo.png', 'logo.png'],
      ['a\r\nset-cookie: b', 'aset-cookie: b'],
      ['‮gnp.exe', 'gnp.exe'],
      ['..', null],
      ['', null],
      ['é日🦊.png', 'é日🦊.png'],
      ['x'.repeat(300), 'x'.repeat(200)],
    ] as const
    for (const [filename, kept] of names)
      expect((await studio.uploads.put({ ...PNG, filename })).filename).toBe(kept)
    await studio.close()
  })

  it('is an artifact to stage code, made once, and one that a quote can go on from', async () => {
    const { studio } = setUp()
    const upload = await studio.uploads.put(PNG)
    const { id: projectId } = await studio.projects.create({
      ownerId: 'ada',
      recipe: 'with-upload',
      brief: { hash: upload.hash, mediaType: 'image/png' },
    })
    const ref = { ownerId: 'ada', projectId }
    expect((await studio.quote(ref)).stages).toMatchObject([{ toMake: 2 }])
    for (let time = 0; time < 2; time++) {
      const { id } = await studio.runs.start(ref)
      expect((await studio.runs.wait({ ownerId: 'ada', runId: id })).status).toBe('succeeded')
    }
    const artifact = await studio.artifacts.get(ref, 'logo')
    expect(artifact).toMatchObject({
      kind: 'upload',
      content: { hash: upload.hash, size: 9, mediaType: 'image/png' },
      data: { size: 9 },
    })
    expect((await studio.artifacts.get(ref, 'size')).data).toBe(9)
    expect((await studio.runs.list(ref)).length).toBe(2)
    expect((await studio.status(ref)).current).toBe(true)
    await studio.close()
  })

  it('fails the run when the bytes are not there', async () => {
    const { studio } = setUp()
    const { id: projectId } = await studio.projects.create({
      ownerId: 'ada',
      recipe: 'with-upload',
      brief: { hash: 'a'.repeat(64), mediaType: 'image/png' },
    })
    const { id } = await studio.runs.start({ ownerId: 'ada', projectId })
    expect(await studio.runs.wait({ ownerId: 'ada', runId: id })).toMatchObject({
      status: 'failed',
      error: { code: 'STAGE_FAILED', details: { failures: [{ name: 'logo', code: 'ASSET_NOT_FOUND' }] } },
    })
    await studio.close()
  })

  it('refuses by name what an owner may not keep, before the bytes are taken in', async () => {
    const { studio, assets } = setUp(undefined, { maxCount: 3, maxBytes: 30 })
    const text = (length: number, sized = true) => {
      let read = 0
      const bytes = new Uint8Array(length)
      const source = {
        ...(sized ? { size: length } : {}),
        async *stream() {
          for (let at = 0; at < length; at += 10) {
            read += 10
            yield bytes.subarray(at, Math.min(at + 10, length))
          }
        },
      }
      return { source, read: () => read }
    }
    const put = async (source: ReturnType<typeof text>['source'], ownerId = 'ada') =>
      studio.uploads.put({ ownerId, source, mediaType: 'text/plain', maxBytes: 100 })

    await put(text(20).source)
    const told = text(11)
    await expect(put(told.source)).rejects.toMatchObject({
      code: 'QUOTA_EXCEEDED',
      status: 403,
      details: { count: 2, maxCount: 3, bytes: 31, maxBytes: 30 },
    })
    expect(told.read()).toBe(0)
    const untold = text(100, false)
    await expect(put(untold.source)).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' })
    expect(untold.read()).toBeLessThanOrEqual(20)
    await put(text(100 - 80).source, 'bob')
    const last = await put(text(9).source)
    await put(text(1).source)
    expect(await studio.uploads.usage('ada')).toEqual({ count: 3, bytes: 30 })
    await expect(put(text(0).source)).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' })
    await studio.uploads.remove('ada', last.id)
    await put(text(2).source)
    expect((await readAll(assets.list())).length).toBe(4)
  })

  it('keeps within the quota when many come at once', async () => {
    const { studio } = setUp(undefined, { maxCount: 100, maxBytes: 50 })
    const outcomes = await Promise.allSettled(
      Array.from({ length: 12 }, async (_, index) =>
        studio.uploads.put({
          ownerId: 'ada',
          source: bytesSource(new Uint8Array(10).fill(index)),
          mediaType: 'text/plain',
          maxBytes: 100,
        }),
      ),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBe(5)
    expect((await studio.uploads.usage('ada')).bytes).toBe(50)
  })
})
