import { createFalClient } from '@fal-ai/client'
import { bytesSource, readBytes } from '@mutoscope/core'
import type { ModelContext, OperationStatus, VideoRequest } from '@mutoscope/core/ports'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { requestPaths } from './fal/request-paths.js'
import { createFal, type FalOptions } from './fal.js'
import type { ReceivedRequest } from './testing/fake-server.js'
import { startFakeFal, type FakeFal } from './testing/fakes/fake-fal.js'
import { SMALL_MP4 } from './testing/small-mp4.js'
import { SMALL_PNG } from './testing/small-media.js'
import { testSubmitOnce } from './testing/test-submit-once.js'

const KEY = 'id:test-key'
const FAST = 'fal-ai/veo3.1/fast'
const CLIP: VideoRequest = {
  prompt: 'Cards turn',
  durationSec: 8,
  width: 1280,
  height: 720,
  images: [],
  audio: true,
  take: 1,
}
const PICTURE = {
  prompt: 'A mutoscope on a pier',
  style: 'cinematic',
  shot: 'wide',
  width: 1280,
  height: 720,
  take: 1,
  seed: 'look',
} as const
const CONTEXT: ModelContext = {
  signal: new AbortController().signal,
  open: () => Promise.resolve(bytesSource(SMALL_PNG)),
  progress: () => {},
  call: { marker: 'call-1', idempotencyKey: 'key-1', webhookUrl: 'https://host.example/hooks?call=call-1' },
}

const create = (server: FakeFal, options: FalOptions = {}) =>
  createFal({ apiKey: KEY, baseUrl: server.url, pollAfterMs: 1, ...options })
const clips = (server: FakeFal, endpoint = FAST, options: FalOptions = {}) =>
  create(server, options).video(endpoint)
const official = (server: FakeFal) =>
  createFalClient({
    credentials: KEY,
    fetch: (url, init) => fetch(new Request(url).url.replace('https://queue.fal.run', server.url), init),
  })
const wire = ({ method, path, query, json, headers }: ReceivedRequest) => ({
  method,
  path,
  query: [...query],
  json,
  key: headers['authorization'],
  priority: headers['x-fal-queue-priority'],
})
const wires = (server: FakeFal) => server.requests.map(wire)
const bytesOf = async (status: OperationStatus<unknown> | undefined) =>
  status?.status === 'succeeded' && status.output.body !== null
    ? Buffer.from(await readBytes(status.output.body))
    : null

testSubmitOnce(
  'fal video',
  async () => {
    const server = await startFakeFal()
    return { server, model: clips(server), request: CLIP }
  },
  { describe, it, expect },
)
testSubmitOnce(
  'fal image',
  async () => {
    const server = await startFakeFal()
    return { server, model: create(server).image('fal-ai/flux/dev'), request: PICTURE }
  },
  { describe, it, expect },
)

describe('createFal', () => {
  let server: FakeFal
  beforeEach(async () => {
    server = await startFakeFal()
  })
  afterEach(() => server.close())

  it('submits, looks and reads as the official SDK does', async () => {
    const model = clips(server)
    const { operation } = await model.start({ ...CLIP, seed: 5 }, CONTEXT)
    expect(server.requests[0]?.json).toEqual({
      prompt: 'Cards turn',
      duration: '8s',
      aspect_ratio: '16:9',
      resolution: '720p',
      generate_audio: true,
      seed: 5,
    })
    expect(await model.status(operation, CONTEXT)).toEqual({ status: 'pending', pollAfterMs: 1 })
    const done = await model.status(operation, CONTEXT)
    expect(done).toMatchObject({
      status: 'succeeded',
      output: { mediaType: 'video/mp4', data: { durationMs: 8000, width: 1280, height: 720, audio: true } },
    })
    expect(await bytesOf(done)).toEqual(SMALL_MP4)

    const before = server.requests.length
    const sdk = official(server)
    const input = (server.requests[0] as ReceivedRequest).json as { prompt: string }
    const { request_id: requestId } = await sdk.queue.submit(FAST, {
      input,
      webhookUrl: CONTEXT.call?.webhookUrl ?? '',
    })
    await sdk.queue.status(FAST, { requestId })
    await sdk.queue.status(FAST, { requestId })
    const result = await sdk.queue.result(FAST, { requestId })
    expect(result.data).toMatchObject({ video: { content_type: 'video/mp4' } })
    const rename = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value).replaceAll('request-2', 'request-1'))
    expect(rename(wires(server).slice(before))).toEqual(
      rename(
        wires(server)
          .slice(0, before)
          .filter(({ path }) => !path.startsWith('/files/')),
      ),
    )
    expect(server.charges.map(({ marker }) => marker)).toEqual(['call-1', 'call-1'])
  })

  it('cancels as the official SDK does, also what has ended', async () => {
    const model = clips(server)
    const { operation } = await model.start(CLIP, CONTEXT)
    await model.cancel?.(operation, CONTEXT)
    await official(server).queue.cancel(FAST, { requestId: 'request-1' })
    const [, ours, theirs] = wires(server)
    expect(ours).toEqual(theirs)
    await model.status(operation, CONTEXT)
    await model.status(operation, CONTEXT)
    await expect(model.cancel?.(operation, CONTEXT)).resolves.toBeUndefined()
  })

  it('sends pictures inside of the request', async () => {
    const uri = `data:image/png;base64,${SMALL_PNG.toString('base64')}`
    const first = { hash: 'aa', mediaType: 'image/png', use: 'first' } as const
    await clips(server, `${FAST}/image-to-video`).start({ ...CLIP, images: [first] }, CONTEXT)
    await clips(server, `${FAST}/first-last-frame-to-video`).start(
      { ...CLIP, images: [first, { ...first, use: 'last' }] },
      CONTEXT,
    )
    expect(server.requests[0]?.json).toMatchObject({ image_url: uri })
    expect(server.requests[1]?.json).toMatchObject({ first_frame_url: uri, last_frame_url: uri })
  })

  it('refuses a picture that is too large before it is sent', async () => {
    const open = () => Promise.resolve(bytesSource(new Uint8Array(8_000_001)))
    const images = [{ hash: 'aa', mediaType: 'image/png', use: 'first' }] as const
    await expect(
      clips(server, `${FAST}/image-to-video`).start({ ...CLIP, images }, { ...CONTEXT, open }),
    ).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED', details: { limit: 8_000_000 } })
    expect(server.requests).toHaveLength(0)
  })

  it.each([
    [
      {
        status: 422,
        json: {
          detail: [
            {
              loc: ['body', 'prompt'],
              msg: 'Flagged by the content checker',
              type: 'content_policy_violation',
            },
          ],
        },
      },
      { status: 'refused', reason: expect.stringContaining('Flagged') as string },
    ],
    [
      { status: 422, json: { detail: [{ loc: ['body', 'seed'], msg: 'Not an integer', type: 'int_type' }] } },
      {
        status: 'failed',
        retryable: false,
        message: expect.stringContaining('body.seed: Not an integer') as string,
      },
    ],
    [
      { status: 500, json: { detail: 'Internal Server Error' } },
      { status: 'failed', retryable: true },
    ],
    [
      { status: 504, headers: { 'x-fal-error-type': 'runner_timeout' }, json: { detail: 'Timed out' } },
      { status: 'failed', retryable: true },
    ],
    ['expired', { status: 'missing', what: 'output' }],
  ] as const)('tells the end %o', async (end, expected) => {
    server.endNext(end)
    const model = clips(server)
    const { operation } = await model.start(CLIP, CONTEXT)
    await model.status(operation, CONTEXT)
    expect(await model.status(operation, CONTEXT)).toMatchObject(expected)
  })

  it('makes a picture, and takes a blackened one for a refusal', async () => {
    server.endNext('succeeded', 'nsfw')
    const model = create(server).image('fal-ai/flux/dev')
    const statuses: OperationStatus<unknown>[] = []
    for (const take of [1, 2]) {
      const { operation } = await model.start({ ...PICTURE, take }, CONTEXT)
      await model.status(operation, CONTEXT)
      statuses.push(await model.status(operation, CONTEXT))
    }
    expect(statuses).toMatchObject([
      { status: 'succeeded', output: { mediaType: 'image/png', data: { width: 1, height: 1 } } },
      { status: 'refused' },
    ])
    expect(await bytesOf(statuses[0])).toEqual(SMALL_PNG)
    expect(server.requests[0]?.json).toMatchObject({
      image_size: { width: 1280, height: 720 },
      num_images: 1,
    })
  })

  it.each([
    [403, 'User is locked. Reason: Exhausted balance.', 'PROVIDER_NO_CREDITS'],
    [403, 'Forbidden', 'PROVIDER_AUTH'],
    [404, 'Application not found', 'PROVIDER_REJECTED'],
  ])('reads %i %s as %s', async (status, detail, code) => {
    server.respondNext({ status, json: { detail: `${detail} ${KEY}` } })
    const error: unknown = await clips(server)
      .start(CLIP, CONTEXT)
      .catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code })
    expect(JSON.stringify([error, String(error)])).not.toContain(KEY)
  })

  it('knows prices by sound and resolution, and none without an entry', () => {
    const price = (endpoint: string, change: Partial<VideoRequest> = {}) =>
      create(server)
        .video(endpoint)
        .paid?.price({ ...CLIP, ...change }).expectedMicros
    expect(price(FAST)).toBe(1_200_000)
    expect(price(FAST, { audio: false })).toBe(800_000)
    expect(price('fal-ai/veo3.1', { width: 3840, height: 2160 })).toBe(4_800_000)
    expect(() => price('fal-ai/next')).toThrow(expect.objectContaining({ code: 'PRICE_UNKNOWN' }))
    expect(() => create(server).image('fal-ai/flux/dev').paid?.price(PICTURE)).toThrow(
      expect.objectContaining({ code: 'PRICE_UNKNOWN' }),
    )
    const own = {
      provider: 'fal',
      model: 'fal-ai/next',
      unit: 'second',
      micros: 50_000,
      asOf: '2026-11-01',
      source: 'contract',
    } as const
    expect(
      create(server, { prices: [own] })
        .video('fal-ai/next')
        .paid?.price(CLIP).expectedMicros,
    ).toBe(400_000)
  })

  it('sends nothing for a clip that the endpoint cannot make, and passes unknown endpoints through', async () => {
    await expect(clips(server).start({ ...CLIP, durationSec: 5 }, CONTEXT)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { limit: [4, 6, 8] },
    })
    await expect(clips(server, `${FAST}/image-to-video`).start(CLIP, CONTEXT)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
    expect(server.requests).toHaveLength(0)
    await clips(server, 'fal-ai/next').start({ ...CLIP, durationSec: 5 }, CONTEXT)
    expect(server.requests[0]).toMatchObject({ path: '/fal-ai/next', json: { duration: '5s' } })
  })

  it('asks fal to forget outputs early when told so', async () => {
    await clips(server, FAST, { keepOutputsSec: 3600, priority: 'low' }).start(CLIP, CONTEXT)
    expect(server.requests[0]?.headers).toMatchObject({
      'x-fal-object-lifecycle-preference': '{"expiration_duration_seconds":3600}',
      'x-fal-queue-priority': 'low',
    })
  })
})

it.each(['https://queue.fal.run', 'https://somebody.example'])(
  'an accepted request stays in reach when its addresses lead to %s',
  async (origin) => {
    const server = await startFakeFal({ origin, polls: 0 })
    const model = clips(server)
    const { operation } = await model.start(CLIP, CONTEXT)
    expect(await model.status(operation, CONTEXT)).toMatchObject({ status: 'succeeded' })
    await server.close()
  },
)

it('the paths of a request keep namespaces and stay below a base path', () => {
  const answer = {
    request_id: 'r/1',
    status_url: 'https://proxy.example/fal/o/a/requests/r/status?x=1',
    cancel_url: 'https://somebody.example/elsewhere',
  }
  expect(requestPaths('workflows/o/a/sub', answer, 'https://proxy.example/fal')).toEqual({
    status: 'o/a/requests/r/status?x=1',
    result: 'workflows/o/a/requests/r%2F1',
    cancel: 'workflows/o/a/requests/r%2F1/cancel',
  })
})
