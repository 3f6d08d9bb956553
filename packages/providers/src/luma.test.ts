import { LumaAI } from 'lumaai'
import { readBytes } from '@mutoscope/core'
import type {
  CallMark,
  ImageRequest,
  ModelContext,
  OperationStatus,
  VideoRequest,
} from '@mutoscope/core/ports'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createLuma, LUMA_PRICES, type Luma, type LumaOptions } from './luma.js'
import type { FakeServer, ReceivedRequest } from './testing/fake-server.js'
import { startFakeLuma, type FakeLumaOptions } from './testing/fakes/fake-luma.js'
import { SMALL_PNG } from './testing/small-media.js'
import { SMALL_MP4 } from './testing/small-mp4.js'
import { testSubmitOnce } from './testing/test-submit-once.js'

const KEY = 'luma-test-key'
const CLIP: VideoRequest = {
  prompt: 'A drum of cards turns',
  durationSec: 5,
  width: 1280,
  height: 720,
  images: [],
  audio: false,
  take: 1,
}
const PICTURE: ImageRequest = {
  prompt: 'A drum of cards',
  style: 'sketch',
  shot: 'wide',
  width: 1080,
  height: 1920,
  take: 1,
  seed: 'look',
}
const MARK: CallMark = { marker: 'call-7', idempotencyKey: 'key-7', webhookUrl: null }
const IMAGES = [
  { hash: 'one', mediaType: 'image/png', use: 'first' },
  { hash: 'two', mediaType: 'image/png', use: 'last' },
] as const

const context = (call?: CallMark): ModelContext => ({
  signal: new AbortController().signal,
  progress: () => {},
  open: () => Promise.reject(new Error('nothing to open')),
  ...(call === undefined ? {} : { call }),
})
const create = (server: FakeServer, options: LumaOptions = {}) =>
  createLuma({
    apiKey: KEY,
    baseUrl: `${server.url}/dream-machine/v1/`,
    pollAfterMs: 1,
    publishImage: ({ hash }) => Promise.resolve(`https://assets.test/${hash}.png`),
    ...options,
  })
const sdkOf = (server: FakeServer) =>
  new LumaAI({ authToken: KEY, baseURL: `${server.url}/dream-machine/v1`, maxRetries: 0 })
const wire = ({ method, path, query, json, headers }: ReceivedRequest) => ({
  method,
  path,
  query: [...query],
  json,
  key: headers['authorization'],
})

async function start(options?: FakeLumaOptions): Promise<FakeServer> {
  const server = await startFakeLuma(options)
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
  'Luma video',
  async () => {
    const server = await startFakeLuma()
    return { server, model: create(server).video('ray-2'), request: CLIP }
  },
  api,
)
testSubmitOnce(
  'Luma image',
  async () => {
    const server = await startFakeLuma()
    return { server, model: create(server).image(), request: PICTURE }
  },
  api,
)

describe('the fake Luma serves the official SDK', () => {
  it('from a prompt to an output, with the list and the account', async () => {
    const server = await start({ polls: 2 })
    const sdk = sdkOf(server)
    const { id = '', state } = await sdk.generations.create({
      model: 'ray-2',
      prompt: 'A drum',
      callback_url: 'https://host.test/?call=1',
    })
    expect(state).toBe('queued')
    expect((await sdk.generations.get(id)).state).toBe('queued')
    expect((await sdk.generations.get(id)).state).toBe('dreaming')
    const done = await sdk.generations.get(id)
    expect(Buffer.from(await (await fetch(done.assets?.video ?? '')).arrayBuffer())).toEqual(SMALL_MP4)
    const { generations, has_more: more } = await sdk.generations.list({ limit: 5 })
    expect(generations[0]?.request).toMatchObject({ callback_url: 'https://host.test/?call=1' })
    expect(more).toBe(false)
    expect(await sdk.credits.get()).toEqual({ credit_balance: 10_000 })
    await sdk.generations.delete(id)
    await expect(sdk.generations.get(id)).rejects.toMatchObject({ status: 404 })
  })
})

describe('our requests are those of the official SDK', () => {
  it.each<[string, (sdk: LumaAI) => Promise<unknown>, (luma: Luma) => Promise<unknown>]>([
    [
      'a clip from a text',
      (sdk) =>
        sdk.generations.video.create({
          model: 'ray-2',
          prompt: CLIP.prompt,
          aspect_ratio: '16:9',
          duration: '5s',
          resolution: '720p',
        }),
      (luma) => luma.video('ray-2').start(CLIP, context()),
    ],
    [
      'a clip between two pictures, marked for lack of a webhook',
      (sdk) =>
        sdk.generations.video.create({
          model: 'ray-flash-2',
          prompt: CLIP.prompt,
          aspect_ratio: '9:16',
          duration: '9s',
          resolution: '4k',
          callback_url: 'https://mutoscope.invalid/?call=call-7',
          keyframes: {
            frame0: { type: 'image', url: 'https://assets.test/one.png' },
            frame1: { type: 'image', url: 'https://assets.test/two.png' },
          },
        }),
      (luma) =>
        luma
          .video('ray-flash-2')
          .start({ ...CLIP, width: 2160, height: 3840, durationSec: 9, images: IMAGES }, context(MARK)),
    ],
    [
      'a square clip with a webhook',
      (sdk) =>
        sdk.generations.video.create({
          model: 'ray-2',
          prompt: CLIP.prompt,
          aspect_ratio: '1:1',
          duration: '5s',
          resolution: '540p',
          callback_url: 'https://host.test/hook?call=call-7',
        }),
      (luma) =>
        luma
          .video('ray-2')
          .start(
            { ...CLIP, width: 540, height: 540 },
            context({ ...MARK, webhookUrl: 'https://host.test/hook?call=call-7' }),
          ),
    ],
    [
      'a picture',
      (sdk) =>
        sdk.generations.image.create({
          model: 'photon-1',
          prompt:
            'A drum of cards. Wide shot. Pencil sketch on paper, hatching, no colour. No text in the picture.',
          aspect_ratio: '9:16',
          format: 'png',
        }),
      (luma) => luma.image().start(PICTURE, context()),
    ],
    [
      'a look',
      (sdk) => sdk.generations.get('unknown').catch(() => {}),
      (luma) =>
        luma
          .video('ray-2')
          .status({ id: 'unknown' }, context())
          .catch(() => {}),
    ],
    ['the account', (sdk) => sdk.credits.get(), (luma) => luma.checkKey()],
    ['the balance', (sdk) => sdk.credits.get(), async (luma) => luma.image().paid?.balance?.(context())],
    [
      'the list',
      (sdk) => sdk.generations.list({ limit: 100, offset: 0 }),
      async (luma) => luma.video('ray-2').reconcile?.(MARK, CLIP, context()),
    ],
  ])('for %s', async (_, theirs, ours) => {
    const server = await start()
    await theirs(sdkOf(server))
    await ours(create(server))
    const [expected, found] = server.requests.map(wire)
    expect(found).toEqual(expected)
    expect(server.requests).toHaveLength(2)
  })
})

describe('createLuma', () => {
  it('follows a clip from its start to its bytes', async () => {
    const server = await start({ polls: 2 })
    const video = create(server).video('ray-2')
    const { operation, pollAfterMs } = await video.start(CLIP, context(MARK))
    expect(pollAfterMs).toBe(1)
    expect(await video.status(operation, context())).toEqual({ status: 'pending', pollAfterMs: 1 })
    expect(await video.status(operation, context())).toEqual({ status: 'pending', pollAfterMs: 1 })
    const ended = await video.status(operation, context())
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
    const { operation } = await image.start(PICTURE, context())
    const ended = await image.status(operation, context())
    expect(ended).toMatchObject({
      status: 'succeeded',
      output: { mediaType: 'image/png', data: { width: 1, height: 1 } },
    })
    expect(await bytesOf(ended)).toEqual(SMALL_PNG)
  })

  it.each([
    ['Advanced prompt moderation failed', { status: 'refused', reason: 'Advanced prompt moderation failed' }],
    ['Contains blacklisted words', { status: 'refused' }],
    ['Failed to read user input frames', { status: 'failed', retryable: false }],
    ['Job errored', { status: 'failed', retryable: true, message: 'Job errored' }],
  ])('tells a generation that ended with "%s"', async (failureReason, expected) => {
    const server = await start({ outcome: { failureReason } })
    const video = create(server).video('ray-2')
    const { operation } = await video.start(CLIP, context())
    expect(await video.status(operation, context())).toMatchObject(expected)
  })

  it.each([null, 'https://host.test/hook?call=call-7'])(
    'finds a request whose answer was lost by its marker, with the webhook %s',
    async (webhookUrl) => {
      const server = await start({ older: 205 })
      const mark = { ...MARK, webhookUrl }
      const video = create(server).video('ray-2')
      expect(await video.reconcile?.(mark, CLIP, context())).toEqual({ found: 'absent' })
      server.fail('reset-after')
      await expect(video.start(CLIP, context(mark))).rejects.toMatchObject({ code: 'CALL_AMBIGUOUS' })
      expect(server.charges[0]?.marker).toContain('call-7')
      for (let other = 0; other < 101; other++)
        await video.start(CLIP, context({ ...MARK, marker: `call-${other + 10}` }))
      const found = await video.reconcile?.(mark, CLIP, context())
      if (found?.found !== 'operation') throw new Error('not found')
      expect(await bytesOf(await video.status(found.operation, context()))).toEqual(SMALL_MP4)
      expect(
        await create(server)
          .image()
          .reconcile?.({ ...MARK, marker: 'call' }, PICTURE, context()),
      ).toEqual({ found: 'absent' })
    },
  )

  it('does not say that a request is absent when the list has no end', async () => {
    const server = await start({ older: 5000 })
    const video = create(server).video('ray-2')
    expect(await video.reconcile?.(MARK, CLIP, context())).toEqual({ found: 'unknown' })
    expect(server.requests).toHaveLength(50)
  })

  it('cancels what runs, and leaves what has ended alone', async () => {
    const server = await start({ polls: 1 })
    const video = create(server).video('ray-2')
    const running = await video.start(CLIP, context())
    await video.cancel?.(running.operation, context())
    expect(await video.status(running.operation, context())).toMatchObject({
      status: 'missing',
      what: 'request',
    })
    await video.cancel?.(running.operation, context())
    const ended = await video.start(CLIP, context())
    await video.status(ended.operation, context())
    await video.cancel?.(ended.operation, context())
    expect(await bytesOf(await video.status(ended.operation, context()))).toEqual(SMALL_MP4)
  })

  it('says what is left, told in cents', async () => {
    const luma = create(await start({ credits: 250 }))
    for (const model of [luma.video('ray-2'), luma.image()])
      expect(await model.paid?.balance?.(context())).toEqual({ availableMicros: 2_500_000 })
  })

  it('checks a key without spending', async () => {
    const server = await start()
    await expect(create(server).checkKey()).resolves.toBeUndefined()
    const wrong = await create(server, { apiKey: 'wrong-test-key' })
      .checkKey()
      .catch((error: unknown) => error)
    expect(wrong).toMatchObject({ code: 'PROVIDER_AUTH', message: 'Luma answered 401: Not authenticated' })
    expect(JSON.stringify([wrong, String(wrong)])).not.toContain('test-key')
    expect(server.charges).toHaveLength(0)
  })

  it('tells an empty account, a refused prompt and what Luma found wrong', async () => {
    for (const status of [400, 402, 403] as const) {
      const broke = await start({ credits: 0, emptyStatus: status })
      await expect(create(broke).video('ray-2').start(CLIP, context())).rejects.toMatchObject({
        code: 'PROVIDER_NO_CREDITS',
        details: { status },
      })
    }
    const server = await start()
    await expect(
      create(server)
        .video('ray-2')
        .start({ ...CLIP, prompt: 'blacklisted' }, context()),
    ).rejects.toMatchObject({ code: 'MODEL_REFUSED' })
    await expect(
      create(server)
        .video('other')
        .start({ ...CLIP, prompt: 'x' }, context()),
    ).rejects.toMatchObject({
      code: 'PROVIDER_REJECTED',
      message: expect.stringContaining('too short') as string,
    })
    expect(server.charges).toHaveLength(0)
  })

  it.each([
    [{ durationSec: 6 }, { field: 'durationSec', limit: [5, 9] }],
    [{ width: 640, height: 480 }, { field: 'size' }],
    [{ prompt: 'x'.repeat(5001) }, { limit: 5000 }],
    [{ prompt: 'xx' }, { limit: 3 }],
    [{ audio: true }, { field: 'audio' }],
    [{ images: [{ hash: 'a', mediaType: 'image/png', use: 'reference' }] }, { field: 'images' }],
  ] satisfies [Partial<VideoRequest>, object][])(
    'refuses a clip that ray-2 cannot make before anything is sent: %o',
    async (change, details) => {
      const server = await start()
      await expect(
        create(server)
          .video('ray-2')
          .start({ ...CLIP, ...change }, context()),
      ).rejects.toMatchObject({ code: 'INVALID_INPUT', details })
      expect(server.requests).toHaveLength(0)
    },
  )

  it('takes no pictures as long as nobody publishes them', async () => {
    const server = await start()
    const luma = createLuma({ apiKey: KEY, baseUrl: server.url })
    expect(luma.video('ray-2').capabilities.takesFirstImage).toBe(false)
    for (const model of ['ray-2', 'other'])
      await expect(luma.video(model).start({ ...CLIP, images: IMAGES }, context())).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      })
    await expect(
      luma.image().start({ ...PICTURE, prompt: 'x'.repeat(5000) }, context()),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    expect(server.requests).toHaveLength(0)
  })

  it('prices by its list, and what is not on it only by the host', async () => {
    const server = await start()
    const luma = create(server)
    expect(luma.video('ray-2').paid?.price(CLIP).expectedMicros).toBe(707_790)
    expect(
      luma.video('ray-flash-2').paid?.price({ ...CLIP, width: 2160, height: 3840, durationSec: 9 })
        .expectedMicros,
    ).toBe(3_941_496)
    expect(luma.image().paid?.price(PICTURE).expectedMicros).toBe(15_138)
    expect(() => luma.video('ray-9').paid?.price(CLIP)).toThrow(
      expect.objectContaining({ code: 'PRICE_UNKNOWN' }),
    )
    const priced = create(server, {
      prices: [
        {
          provider: 'luma',
          model: 'ray-9',
          unit: 'second',
          micros: 7,
          asOf: '2026-11-21',
          source: 'invoice',
        },
      ],
    })
    expect(priced.video('ray-9').paid?.price(CLIP).expectedMicros).toBe(35)
    expect(LUMA_PRICES.every(({ asOf, source }) => /^\d{4}-\d\d-\d\d$/u.test(asOf) && source !== '')).toBe(
      true,
    )
  })
})
