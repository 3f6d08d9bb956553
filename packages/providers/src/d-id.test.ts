import { bytesSource, readBytes } from '@mutoscope/core'
import type { AvatarRequest, CallMark, ModelContext, OperationStatus } from '@mutoscope/core/ports'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createDId, D_ID_PRICES, type DIdOptions } from './d-id.js'
import type { FakeServer } from './testing/fake-server.js'
import { startFakeDId, type FakeDIdOptions } from './testing/fakes/fake-d-id.js'
import { SMALL_PNG } from './testing/small-media.js'
import { SMALL_MP4 } from './testing/small-mp4.js'
import { testSubmitOnce } from './testing/test-submit-once.js'

const KEY = 'did-test-key'
const HEAD: AvatarRequest = {
  avatar: { type: 'preset', id: 'https://host.test/alice.jpg' },
  speech: { type: 'text', text: 'Hello world!', voiceId: 'microsoft/Sara' },
  width: 512,
  height: 512,
  take: 1,
}
const PORTRAIT = { type: 'picture', hash: 'png', mediaType: 'image/png' } as const
const MARK: CallMark = {
  marker: 'call-7',
  idempotencyKey: 'key-7',
  webhookUrl: 'https://host.test/hook?call=call-7',
}

const context = (call?: CallMark): ModelContext => ({
  signal: new AbortController().signal,
  progress: () => {},
  open: (hash) => Promise.resolve(bytesSource(hash === 'large' ? new Uint8Array(10_000_001) : SMALL_PNG)),
  ...(call === undefined ? {} : { call }),
})
const create = (server: FakeServer, options: DIdOptions = {}) =>
  createDId({ apiKey: KEY, baseUrl: server.url, pollAfterMs: 1, ...options })

async function start(options?: FakeDIdOptions): Promise<FakeServer> {
  const server = await startFakeDId(options)
  onTestFinished(() => server.close())
  return server
}

async function bytesOf(status: OperationStatus<unknown>): Promise<Buffer | null> {
  return status.status === 'succeeded' && status.output.body !== null
    ? Buffer.from(await readBytes(status.output.body))
    : null
}

testSubmitOnce(
  'D-ID avatar',
  async () => {
    const server = await startFakeDId()
    return { server, model: create(server).avatar(), request: HEAD }
  },
  { describe, it, expect },
)

describe('createDId', () => {
  it('sends a portrait and a text as the reference of the API shows them', async () => {
    const server = await start()
    await create(server).avatar().start(HEAD, context(MARK))
    const [request] = server.requests
    expect(request).toMatchObject({ method: 'POST', path: '/talks' })
    expect(request?.headers).toMatchObject({
      authorization: `Basic ${KEY}`,
      'content-type': 'application/json',
    })
    expect(request?.json).toEqual({
      source_url: 'https://host.test/alice.jpg',
      script: { type: 'text', input: 'Hello world!', provider: { type: 'microsoft', voice_id: 'Sara' } },
      user_data: 'call-7',
      webhook: 'https://host.test/hook?call=call-7',
    })
  })

  it.each([
    ['', undefined],
    ['en-US-JennyNeural', { type: 'microsoft', voice_id: 'en-US-JennyNeural' }],
    ['elevenlabs/abc', { type: 'elevenlabs', voice_id: 'abc' }],
  ])('reads the voice "%s"', async (voiceId, provider) => {
    const server = await start()
    await create(server)
      .avatar()
      .start({ ...HEAD, speech: { type: 'text', text: 'Hello.', voiceId } }, context())
    expect(server.requests[0]?.json).toMatchObject({
      script: { type: 'text', input: 'Hello.', ...(provider === undefined ? {} : { provider }) },
    })
  })

  it('uploads a portrait and a voice before it asks for the talk', async () => {
    const server = await start()
    await create(server)
      .avatar()
      .start(
        { ...HEAD, avatar: PORTRAIT, speech: { type: 'audio', hash: 'wav', mediaType: 'audio/wav' } },
        context(),
      )
    expect(server.requests.map(({ path }) => path)).toEqual(['/images', '/audios', '/talks'])
    expect(server.requests[2]?.json).toEqual({
      source_url: 's3://d-id-images-prod/input',
      script: { type: 'audio', audio_url: 's3://d-id-audios-prod/input' },
    })
  })

  it('follows a talk from its start to its bytes, over a fresh link when the first has expired', async () => {
    const server = await start({ polls: 2, expiredLinks: 1 })
    const avatar = create(server).avatar()
    const { operation, pollAfterMs } = await avatar.start(HEAD, context(MARK))
    expect(pollAfterMs).toBe(1)
    expect(await avatar.status(operation, context())).toEqual({ status: 'pending', pollAfterMs: 1 })
    expect(await avatar.status(operation, context())).toEqual({ status: 'pending', pollAfterMs: 1 })
    const ended = await avatar.status(operation, context())
    expect(ended).toMatchObject({
      status: 'succeeded',
      output: { mediaType: 'video/mp4', data: { durationMs: 200, width: 16, height: 16, audio: true } },
    })
    expect(await bytesOf(ended)).toEqual(SMALL_MP4)
  })

  it.each([
    ['error', 'ImageModerationError', { status: 'refused', reason: 'No. (ImageModerationError)' }],
    ['error', 'InternalServerError', { status: 'failed', retryable: true }],
    ['error', 'FaceError', { status: 'failed', retryable: false, message: 'No. (FaceError)' }],
    ['rejected', 'ValidationError', { status: 'failed', retryable: false }],
  ] as const)('tells a talk that ended as %s with %s', async (status, kind, expected) => {
    const server = await start({ outcome: { status, kind, description: 'No.' } })
    const avatar = create(server).avatar()
    const { operation } = await avatar.start(HEAD, context())
    expect(await avatar.status(operation, context())).toMatchObject(expected)
  })

  it('finds a request whose answer was lost by its user data', async () => {
    const server = await start({ pageSize: 2 })
    const avatar = create(server).avatar()
    expect(await avatar.reconcile?.(MARK, HEAD, context())).toEqual({ found: 'absent' })
    server.fail('reset-after')
    await expect(avatar.start(HEAD, context(MARK))).rejects.toMatchObject({ code: 'CALL_AMBIGUOUS' })
    expect(server.charges[0]?.marker).toBe('call-7')
    for (const other of ['call-70', 'call-71', 'call-72'])
      await avatar.start(HEAD, context({ ...MARK, marker: other }))
    const found = await avatar.reconcile?.(MARK, HEAD, context())
    if (found?.found !== 'operation') throw new Error('not found')
    expect(await bytesOf(await avatar.status(found.operation, context()))).toEqual(SMALL_MP4)
    expect(await avatar.reconcile?.({ ...MARK, marker: 'call' }, HEAD, context())).toEqual({
      found: 'absent',
    })
  })

  it('does not say that a request is absent when the list shows no user data at all', async () => {
    const server = await start({ listsUserData: false })
    const avatar = create(server).avatar()
    await avatar.start(HEAD, context(MARK))
    expect(await avatar.reconcile?.(MARK, HEAD, context())).toEqual({ found: 'unknown' })
  })

  it('checks a key without spending', async () => {
    const server = await start()
    await expect(create(server).checkKey()).resolves.toBeUndefined()
    const wrong = await create(server, { apiKey: 'wrong-test-key' })
      .checkKey()
      .catch((error: unknown) => error)
    expect(wrong).toMatchObject({ code: 'PROVIDER_AUTH', message: 'D-ID answered 401: user unauthenticated' })
    expect(JSON.stringify([wrong, String(wrong)])).not.toContain('test-key')
    expect(server.charges).toHaveLength(0)
  })

  it('can say only that nothing is left, since credits are worth what the plan says', async () => {
    expect(
      await create(await start({ credits: 0 }))
        .avatar()
        .paid?.balance?.(context()),
    ).toEqual({
      availableMicros: 0,
    })
    expect(
      await create(await start({ credits: 3 }))
        .avatar()
        .paid?.balance?.(context()),
    ).toBeNull()
  })

  it('tells an empty account, a refused text and what D-ID found wrong', async () => {
    const poor = await start({ credits: 0 })
    await expect(create(poor).avatar().start(HEAD, context())).rejects.toMatchObject({
      code: 'PROVIDER_NO_CREDITS',
    })
    const server = await start()
    await expect(
      create(server)
        .avatar()
        .start({ ...HEAD, speech: { type: 'text', text: 'forbidden', voiceId: '' } }, context()),
    ).rejects.toMatchObject({ code: 'MODEL_REFUSED' })
    expect(await create(server).avatar().status({ id: 'unknown' }, context())).toMatchObject({
      status: 'missing',
    })
    expect(server.charges).toHaveLength(0)
  })

  it.each([
    [{ avatar: { type: 'preset', id: 'alice' } }, 'INVALID_INPUT'],
    [{ avatar: { ...PORTRAIT, mediaType: 'image/webp' } }, 'INVALID_INPUT'],
    [{ speech: { type: 'text', text: 'Hm', voiceId: '' } }, 'INVALID_INPUT'],
    [{ speech: { type: 'text', text: 'x'.repeat(40_001), voiceId: '' } }, 'INVALID_INPUT'],
    [{ avatar: { ...PORTRAIT, hash: 'large' } }, 'LIMIT_EXCEEDED'],
  ] satisfies [Partial<AvatarRequest>, string][])(
    'refuses what cannot be made before anything is sent: %o',
    async (change, code) => {
      const server = await start()
      await expect(
        create(server)
          .avatar()
          .start({ ...HEAD, ...change }, context()),
      ).rejects.toMatchObject({ code })
      expect(server.requests).toHaveLength(0)
    },
  )

  it('is priced only by the host, by the length of the speech', async () => {
    const server = await start()
    expect(() => create(server).avatar().paid?.price(HEAD)).toThrow(
      expect.objectContaining({ code: 'PRICE_UNKNOWN' }),
    )
    const priced = create(server, {
      prices: [
        {
          provider: 'd-id',
          model: 'talks',
          unit: 'second',
          micros: 10,
          asOf: '2026-11-21',
          source: 'our plan',
        },
      ],
    })
    expect(
      priced.avatar().paid?.price({ ...HEAD, speech: { type: 'text', text: 'x'.repeat(140), voiceId: '' } }),
    ).toMatchObject({ minMicros: 70, expectedMicros: 100, maxMicros: 140 })
    expect(D_ID_PRICES.every(({ asOf, source }) => /^\d{4}-\d\d-\d\d$/u.test(asOf) && source !== '')).toBe(
      true,
    )
  })
})
