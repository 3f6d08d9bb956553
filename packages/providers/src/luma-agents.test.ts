import { readBytes, bytesSource } from '@mutoscope/core'
import type { ImageRequest, ModelContext, OperationStatus, VideoRequest } from '@mutoscope/core/ports'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createLumaAgents, type LumaAgentsOptions } from './luma-agents.js'
import type { FakeServer } from './testing/fake-server.js'
import { startFakeLumaAgents, type FakeLumaAgentsOptions } from './testing/fakes/fake-luma-agents.js'
import { SAMPLE_REQUESTS } from './testing/sample-requests.js'
import { SMALL_PNG } from './testing/small-media.js'
import { SMALL_MP4 } from './testing/small-mp4.js'
import { testSubmitOnce } from './testing/test-submit-once.js'

const KEY = 'luma-api-test-key'
const CLIP: VideoRequest = { ...SAMPLE_REQUESTS.video, durationSec: 5, audio: false }
const PICTURE: ImageRequest = SAMPLE_REQUESTS.image
const ENCODED = { data: SMALL_PNG.toString('base64'), media_type: 'image/png' }
const picture = (use: 'first' | 'last' | 'reference') => ({ hash: use, mediaType: 'image/png', use })

const context: ModelContext = {
  signal: new AbortController().signal,
  progress: () => {},
  open: () => Promise.resolve(bytesSource(SMALL_PNG)),
}
const create = (server: FakeServer, options: LumaAgentsOptions = {}) =>
  createLumaAgents({ apiKey: KEY, baseUrl: `${server.url}/v1/`, pollAfterMs: 1, ...options })

async function start(options?: FakeLumaAgentsOptions): Promise<FakeServer> {
  const server = await startFakeLumaAgents(options)
  onTestFinished(() => server.close())
  return server
}

async function bytesOf(status: OperationStatus<unknown>): Promise<Buffer | null> {
  return status.status === 'succeeded' && status.output.body !== null
    ? Buffer.from(await readBytes(status.output.body))
    : null
}

const api = { describe, it, expect }
testSubmitOnce(
  'Luma Agents video',
  async () => {
    const server = await startFakeLumaAgents()
    return { server, model: create(server).video(), request: CLIP }
  },
  api,
)
testSubmitOnce(
  'Luma Agents image',
  async () => {
    const server = await startFakeLumaAgents()
    return { server, model: create(server).image(), request: PICTURE }
  },
  api,
)

describe('requests have the documented shape', () => {
  it('for a clip from a text', async () => {
    const server = await start()
    await create(server).video().start(CLIP, context)
    expect(server.requests).toMatchObject([
      {
        method: 'POST',
        path: '/v1/generations',
        headers: { authorization: `Bearer ${KEY}` },
        json: {
          model: 'ray-3.2',
          type: 'video',
          prompt: CLIP.prompt,
          aspect_ratio: '16:9',
          video: { resolution: '720p', duration: '5s' },
        },
      },
    ])
    expect((server.requests[0]?.json as { video: object } | undefined)?.video).not.toHaveProperty(
      'start_frame',
    )
  })

  it('for a clip between two pictures, with members of its own', async () => {
    const server = await start()
    await create(server)
      .video('ray-3.2', { input: { loop: true } })
      .start({ ...CLIP, width: 2520, height: 1080, images: [picture('first'), picture('last')] }, context)
    expect(server.requests[0]?.json).toEqual({
      model: 'ray-3.2',
      type: 'video',
      prompt: CLIP.prompt,
      aspect_ratio: '21:9',
      video: {
        resolution: '1080p',
        duration: '5s',
        start_frame: ENCODED,
        end_frame: ENCODED,
        loop: true,
      },
    })
  })

  it('for a picture with reference pictures', async () => {
    const server = await start()
    const reference = { hash: 'a', mediaType: 'image/png' }
    await create(server)
      .image('uni-1-max')
      .start({ ...PICTURE, width: 1080, height: 1920, references: [reference, reference] }, context)
    expect(server.requests[0]?.json).toMatchObject({
      model: 'uni-1-max',
      type: 'image',
      aspect_ratio: '9:16',
      output_format: 'png',
      image_ref: [ENCODED, ENCODED],
    })
  })
})

describe('createLumaAgents', () => {
  it('follows a clip from its start to its bytes, not to the picture beside it', async () => {
    const server = await start({ polls: 2 })
    const video = create(server).video()
    const { operation, pollAfterMs } = await video.start(CLIP, context)
    expect(pollAfterMs).toBe(1)
    const stored = JSON.parse(JSON.stringify(operation)) as typeof operation
    for (let poll = 0; poll < 2; poll++)
      expect(await video.status(stored, context)).toEqual({ status: 'pending', pollAfterMs: 1 })
    const ended = await video.status(stored, context)
    expect(ended).toMatchObject({
      status: 'succeeded',
      output: { mediaType: 'video/mp4', data: { durationMs: 5000, width: null, height: null, audio: false } },
    })
    expect(await bytesOf(ended)).toEqual(SMALL_MP4)
    expect(server.charges).toHaveLength(1)
  })

  it('gives pictures with their size, over a fresh link when the first has expired', async () => {
    const server = await start({ expiredLinks: 1 })
    const image = create(server).image()
    const { operation } = await image.start(PICTURE, context)
    const ended = await image.status(operation, context)
    expect(ended).toMatchObject({
      status: 'succeeded',
      output: { mediaType: 'image/png', data: { width: 1, height: 1 } },
    })
    expect(await bytesOf(ended)).toEqual(SMALL_PNG)
  })

  it('says what is gone: the generation, or its output', async () => {
    const server = await start({ expiredLinks: 2 })
    const video = create(server).video()
    expect(await video.status({ id: 'forgotten', durationSec: 5 }, context)).toMatchObject({
      status: 'missing',
      what: 'request',
    })
    const { operation } = await video.start(CLIP, context)
    expect(await video.status(operation, context)).toMatchObject({ status: 'missing', what: 'output' })
  })

  it.each([
    ['content_moderated', { status: 'refused', reason: 'It did not work. (content_moderated)' }],
    ['generation_failed', { status: 'failed', retryable: true }],
    ['rate_limited', { status: 'failed', retryable: true }],
    ['budget_exhausted', { status: 'failed', retryable: false }],
    ['corrupt_input', { status: 'failed', retryable: false }],
  ])('tells a generation that ended with %s', async (failureCode, expected) => {
    const server = await start({ outcome: { failureCode } })
    const video = create(server).video()
    const { operation } = await video.start(CLIP, context)
    expect(await video.status(operation, context)).toMatchObject(expected)
  })

  it('checks a key without spending, and tells an empty account', async () => {
    const server = await start({ funded: false })
    await expect(create(server).checkKey()).resolves.toBeUndefined()
    const wrong = await create(server, { apiKey: 'wrong-test-key' })
      .checkKey()
      .catch((error: unknown) => error)
    expect(wrong).toMatchObject({ code: 'PROVIDER_AUTH' })
    expect(JSON.stringify([wrong, String(wrong)])).not.toContain('test-key')
    await expect(create(server).video().start(CLIP, context)).rejects.toMatchObject({
      code: 'PROVIDER_NO_CREDITS',
    })
    expect(server.charges).toHaveLength(0)
  })

  it.each([
    [{ durationSec: 8 }, { field: 'durationSec', limit: [5, 10] }],
    [
      { durationSec: 10, images: [picture('first')] },
      { field: 'durationSec', limit: 5 },
    ],
    [{ width: 640, height: 480 }, { field: 'size' }],
    [{ prompt: 'x'.repeat(6001) }, { field: 'prompt', limit: 6000 }],
    [{ audio: true }, { field: 'audio' }],
    [{ images: [picture('reference')] }, { field: 'images' }],
  ] satisfies [Partial<VideoRequest>, object][])(
    'refuses a clip that ray-3.2 cannot make before anything is sent: %o',
    async (change, details) => {
      const server = await start()
      await expect(
        create(server)
          .video()
          .start({ ...CLIP, ...change }, context),
      ).rejects.toMatchObject({ code: 'INVALID_INPUT', details })
      expect(server.requests).toHaveLength(0)
    },
  )

  it('prices clips by resolution and length, pictures by their references', async () => {
    const luma = create(await start())
    const clip = (change: Partial<VideoRequest>) =>
      luma.video().paid?.price({ ...CLIP, ...change }).expectedMicros
    expect([
      clip({}),
      clip({ durationSec: 10 }),
      clip({ width: 640, height: 360 }),
      clip({ width: 1080, height: 1920, durationSec: 10 }),
    ]).toEqual([300_000, 900_000, 60_000, 3_600_000])
    const references = Array.from({ length: 9 }, () => ({ hash: 'a', mediaType: 'image/png' }))
    expect(luma.image().paid?.price(PICTURE).expectedMicros).toBe(40_400)
    expect(luma.image('uni-1-max').paid?.price({ ...PICTURE, references }).expectedMicros).toBe(127_000)
    expect(() => luma.video('ray-9').paid?.price(CLIP)).toThrow(
      expect.objectContaining({ code: 'PRICE_UNKNOWN' }),
    )
  })
})
