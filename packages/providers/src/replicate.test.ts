import { bytesSource, readBytes } from '@mutoscope/core'
import type { ModelContext, OperationStatus, VideoRequest } from '@mutoscope/core/ports'
import ReplicateSdk from 'replicate'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createReplicate, type ReplicateOptions } from './replicate.js'
import type { ReceivedRequest } from './testing/fake-server.js'
import { startFakeReplicate, type FakeReplicate } from './testing/fakes/fake-replicate.js'
import { SMALL_MP4 } from './testing/small-mp4.js'
import { SMALL_PNG } from './testing/small-media.js'
import { testSubmitOnce } from './testing/test-submit-once.js'

const KEY = 'r8_test-key'
const SCHNELL = 'black-forest-labs/flux-schnell'
const PICTURE = {
  prompt: 'A mutoscope on a pier',
  style: 'cinematic',
  shot: 'wide',
  width: 1920,
  height: 1080,
  take: 1,
  seed: 'look',
} as const
const CLIP: VideoRequest = {
  prompt: 'Cards turn',
  durationSec: 4,
  width: 1280,
  height: 720,
  images: [],
  audio: false,
  take: 1,
}
const CONTEXT: ModelContext = {
  signal: new AbortController().signal,
  open: () => Promise.resolve(bytesSource(SMALL_PNG)),
  progress: () => {},
  call: { marker: 'call-1', idempotencyKey: 'key-1', webhookUrl: 'https://host.example/hooks?call=call-1' },
}
const VEO_PRICE = {
  provider: 'replicate',
  model: 'google/veo-3.1-fast',
  unit: 'second',
  micros: 100_000,
  asOf: '2026-11-01',
  source: 'contract',
} as const

const create = (server: FakeReplicate, options: ReplicateOptions = {}) =>
  createReplicate({ apiKey: KEY, baseUrl: server.url, pollAfterMs: 1, ...options })
const wire = ({ method, path, query, json, headers }: ReceivedRequest) => ({
  method,
  path,
  query: [...query],
  json,
  key: headers['authorization'],
})
const clips = (server: FakeReplicate) => create(server).video('google/veo-3.1-fast')
const bytesOf = async (status: OperationStatus<unknown> | undefined) =>
  status?.status === 'succeeded' && status.output.body !== null
    ? Buffer.from(await readBytes(status.output.body))
    : null

testSubmitOnce(
  'Replicate image',
  async () => {
    const server = await startFakeReplicate()
    return { server, model: create(server).image(SCHNELL), request: PICTURE }
  },
  { describe, it, expect },
)
testSubmitOnce(
  'Replicate video',
  async () => {
    const server = await startFakeReplicate()
    return { server, model: clips(server), request: CLIP }
  },
  { describe, it, expect },
)

describe('createReplicate', () => {
  let server: FakeReplicate
  beforeEach(async () => {
    server = await startFakeReplicate()
  })
  afterEach(() => server.close())

  it('asks for a picture as the official SDK does, and reads it to its end', async () => {
    const model = create(server).image(SCHNELL)
    const { operation, pollAfterMs } = await model.start(PICTURE, CONTEXT)
    const { input } = (server.requests[0] as ReceivedRequest).json as { input: Record<string, unknown> }
    expect(input).toMatchObject({
      aspect_ratio: '16:9',
      output_format: 'png',
      prompt: expect.stringContaining('A mutoscope on a pier') as string,
    })
    const sdk = new ReplicateSdk({ auth: KEY, baseUrl: server.url, useFileOutput: false })
    const webhook = CONTEXT.call?.webhookUrl ?? ''
    const theirs = await sdk.predictions.create({
      model: SCHNELL,
      input,
      webhook,
      webhook_events_filter: ['completed'],
    })
    expect(wire(server.requests[0] as ReceivedRequest)).toEqual(wire(server.requests[1] as ReceivedRequest))
    expect(server.charges.map(({ marker }) => marker)).toEqual(['call-1', 'call-1'])

    expect(pollAfterMs).toBe(1)
    expect(await model.status(operation, CONTEXT)).toEqual({ status: 'pending', pollAfterMs: 1 })
    const done = await model.status(operation, CONTEXT)
    expect(done).toMatchObject({
      status: 'succeeded',
      output: { mediaType: 'image/png', data: { width: 1, height: 1 } },
    })
    expect(await bytesOf(done)).toEqual(SMALL_PNG)
    const [, , ours] = server.requests
    const end = await sdk.wait(theirs, { interval: 1 })
    expect(end.status).toBe('succeeded')
    expect(wire(ours as ReceivedRequest).path).toBe(`/predictions/${(operation as { id: string }).id}`)
  })

  it('asks for one version of a model as the official SDK does', async () => {
    await create(server)
      .image('ada/cards:abc123', { input: { steps: 4 } })
      .start(PICTURE, CONTEXT)
    const { input } = (server.requests[0] as ReceivedRequest).json as { input: Record<string, unknown> }
    expect(input).toMatchObject({ steps: 4 })
    const sdk = new ReplicateSdk({ auth: KEY, baseUrl: server.url })
    await sdk.predictions.create({
      version: 'abc123',
      input,
      webhook: CONTEXT.call?.webhookUrl ?? '',
      webhook_events_filter: ['completed'],
    })
    expect(wire(server.requests[0] as ReceivedRequest)).toEqual(wire(server.requests[1] as ReceivedRequest))
  })

  it('reads predictions that come without what is null', async () => {
    const sparse = await startFakeReplicate({ sparse: true })
    onTestFinished(() => sparse.close())
    sparse.endNext('succeeded', { failed: 'Out of memory' })
    const model = create(sparse).image(SCHNELL)
    const ends: string[] = []
    for (let run = 0; run < 2; run++) {
      const { operation } = await model.start(PICTURE, CONTEXT)
      expect(await model.status(operation, CONTEXT)).toMatchObject({ status: 'pending' })
      ends.push((await model.status(operation, CONTEXT)).status)
    }
    expect(ends).toEqual(['succeeded', 'failed'])
  })

  it('gives every take another seed and the same take the same', async () => {
    const model = create(server).image(SCHNELL)
    for (const take of [1, 2, 1]) await model.start({ ...PICTURE, take }, CONTEXT)
    const [first, second, again] = server.requests.map(
      ({ json }) => (json as { input: { seed: number } }).input.seed,
    )
    expect(first).toBe(again)
    expect(first).not.toBe(second)
  })

  it('uploads the pictures of a clip and reads the clip to its end', async () => {
    const model = clips(server)
    const { operation } = await model.start(
      { ...CLIP, audio: true, seed: 7, images: [{ hash: 'aa', mediaType: 'image/png', use: 'first' }] },
      CONTEXT,
    )
    const [upload, created] = server.requests
    expect(upload?.path).toBe('/files')
    expect(upload?.body.includes(SMALL_PNG)).toBe(true)
    expect(created?.json).toMatchObject({
      input: {
        image: `${server.url}/files/file-1`,
        duration: 4,
        aspect_ratio: '16:9',
        resolution: '720p',
        generate_audio: true,
        seed: 7,
      },
    })
    await model.status(operation, CONTEXT)
    const done = await model.status(operation, CONTEXT)
    expect(done).toMatchObject({
      status: 'succeeded',
      output: { mediaType: 'video/mp4', data: { durationMs: 4000, width: 1280, height: 720, audio: true } },
    })
    expect(await bytesOf(done)).toEqual(SMALL_MP4)
  })

  it.each([
    [{ failed: 'NSFW content detected in the image' }, { status: 'refused' }],
    [{ failed: 'CUDA out of memory' }, { status: 'failed', retryable: false, message: 'CUDA out of memory' }],
    [{ failed: 'Service is in high demand (E003)' }, { status: 'failed', retryable: true }],
    ['aborted', { status: 'failed', retryable: true }],
    ['expired', { status: 'missing', what: 'output' }],
  ] as const)('tells that a prediction ended %o', async (end, expected) => {
    server.endNext(end)
    const model = create(server).image(SCHNELL)
    const { operation } = await model.start(PICTURE, CONTEXT)
    await model.status(operation, CONTEXT)
    expect(await model.status(operation, CONTEXT)).toMatchObject(expected)
  })

  it('cancels as the official SDK does, as often as asked', async () => {
    const model = create(server).image(SCHNELL)
    const { operation } = await model.start(PICTURE, CONTEXT)
    await model.cancel?.(operation, CONTEXT)
    await model.cancel?.(operation, CONTEXT)
    await expect(model.cancel?.({ id: 'gone' }, CONTEXT)).resolves.toBeUndefined()
    await new ReplicateSdk({ auth: KEY, baseUrl: server.url }).predictions.cancel(
      (operation as { id: string }).id,
    )
    expect(wire(server.requests[1] as ReceivedRequest)).toEqual(wire(server.requests[4] as ReceivedRequest))
    expect(await model.status(operation, CONTEXT)).toMatchObject({
      status: 'failed',
      message: 'The prediction was cancelled.',
    })
  })

  it('checks a key with a free request', async () => {
    await create(server).checkKey()
    await new ReplicateSdk({ auth: KEY, baseUrl: server.url }).accounts.current()
    expect(wire(server.requests[0] as ReceivedRequest)).toEqual(wire(server.requests[1] as ReceivedRequest))
    await expect(create(server, { apiKey: 'wrong' }).checkKey()).rejects.toMatchObject({
      code: 'PROVIDER_AUTH',
    })
    expect(server.charges).toHaveLength(0)
  })

  it.each([
    [402, { title: 'Insufficient credit', detail: `Top up ${KEY}` }, { code: 'PROVIDER_NO_CREDITS' }],
    [
      422,
      { title: 'Input validation failed', detail: 'input: prompt is required' },
      { code: 'PROVIDER_REJECTED' },
    ],
    [
      429,
      { detail: 'Request was throttled. Your rate limit resets in ~30s.' },
      { code: 'PROVIDER_RATE_LIMITED', details: { retryAfterMs: 30_000 } },
    ],
  ])('reads %i', async (status, json, expected) => {
    server.respondNext({ status, json })
    const error: unknown = await create(server)
      .image(SCHNELL)
      .start(PICTURE, CONTEXT)
      .catch((thrown: unknown) => thrown)
    expect(error).toMatchObject(expected)
    expect(JSON.stringify([error, String(error)])).not.toContain(KEY)
  })

  it('knows prices by model, and none without an entry', () => {
    expect(create(server).image(SCHNELL).paid?.price(PICTURE).expectedMicros).toBe(3_000)
    expect(create(server).image(`${SCHNELL}:abc`).paid?.price(PICTURE).expectedMicros).toBe(3_000)
    expect(() => create(server).video('google/veo-3.1-fast').paid?.price(CLIP)).toThrow(
      expect.objectContaining({ code: 'PRICE_UNKNOWN' }),
    )
    expect(() => create(server).image('ada/cards').paid?.price(PICTURE)).toThrow(
      expect.objectContaining({ code: 'PRICE_UNKNOWN' }),
    )
    expect(
      create(server, { prices: [VEO_PRICE] })
        .video('google/veo-3.1-fast')
        .paid?.price(CLIP).expectedMicros,
    ).toBe(400_000)
  })

  it('sends nothing for a clip that the model cannot make', async () => {
    await expect(clips(server).start({ ...CLIP, durationSec: 5 }, CONTEXT)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { limit: [4, 6, 8] },
    })
    await expect(
      create(server)
        .image(SCHNELL)
        .start({ ...PICTURE, prompt: ' ' }, CONTEXT),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    expect(server.requests).toHaveLength(0)
  })
})

describe('a lost prediction', () => {
  const mark = (marker: string) => ({
    marker,
    idempotencyKey: marker,
    webhookUrl: `https://host.example/hooks?call=${marker}`,
  })

  async function lose(options: Parameters<typeof startFakeReplicate>[0]) {
    const server = await startFakeReplicate(options)
    const model = create(server).image(SCHNELL)
    server.fail('reset-after')
    await expect(model.start(PICTURE, { ...CONTEXT, call: mark('call-1') })).rejects.toMatchObject({
      code: 'CALL_AMBIGUOUS',
    })
    for (const other of ['call-10', 'call-11', 'call-12'])
      await model.start(PICTURE, { ...CONTEXT, call: mark(other) })
    return { server, model }
  }

  it.each([
    ['on a later page', { pageSize: 2 }],
    ['in a list without webhooks', { listWithoutWebhooks: true }],
  ])('is found by its marker %s', async (_name, options) => {
    const { server, model } = await lose(options)
    const found = await model.reconcile?.(mark('call-1'), PICTURE, CONTEXT)
    expect(found).toEqual({ found: 'operation', operation: { id: 'prediction-1' } })
    expect(server.charges).toHaveLength(4)
    await server.close()
  })

  it('that was never taken is absent', async () => {
    const { server, model } = await lose({ pageSize: 2 })
    expect(await model.reconcile?.(mark('call-2'), PICTURE, CONTEXT)).toEqual({ found: 'absent' })
    await server.close()
  })

  it('without a webhook cannot be told', async () => {
    const { server, model } = await lose({})
    expect(await model.reconcile?.({ ...mark('call-1'), webhookUrl: null }, PICTURE, CONTEXT)).toEqual({
      found: 'unknown',
    })
    await server.close()
  })

  it('is read with the facts of its request', async () => {
    const server = await startFakeReplicate()
    const model = clips(server)
    server.fail('503-after')
    await expect(model.start(CLIP, { ...CONTEXT, call: mark('call-1') })).rejects.toMatchObject({
      code: 'CALL_AMBIGUOUS',
    })
    expect(await model.reconcile?.(mark('call-1'), CLIP, CONTEXT)).toEqual({
      found: 'operation',
      operation: { id: 'prediction-1', durationSec: 4, width: 1280, height: 720, audio: false },
    })
    await server.close()
  })
})
