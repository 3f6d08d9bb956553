import { bytesSource, MutoscopeError } from '@mutoscope/core'
import { createFakeMedia } from '@mutoscope/core/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { openStoryboard, type Body, type OpenStoryboardOptions } from '../open-storyboard.fixture.js'

const opened: { close(): Promise<void> }[] = []
function open(options: OpenStoryboardOptions = {}) {
  const storyboard = openStoryboard(options)
  opened.push(storyboard.studio)
  const generate = async (body: Body, ownerId = 'owner-1') =>
    storyboard.call<ThumbnailSet>('generateThumbnails', { body }, { ownerId })
  return { ...storyboard, generate }
}
afterEach(async () => {
  for (const studio of opened.splice(0)) await studio.close()
})

type Thumbnail = {
  readonly id: string
  readonly variant: string
  readonly click_prediction: number
  readonly is_selected: boolean
  readonly image_url: string
}
type ThumbnailSet = Body & { readonly video_id: string; readonly thumbnails: readonly Thumbnail[] }

const CONTEXT = { song_title: 'Summer Vibes', genre: 'electronic', mood: 'happy' }
const download = () =>
  Promise.resolve({ ...bytesSource(new TextEncoder().encode('a video')), mediaType: 'video/mp4' })

describe('thumbnails', () => {
  it('answer the documented request, whose video is not there, with a picture from the context', async () => {
    const { generate, calls } = open()
    const { status, body } = await generate({
      video_url: 'https://runway.ml/...',
      context: CONTEXT,
      variants: ['bold', 'vibrant', 'minimal'],
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      source: 'picture',
      count: 3,
      warnings: [expect.stringContaining('could not be loaded')],
    })
    expect(body.thumbnails.map(({ variant }) => variant).toSorted()).toEqual(['bold', 'minimal', 'vibrant'])
    expect(calls.filter(({ kind }) => kind === 'image').map(({ text }) => text)).toEqual([
      expect.stringContaining('Summer Vibes'),
    ])
  })

  it('are made in five variants from the frames of a task, whatever names its video, and are the same ones again', async () => {
    const { make, call, generate, media } = open()
    const task_id = await make()
    const {
      body: { video_url },
    } = await call<{ video_url: string }>('getStatus', { params: { task_id } })
    const { body: first } = await generate({ video_url: task_id, context: CONTEXT })
    expect(first).toMatchObject({ video_id: task_id, source: 'video', count: 5, warnings: [] })
    expect(first.thumbnails[0]).toMatchObject({
      video_id: task_id,
      is_selected: false,
      timestamp: 0.5,
      width: 1280,
      height: 720,
      click_rate: null,
    })
    for (const name of [video_url, `https://studio.test/api/storyboard/video/${task_id}/status`]) {
      expect(
        (await generate({ video_url: name, context: CONTEXT })).body.thumbnails
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual(first.thumbnails.map(({ id }) => id).toSorted())
    }
    expect(media.calls.filter((made) => made.startsWith('thumbnail'))).toHaveLength(5)
    expect((await call('listThumbnails', { params: { task_id } })).body).toMatchObject({
      video_id: task_id,
      count: 5,
      selected_id: null,
    })
  })

  it('come best first', async () => {
    const predictions: { readonly [variant: string]: number } = {
      bold: 0.4,
      vibrant: 0.9,
      minimal: 0.2,
      dramatic: 0.7,
      clean: 0.5,
    }
    const media = createFakeMedia()
    const { generate } = open({
      media: {
        ...media,
        async thumbnail(spec, context) {
          const output = await media.thumbnail(spec, context)
          return { ...output, data: { ...output.data, clickPrediction: predictions[spec.variant] ?? 0 } }
        },
      },
    })
    expect((await generate({ context: CONTEXT })).body.thumbnails.map(({ variant }) => variant)).toEqual([
      'vibrant',
      'dramatic',
      'clean',
      'bold',
      'minimal',
    ])
  })

  it('take a signed link to a file, and a file from elsewhere', async () => {
    const { generate, studio } = open({ download })
    const { hash } = await studio.uploads.put({
      ownerId: 'ann',
      source: bytesSource(new TextEncoder().encode('a shared video')),
      mediaType: 'video/mp4',
      maxBytes: 100,
    })
    const { token } = await studio.links.sign({ use: 'file', hash, mediaType: 'video/mp4' }, 60_000)
    const linked = await generate({
      video_url: `https://studio.test/api/files/${token}/shared.mp4`,
      variants: ['clean'],
    })
    expect(linked.body).toMatchObject({ source: 'video', count: 1 })
    const loaded = await generate({
      video_url: 'https://example.com/video.mp4',
      variants: ['clean', 'clean'],
    })
    expect(loaded.body).toMatchObject({ source: 'video', count: 1 })
    expect(loaded.body.video_id).not.toBe(linked.body.video_id)
  })

  it('say what is wrong', async () => {
    const { generate } = open()
    expect(await generate({})).toMatchObject({
      status: 400,
      body: { error: 'MISSING_FIELDS', details: { missing_fields: ['video_url', 'context'] } },
    })
    expect(await generate({ video_url: 'https://runway.ml/...' })).toMatchObject({
      status: 404,
      body: { error: 'NOT_FOUND' },
    })
    const refusing = open({ download: () => Promise.reject(new MutoscopeError('URL_NOT_ALLOWED')) })
    expect(await refusing.generate({ video_url: 'http://10.0.0.1/a.mp4', context: CONTEXT })).toMatchObject({
      status: 400,
      body: { error: 'URL_NOT_ALLOWED' },
    })
    const unresolved = open({
      download: () =>
        Promise.reject(
          new MutoscopeError('PROVIDER_UNAVAILABLE', {
            message: 'nosuch.example cannot be resolved.',
            details: { host: 'nosuch.example' },
          }),
        ),
    })
    expect(await unresolved.generate({ video_url: 'https://nosuch.example/a.mp4' })).toMatchObject({
      status: 422,
      body: {
        error: 'URL_UNREACHABLE',
        message: expect.stringMatching(/^video_url cannot be loaded\. nosuch\.example cannot be resolved/u),
        details: { host: 'nosuch.example', field: 'video_url' },
      },
    })
    const song = open({
      download: () => Promise.resolve({ ...bytesSource(new Uint8Array(3)), mediaType: 'audio/mpeg' }),
    })
    expect(await song.generate({ video_url: 'https://example.com/a.mp3' })).toMatchObject({
      status: 400,
      body: { error: 'INVALID_REQUEST' },
    })
    expect(
      (await song.generate({ video_url: 'https://example.com/a.mp3', context: CONTEXT })).body,
    ).toMatchObject({ source: 'picture' })
  })

  it('keep nothing of what an address answered and was refused', async () => {
    let discarded = 0
    const answering = (mediaType: string) => ({
      download: () =>
        Promise.resolve({
          ...bytesSource(new Uint8Array(3)),
          mediaType,
          discard: async () => void discarded++,
        }),
    })
    const secrets = open(answering('text/plain'))
    const request = { video_url: 'https://example.com/latest/meta-data' }
    expect(await secrets.generate(request)).toMatchObject({
      status: 400,
      body: { error: 'INVALID_REQUEST', details: { field: 'video_url', media_type: 'text/plain' } },
    })
    expect((await secrets.generate({ ...request, context: CONTEXT })).body).toMatchObject({
      source: 'picture',
    })
    expect(await secrets.studio.uploads.list('ann')).toEqual([])
    expect(discarded).toBe(2)
    // What is taken over need not lie where it was loaded, either.
    await open(answering('image/png')).generate(request)
    expect(discarded).toBe(3)
  })

  it('are not made of a task of another owner', async () => {
    const { make, generate } = open()
    expect(await generate({ video_url: await make() }, 'eve')).toMatchObject({
      status: 404,
      body: { error: 'NOT_FOUND' },
    })
  })
})

describe('choosing a thumbnail', () => {
  it('chooses one at a time, and keeps the choice', async () => {
    const { make, generate, call } = open()
    const task_id = await make()
    const [first, second] = (await generate({ video_url: task_id })).body.thumbnails
    for (const chosen of [first, second]) {
      const { body } = await call<ThumbnailSet>('selectThumbnail', {
        params: { task_id, thumbnail_id: chosen?.id ?? '' },
      })
      expect(body).toMatchObject({ selected_id: chosen?.id })
      expect(body.thumbnails.filter(({ is_selected }) => is_selected).map(({ id }) => id)).toEqual([
        chosen?.id,
      ])
    }
    expect(
      (await generate({ video_url: task_id })).body.thumbnails.find(({ is_selected }) => is_selected)?.id,
    ).toBe(second?.id)
  })

  it('adds up what tests with viewers found', async () => {
    const { make, generate, call } = open()
    const task_id = await make()
    const thumbnail_id = (await generate({ video_url: task_id })).body.thumbnails[0]?.id ?? ''
    const report = async (impressions: number, clicks: number) =>
      call('reportThumbnail', { params: { task_id, thumbnail_id }, body: { impressions, clicks } })
    await report(150, 6)
    expect((await report(50, 5)).body).toMatchObject({ impressions: 200, clicks: 11, click_rate: 0.055 })
    expect(await report(1, 2)).toMatchObject({ status: 400, body: { error: 'INVALID_REQUEST' } })
  })

  it("answers 404 for what is not there, or another owner's", async () => {
    const { make, generate, call } = open()
    const task_id = await make()
    const thumbnail_id = (await generate({ video_url: task_id })).body.thumbnails[0]?.id ?? ''
    expect(await call('selectThumbnail', { params: { task_id, thumbnail_id: 'none' } })).toMatchObject({
      status: 404,
      body: { error: 'THUMBNAIL_NOT_FOUND' },
    })
    expect(await call('selectThumbnail', { params: { task_id: await make(), thumbnail_id } })).toMatchObject({
      status: 404,
      body: { error: 'THUMBNAIL_NOT_FOUND' },
    })
    expect(
      await call('selectThumbnail', { params: { task_id, thumbnail_id } }, { ownerId: 'eve' }),
    ).toMatchObject({ status: 404, body: { error: 'TASK_NOT_FOUND' } })
    expect(await call('listThumbnails', { params: { task_id } }, { ownerId: 'eve' })).toMatchObject({
      status: 404,
      body: { error: 'TASK_NOT_FOUND' },
    })
  })
})

describe('frames of a video', () => {
  it.each([
    [1.5, 1.5],
    ['0:01.5', 1.5],
    ['0:00:01', 1],
  ])('are taken at %s', async (timestamp, seconds) => {
    const { make, call, media } = open()
    const task_id = await make()
    const { status, body } = await call('extractFrame', { body: { video_url: task_id, timestamp } })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      video_id: task_id,
      timestamp: seconds,
      image_url: expect.stringMatching(/^https:.*\.png$/u),
    })
    expect(media.calls).toContain(`frame ${seconds * 1000}`)
  })

  it.each([
    ['1:02:03', 3723],
    ['90', 90],
  ])('are refused at %s, when the video is shorter', async (timestamp, seconds) => {
    const { make, call } = open()
    const { status, body } = await call('extractFrame', { body: { video_url: await make(), timestamp } })
    expect({ status, message: body.message }).toEqual({
      status: 400,
      message: expect.stringContaining(`${seconds * 1000} ms`),
    })
  })

  it('are refused for what is no video, and told when the video is not ready', async () => {
    const gate = Promise.withResolvers<void>()
    const { call, studio, settle } = open({ models: { before: () => gate.promise } })
    const picture = await studio.uploads.put({
      ownerId: 'owner-1',
      source: bytesSource(new Uint8Array(3)),
      mediaType: 'image/png',
      maxBytes: 100,
    })
    expect(await call('extractFrame', { body: { video_url: picture.id, timestamp: 1 } })).toMatchObject({
      status: 400,
      body: { error: 'INVALID_REQUEST' },
    })
    const {
      body: { task_id },
    } = await call<{ task_id: string }>('generateVideo', { body: { prompt: 'A fox', duration: 4 } })
    expect(await call('extractFrame', { body: { video_url: task_id, timestamp: 1 } })).toMatchObject({
      status: 409,
      body: { error: 'VIDEO_NOT_READY' },
    })
    expect(await call('extractFrame', { body: {} })).toMatchObject({
      status: 400,
      body: { error: 'MISSING_FIELDS' },
    })
    gate.resolve()
    await settle(task_id)
  })
})

describe('variants', () => {
  it('are five', async () => {
    const { variants } = (
      await open().call<{ variants: { id: string }[] }>('listVariants', {}, { ownerId: null })
    ).body
    expect(variants.map(({ id }) => id)).toEqual(['bold', 'vibrant', 'minimal', 'dramatic', 'clean'])
  })
})
