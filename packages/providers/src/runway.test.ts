import { bytesSource, readBytes } from '@mutoscope/core'
import type {
  AvatarRequest,
  ImageRequest,
  ModelContext,
  OperationStatus,
  SpeechRequest,
  VideoRequest,
} from '@mutoscope/core/ports'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createRunway, RUNWAY_PRICES, type RunwayOptions } from './runway.js'
import type { FakeServer } from './testing/fake-server.js'
import { startFakeRunway, type FakeRunwayOptions } from './testing/fakes/fake-runway.js'
import { SMALL_PNG } from './testing/small-media.js'
import { SMALL_MP4 } from './testing/small-mp4.js'
import { testSubmitOnce } from './testing/test-submit-once.js'

const KEY = 'runway-test-key'
const CLIP: VideoRequest = {
  prompt: 'A drum of cards turns',
  durationSec: 5,
  width: 1280,
  height: 720,
  images: [],
  audio: false,
  take: 1,
}
const EDIT: VideoRequest = { ...CLIP, prompt: 'Make it snow', video: { hash: 'mp4', mediaType: 'video/mp4' } }
const PICTURE: ImageRequest = {
  prompt: 'A drum of cards',
  style: 'sketch',
  shot: 'wide',
  width: 1920,
  height: 1080,
  take: 1,
  seed: 'look',
}
const LINE: SpeechRequest = {
  text: 'A drum of cards turns.',
  language: 'en',
  voice: 'bright',
  speed: 1,
  pitch: 1,
  take: 1,
}
const HEAD: AvatarRequest = {
  avatar: { type: 'preset', id: 'cat-character' },
  speech: { type: 'text', text: 'Hello there.', voiceId: 'clara' },
  width: 1280,
  height: 720,
  take: 1,
}

const context = (files: Record<string, Uint8Array> = { png: SMALL_PNG, mp4: SMALL_MP4 }): ModelContext => ({
  signal: new AbortController().signal,
  progress: () => {},
  open: (hash) =>
    files[hash] === undefined
      ? Promise.reject(new Error(`no ${hash}`))
      : Promise.resolve(bytesSource(files[hash])),
})
const create = (server: FakeServer, options: RunwayOptions = {}) =>
  createRunway({ apiKey: KEY, baseUrl: server.url, pollAfterMs: 1, ...options })

async function start(options?: FakeRunwayOptions): Promise<FakeServer> {
  const server = await startFakeRunway(options)
  onTestFinished(() => server.close())
  return server
}

async function bytesOf(status: OperationStatus<unknown>): Promise<Buffer | null> {
  return status.status === 'succeeded' && status.output.body !== null
    ? Buffer.from(await readBytes(status.output.body))
    : null
}

async function untilEnd<Data>(poll: () => Promise<OperationStatus<Data>>): Promise<OperationStatus<Data>> {
  const status = await poll()
  return status.status === 'pending' ? untilEnd(poll) : status
}

const api = { describe, it, expect }
testSubmitOnce(
  'Runway video',
  async () => {
    const server = await startFakeRunway()
    return { server, model: create(server).video('gen4.5'), request: CLIP }
  },
  api,
)
testSubmitOnce(
  'Runway video edit',
  async () => {
    const server = await startFakeRunway()
    const edit = create(server).video('aleph2')
    // The contract opens no files; this model cannot do without one.
    return {
      server,
      model: {
        ...edit,
        start: (request: VideoRequest, given: ModelContext) =>
          edit.start(request, { ...given, open: context().open }),
      },
      request: EDIT,
    }
  },
  api,
)
testSubmitOnce(
  'Runway image',
  async () => {
    const server = await startFakeRunway()
    return { server, model: create(server).image(), request: PICTURE }
  },
  api,
)
testSubmitOnce(
  'Runway speech',
  async () => {
    const server = await startFakeRunway()
    return { server, model: create(server).speech(), request: LINE }
  },
  api,
)
testSubmitOnce(
  'Runway avatar',
  async () => {
    const server = await startFakeRunway()
    return { server, model: create(server).avatar(), request: HEAD }
  },
  api,
)

describe('createRunway', () => {
  it('follows a clip from its start to its bytes and its cost', async () => {
    const server = await start({ polls: 3 })
    const video = create(server).video('gen4.5')
    const { operation, pollAfterMs, estimatedMicros } = await video.start(CLIP, context())
    expect([pollAfterMs, estimatedMicros]).toEqual([1, 600_000])
    const stored: typeof operation = JSON.parse(JSON.stringify(operation)) as typeof operation
    expect(await video.status(stored, context())).toEqual({ status: 'pending', pollAfterMs: 1 })
    expect(await video.status(stored, context())).toEqual({ status: 'pending', pollAfterMs: 1 })
    expect(await video.status(stored, context())).toEqual({
      status: 'pending',
      pollAfterMs: 1,
      progress: 0.5,
    })
    const ended = await video.status(stored, context())
    expect(ended).toMatchObject({
      status: 'succeeded',
      output: {
        mediaType: 'video/mp4',
        costMicros: 600_000,
        data: { durationMs: 5000, width: 1280, height: 720, audio: false },
      },
    })
    expect(await bytesOf(ended)).toEqual(SMALL_MP4)
    expect(server.charges).toHaveLength(1)
  })

  it('follows a changed clip from its start to its bytes and its cost, and claims nothing about it', async () => {
    const server = await start({ polls: 1 })
    const video = create(server).video('aleph2')
    expect(video.capabilities).toMatchObject({ needsVideo: true, takesFirstImage: false })
    const { operation, estimatedMicros } = await video.start(EDIT, context())
    expect(estimatedMicros).toBe(600_000)
    const stored: typeof operation = JSON.parse(JSON.stringify(operation)) as typeof operation
    expect(await video.status(stored, context())).toEqual({ status: 'pending', pollAfterMs: 1 })
    const ended = await video.status(stored, context())
    expect(ended).toMatchObject({
      status: 'succeeded',
      output: {
        mediaType: 'video/mp4',
        costMicros: 600_000,
        data: { durationMs: null, width: null, height: null, audio: null },
      },
    })
    expect(await bytesOf(ended)).toEqual(SMALL_MP4)
    expect(server.charges).toHaveLength(1)
    const running = await video.start(EDIT, context())
    await video.cancel?.(running.operation, context())
    expect(await video.status(running.operation, context())).toMatchObject({
      status: 'failed',
      retryable: false,
    })
  })

  it.each([
    ['gen4.5', EDIT, 'video'],
    ['veo3.1', { ...EDIT, durationSec: 8 }, 'video'],
    ['wan3', EDIT, 'video'],
    ['aleph2', CLIP, 'video'],
    ['aleph2', { ...EDIT, prompt: ' ' }, 'prompt'],
    ['aleph2', { ...EDIT, prompt: 'x'.repeat(1001) }, 'prompt'],
    ['aleph2', { ...EDIT, audio: true }, 'audio'],
    ['aleph2', { ...EDIT, images: [{ hash: 'png', mediaType: 'image/png', use: 'first' }] }, 'images'],
  ] satisfies [string, VideoRequest, string][])(
    'lets %s change only what it can, before anything is sent: %o, %s',
    async (model, request, field) => {
      const server = await start()
      await expect(create(server).video(model).start(request, context())).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        details: { field },
      })
      expect(server.requests).toHaveLength(0)
    },
  )

  it('gives pictures with their size and talking heads', async () => {
    const server = await start()
    const { image, avatar } = create(server)
    const picture = await image().start(PICTURE, context())
    expect(await image().status(picture.operation, context())).toMatchObject({
      status: 'succeeded',
      output: { mediaType: 'image/png', data: { width: 1, height: 1 } },
    })
    const head = await avatar().start(HEAD, context())
    expect(head.estimatedMicros).toBeUndefined()
    expect(await bytesOf(await avatar().status(head.operation, context()))).toEqual(SMALL_MP4)
  })

  it('gives the first three reference pictures to a picture model and says that the others were left out', async () => {
    const server = await start()
    const model = create(server).image('gen4_image_turbo')
    const reference = { hash: 'png', mediaType: 'image/png' }
    const { operation } = await model.start(
      { ...PICTURE, references: Array.from({ length: 5 }, () => reference) },
      context(),
    )
    const uri = expect.stringMatching(/^data:image\/png;base64,/u)
    expect(server.requests.at(-1)?.json).toMatchObject({
      referenceImages: [
        { uri, tag: 'reference1' },
        { uri, tag: 'reference2' },
        { uri, tag: 'reference3' },
      ],
    })
    expect(await untilEnd(() => model.status(operation, context()))).toMatchObject({
      status: 'succeeded',
      output: { warnings: ['Runway takes 3 reference pictures; 2 more were left out.'] },
    })
  })

  it('spreads the words of a line over the measured sound, and says what it left out', async () => {
    const server = await start()
    const speech = create(server).speech()
    const { operation } = await speech.start({ ...LINE, speed: 1.1, pitch: 0.9 }, context())
    const ended = await speech.status(operation, context())
    expect(ended).toMatchObject({
      status: 'succeeded',
      output: {
        mediaType: 'audio/mpeg',
        data: { durationMs: 522, sampleRate: 44_100, timing: 'spread', silent: false },
      },
    })
    if (ended.status !== 'succeeded') return
    expect(ended.output.data.words.map(({ text }) => text).join(' ')).toBe(LINE.text)
    expect(ended.output.data.words.at(-1)?.endMs).toBe(522)
    expect(ended.output.warnings).toEqual([
      expect.stringContaining('speed'),
      expect.stringContaining('pitch'),
    ])
  })

  it('asks for a fresh link when the first has expired', async () => {
    const server = await start({ expiredLinks: 1 })
    const video = create(server).video('gen4.5')
    const { operation } = await video.start(CLIP, context())
    expect(await bytesOf(await video.status(operation, context()))).toEqual(SMALL_MP4)
  })

  it.each([
    ['SAFETY.INPUT.TEXT', { status: 'refused', reason: 'No. (SAFETY.INPUT.TEXT)' }],
    ['SAFETY.OUTPUT.VIDEO', { status: 'refused' }],
    [
      'INTERNAL.BAD_OUTPUT.CODE01',
      { status: 'failed', retryable: true, message: 'No. (INTERNAL.BAD_OUTPUT.CODE01)' },
    ],
    ['INTERNAL', { status: 'failed', retryable: true }],
    ['ASSET.INVALID', { status: 'failed', retryable: false }],
  ])('tells a task that ended with %s', async (failureCode, expected) => {
    const server = await start({ outcome: { failureCode, failure: 'No.' } })
    const video = create(server).video('gen4.5')
    const { operation } = await video.start(CLIP, context())
    expect(await video.status(operation, context())).toMatchObject(expected)
  })

  it('says what a refused task cost', async () => {
    const outcome = { failureCode: 'SAFETY.OUTPUT.VIDEO', failure: 'No.', credits: 60 }
    const video = create(await start({ outcome })).video('gen4.5')
    const { operation } = await video.start(CLIP, context())
    expect(await video.status(operation, context())).toMatchObject({ status: 'refused', costMicros: 600_000 })
  })

  it('cancels what runs, and leaves what has ended alone', async () => {
    const server = await start({ polls: 1 })
    const video = create(server).video('gen4.5')
    const running = await video.start(CLIP, context())
    await video.cancel?.(running.operation, context())
    expect(await video.status(running.operation, context())).toMatchObject({
      status: 'failed',
      retryable: false,
    })
    await video.cancel?.(running.operation, context())
    await video.cancel?.({ id: 'unknown' }, context())
    const ended = await video.start(CLIP, context())
    await video.status(ended.operation, context())
    await video.cancel?.(ended.operation, context())
    expect(await bytesOf(await video.status(ended.operation, context()))).toEqual(SMALL_MP4)
  })

  it('checks a key without spending', async () => {
    const server = await start()
    await expect(create(server).checkKey()).resolves.toBeUndefined()
    const wrong = await create(server, { apiKey: 'wrong-test-key' })
      .checkKey()
      .catch((error: unknown) => error)
    expect(wrong).toMatchObject({ code: 'PROVIDER_AUTH' })
    expect(JSON.stringify([wrong, String(wrong)])).not.toContain('test-key')
    expect(server.charges).toHaveLength(0)
    await expect(
      create(server, { apiKey: ({ ownerId }) => (ownerId === 'ada' ? KEY : '') }).checkKey({
        ownerId: 'bob',
      }),
    ).rejects.toMatchObject({ code: 'PROVIDER_KEY_MISSING' })
  })

  it('says what the organization can still spend, with any of its models', async () => {
    const { video, image, speech, avatar } = create(await start({ credits: 512 }))
    for (const model of [video('gen4.5'), video('aleph2'), image(), speech(), avatar()])
      expect(await model.paid?.balance?.(context())).toEqual({ availableMicros: 5_120_000 })
  })

  it.each([
    ['wan3', { durationSec: 31 }, 'durationSec'],
    ['hailuo3', { durationSec: 4, width: 1920, height: 1080 }, 'size'],
    ['happyhorse_1_0', { images: [{ hash: 'png', mediaType: 'image/png', use: 'last' }] }, 'images'],
    [
      'seedance2',
      {
        images: [
          { hash: 'png', mediaType: 'image/png', use: 'first' },
          { hash: 'png', mediaType: 'image/png', use: 'reference' },
        ],
      },
      'images',
    ],
  ] satisfies [string, Partial<VideoRequest>, string][])(
    'knows what %s makes: not %o',
    async (model, change, field) => {
      const server = await start()
      await expect(
        create(server)
          .video(model)
          .start({ ...CLIP, ...change }, context()),
      ).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { field } })
      expect(server.requests).toHaveLength(0)
    },
  )

  it('claims no pixels for a size that only stands for a shape and a resolution', async () => {
    const server = await start()
    const video = create(server).video('hailuo3')
    const { operation } = await video.start({ ...CLIP, audio: true }, context())
    expect(await video.status(operation, context())).toMatchObject({
      status: 'succeeded',
      output: { data: { durationMs: 5000, width: null, height: null, audio: null } },
    })
  })

  it('tells an empty account and what Runway found wrong', async () => {
    const poor = await start({ credits: 10 })
    await expect(create(poor).video('gen4.5').start(CLIP, context())).rejects.toMatchObject({
      code: 'PROVIDER_NO_CREDITS',
    })
    const server = await start()
    await expect(
      create(server)
        .video('')
        .start({ ...CLIP, images: [] }, context()),
    ).resolves.toBeDefined()
    expect(
      await create(server).video('h3_max', undefined).status({ id: 'unknown' }, context()),
    ).toMatchObject({ status: 'missing', message: 'Runway no longer knows request unknown.' })
  })

  it.each([
    [{ durationSec: 11 }, { field: 'durationSec', limit: [2, 10] }],
    [{ durationSec: 2.5 }, { field: 'durationSec', limit: [2, 10] }],
    [{ width: 1920, height: 1080 }, { field: 'size' }],
    [{ width: 960, height: 960 }, { field: 'size' }],
    [{ prompt: 'x'.repeat(1001) }, { limit: 1000 }],
    [{ prompt: ' ' }, { field: 'prompt' }],
    [{ audio: true }, { field: 'audio' }],
    [{ images: [{ hash: 'png', mediaType: 'image/png', use: 'last' }] }, { field: 'images' }],
    [{ images: [{ hash: 'png', mediaType: 'image/png', use: 'reference' }] }, { field: 'images' }],
  ] satisfies [Partial<VideoRequest>, object][])(
    'refuses a clip that gen4.5 cannot make before anything is sent: %o',
    async (change, details) => {
      const server = await start()
      await expect(
        create(server)
          .video('gen4.5')
          .start({ ...CLIP, ...change }, context()),
      ).rejects.toMatchObject({ code: 'INVALID_INPUT', details })
      expect(server.requests).toHaveLength(0)
    },
  )

  it('refuses other requests that cannot be met before anything is sent', async () => {
    const server = await start()
    const runway = create(server)
    for (const refused of [
      runway.video('gen4_turbo').start(CLIP, context()),
      runway
        .video('veo3.1')
        .start(
          { ...CLIP, durationSec: 8, images: [{ hash: 'png', mediaType: 'image/png', use: 'last' }] },
          context(),
        ),
      runway.image().start({ ...PICTURE, prompt: 'x'.repeat(1000) }, context()),
      runway.image().start({ ...PICTURE, prompt: '' }, context()),
      runway.image('gen4_image_turbo').start(PICTURE, context()),
      runway.speech().start({ ...LINE, text: 'x'.repeat(1001) }, context()),
      runway
        .avatar()
        .start({ ...HEAD, avatar: { type: 'picture', hash: 'png', mediaType: 'image/png' } }, context()),
    ])
      await expect(refused).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    expect(server.requests).toHaveLength(0)
  })

  it('prices by its list, and what is not on it only by the host', async () => {
    const server = await start()
    const runway = create(server)
    expect(runway.video('gen4.5').paid?.price(CLIP).expectedMicros).toBe(600_000)
    expect(runway.video('veo3.1').paid?.price({ ...CLIP, durationSec: 8, audio: true }).expectedMicros).toBe(
      3_200_000,
    )
    expect(runway.video('veo3.1_fast').paid?.price({ ...CLIP, durationSec: 8 }).expectedMicros).toBe(800_000)
    expect(runway.image().paid?.price(PICTURE).expectedMicros).toBe(80_000)
    expect(runway.image().paid?.price({ ...PICTURE, width: 1280, height: 720 }).expectedMicros).toBe(50_000)
    expect(runway.speech().paid?.price({ ...LINE, text: 'x'.repeat(51) }).expectedMicros).toBe(20_000)
    const priceOf = (model: string, change: Partial<VideoRequest> = {}) =>
      runway.video(model).paid?.price({ ...CLIP, ...change }).expectedMicros
    expect(priceOf('wan3')).toBe(500_000)
    expect(priceOf('seedance2', { width: 3840, height: 2160 })).toBe(7_500_000)
    expect(priceOf('seedance2', { width: 1470, height: 630 })).toBe(1_800_000)
    expect(priceOf('hailuo3', { width: 2560, height: 1440 })).toBe(750_000)
    expect(priceOf('grok_imagine_1_5', { width: 480, height: 480 })).toBe(500_000)
    expect(() => priceOf('wan3_prime')).toThrow(expect.objectContaining({ code: 'PRICE_UNKNOWN' }))
    expect(() => runway.avatar().paid?.price(HEAD)).toThrow(
      expect.objectContaining({ code: 'PRICE_UNKNOWN' }),
    )
    expect(runway.video('aleph2').paid?.price(EDIT).expectedMicros).toBe(1_400_000)
    const agreed = create(server, {
      prices: [
        {
          provider: 'runway',
          model: 'aleph2',
          unit: 'second',
          micros: 7,
          asOf: '2026-11-21',
          source: 'invoice',
        },
      ],
    })
    expect(agreed.video('aleph2').paid?.price(EDIT).expectedMicros).toBe(35)
    const cheaper = create(server, {
      prices: [
        {
          provider: 'runway',
          model: 'veo3.1',
          unit: 'second',
          micros: 5,
          asOf: '2026-11-21',
          source: 'contract',
        },
      ],
    })
    expect(cheaper.video('veo3.1').paid?.price({ ...CLIP, durationSec: 8, audio: true }).expectedMicros).toBe(
      40,
    )
    const priced = create(server, {
      prices: [
        {
          provider: 'runway',
          model: 'gwm1_avatars',
          unit: 'second',
          micros: 10,
          asOf: '2026-11-21',
          source: 'invoice',
        },
      ],
    })
    expect(
      priced.avatar().paid?.price({ ...HEAD, speech: { type: 'text', text: 'x'.repeat(140), voiceId: '' } }),
    ).toMatchObject({ minMicros: 70, expectedMicros: 100, maxMicros: 140 })
    expect(RUNWAY_PRICES.every(({ asOf, source }) => /^\d{4}-\d\d-\d\d$/u.test(asOf) && source !== '')).toBe(
      true,
    )
  })
})
