import { bytesSource, readBytes } from '@mutoscope/core'
import type { AvatarRequest, CallMark, ModelContext, OperationStatus } from '@mutoscope/core/ports'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createHeyGen, HEYGEN_PRICES, type HeyGenOptions } from './heygen.js'
import type { FakeServer } from './testing/fake-server.js'
import { startFakeHeyGen, type FakeHeyGenOptions } from './testing/fakes/fake-heygen.js'
import { SMALL_PNG } from './testing/small-media.js'
import { SMALL_MP4 } from './testing/small-mp4.js'
import { testSubmitOnce } from './testing/test-submit-once.js'

const KEY = 'heygen-test-key'
const HEAD: AvatarRequest = {
  avatar: { type: 'preset', id: 'Annie_public' },
  speech: { type: 'text', text: 'Hello there.', voiceId: 'voice-1' },
  width: 1920,
  height: 1080,
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
  open: (hash) => Promise.resolve(bytesSource(hash === 'large' ? new Uint8Array(32_000_001) : SMALL_PNG)),
  ...(call === undefined ? {} : { call }),
})
const create = (server: FakeServer, options: HeyGenOptions = {}) =>
  createHeyGen({ apiKey: KEY, baseUrl: server.url, pollAfterMs: 1, ...options })

async function start(options?: FakeHeyGenOptions): Promise<FakeServer> {
  const server = await startFakeHeyGen(options)
  onTestFinished(() => server.close())
  return server
}

async function bytesOf(status: OperationStatus<unknown>): Promise<Buffer | null> {
  return status.status === 'succeeded' && status.output.body !== null
    ? Buffer.from(await readBytes(status.output.body))
    : null
}

testSubmitOnce(
  'HeyGen avatar',
  async () => {
    const server = await startFakeHeyGen()
    return { server, model: create(server).avatar(), request: HEAD }
  },
  { describe, it, expect },
)

describe('createHeyGen', () => {
  it('sends an avatar and a text as the reference of the API shows them', async () => {
    const server = await start()
    await create(server).avatar().start(HEAD, context(MARK))
    const [request] = server.requests
    expect(request).toMatchObject({ method: 'POST', path: '/v3/videos' })
    expect(request?.headers).toMatchObject({ 'x-api-key': KEY, 'content-type': 'application/json' })
    expect(request?.json).toEqual({
      type: 'avatar',
      avatar_id: 'Annie_public',
      script: 'Hello there.',
      voice_id: 'voice-1',
      resolution: '1080p',
      aspect_ratio: '16:9',
      title: 'call-7',
      callback_id: 'call-7',
      callback_url: 'https://host.test/hook?call=call-7',
    })
  })

  it('uploads a portrait and a voice before it asks for the video', async () => {
    const server = await start()
    await create(server)
      .avatar()
      .start(
        {
          ...HEAD,
          avatar: PORTRAIT,
          speech: { type: 'audio', hash: 'wav', mediaType: 'audio/wav' },
          width: 720,
          height: 1280,
        },
        context(),
      )
    expect(server.requests.map(({ path }) => path)).toEqual(['/v3/assets', '/v3/assets', '/v3/videos'])
    expect(server.requests[0]?.body.includes('filename="input.png"')).toBe(true)
    expect(server.requests[2]?.json).toEqual({
      type: 'image',
      image: { type: 'asset_id', asset_id: expect.any(String) as string },
      audio_asset_id: expect.any(String) as string,
      resolution: '720p',
      aspect_ratio: '9:16',
    })
  })

  it('follows a video from its start to its bytes, over a fresh link when the first has expired', async () => {
    const server = await start({ polls: 2, expiredLinks: 1 })
    const avatar = create(server).avatar()
    const { operation, pollAfterMs } = await avatar.start(HEAD, context(MARK))
    expect(pollAfterMs).toBe(1)
    expect(await avatar.status(operation, context())).toEqual({ status: 'pending', pollAfterMs: 1 })
    expect(await avatar.status(operation, context())).toEqual({ status: 'pending', pollAfterMs: 1 })
    const ended = await avatar.status(operation, context())
    expect(ended).toMatchObject({
      status: 'succeeded',
      output: { mediaType: 'video/mp4', data: { durationMs: 200, width: null, height: null, audio: true } },
    })
    expect(await bytesOf(ended)).toEqual(SMALL_MP4)
  })

  it.each([
    ['content_policy_violation', { status: 'refused', reason: 'No. (content_policy_violation)' }],
    ['rendering_failed', { status: 'failed', retryable: true, message: 'No. (rendering_failed)' }],
    ['invalid_audio', { status: 'failed', retryable: false }],
  ])('tells a video that ended with %s', async (failureCode, expected) => {
    const server = await start({ outcome: { failureCode, failureMessage: 'No.' } })
    const avatar = create(server).avatar()
    const { operation } = await avatar.start(HEAD, context())
    expect(await avatar.status(operation, context())).toMatchObject(expected)
  })

  it('finds a request whose answer was lost by its title', async () => {
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

  it('cancels what runs, and leaves what has ended alone', async () => {
    const server = await start({ polls: 1 })
    const avatar = create(server).avatar()
    const running = await avatar.start(HEAD, context())
    await avatar.cancel?.(running.operation, context())
    expect(await avatar.status(running.operation, context())).toMatchObject({
      status: 'missing',
      what: 'request',
    })
    await avatar.cancel?.(running.operation, context())
    const ended = await avatar.start(HEAD, context())
    await avatar.status(ended.operation, context())
    await avatar.cancel?.(ended.operation, context())
    expect(await bytesOf(await avatar.status(ended.operation, context()))).toEqual(SMALL_MP4)
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
  })

  it('says what is in the wallet, and nothing where there is none', async () => {
    for (const [wallet, micros] of [
      [12.5, 12_500_000],
      [0, 0],
    ] as const)
      expect(
        await create(await start({ wallet }))
          .avatar()
          .paid?.balance?.(context()),
      ).toEqual({
        availableMicros: micros,
      })
    const plan = createHeyGen({
      apiKey: KEY,
      baseUrl: 'https://heygen.test',
      fetch: () => Promise.resolve(Response.json({ data: { subscription: { plan: 'creator' } } })),
    })
    expect(await plan.avatar().paid?.balance?.(context())).toBeNull()
  })

  it('tells an empty wallet and what HeyGen found wrong', async () => {
    const poor = await start({ wallet: 0 })
    await expect(create(poor).avatar().start(HEAD, context())).rejects.toMatchObject({
      code: 'PROVIDER_NO_CREDITS',
    })
    const server = await start()
    await expect(
      create(server)
        .avatar()
        .start({ ...HEAD, avatar: { type: 'preset', id: 'foreign' } }, context()),
    ).rejects.toMatchObject({
      code: 'PROVIDER_REJECTED',
      message: 'HeyGen answered 403: avatar_id: You have no access to this avatar',
    })
    expect(server.charges).toHaveLength(0)
  })

  it.each([
    [{ width: 1080 }, 'INVALID_INPUT'],
    [{ speech: { type: 'text', text: ' ', voiceId: 'v' } }, 'INVALID_INPUT'],
    [{ avatar: PORTRAIT, speech: { type: 'text', text: 'Hello.', voiceId: '' } }, 'INVALID_INPUT'],
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

  it('prices by the length of the speech, and what is not on its list only by the host', async () => {
    const server = await start()
    const text = (chars: number): AvatarRequest => ({
      ...HEAD,
      speech: { type: 'text', text: 'x'.repeat(chars), voiceId: '' },
    })
    expect(create(server).avatar().paid?.price(text(140))).toMatchObject({
      minMicros: 466_900,
      expectedMicros: 667_000,
      maxMicros: 933_800,
    })
    expect(
      create(server)
        .avatar()
        .paid?.price({ ...HEAD, speech: { type: 'audio', hash: 'wav', mediaType: 'audio/wav' } }),
    ).toMatchObject({ maxMicros: 20_010_000 })
    expect(() =>
      create(server)
        .avatar()
        .paid?.price({ ...HEAD, width: 3840, height: 2160 }),
    ).toThrow(expect.objectContaining({ code: 'PRICE_UNKNOWN' }))
    expect(() => create(server).avatar('avatar-v').paid?.price(HEAD)).toThrow(
      expect.objectContaining({ code: 'PRICE_UNKNOWN' }),
    )
    const priced = create(server, {
      prices: [
        {
          provider: 'heygen',
          model: 'avatar-v',
          unit: 'second',
          micros: 10,
          asOf: '2026-11-21',
          source: 'invoice',
        },
      ],
    })
    expect(priced.avatar('avatar-v').paid?.price(text(140)).expectedMicros).toBe(100)
    expect(HEYGEN_PRICES.every(({ asOf, source }) => /^\d{4}-\d\d-\d\d$/u.test(asOf) && source !== '')).toBe(
      true,
    )
  })
})
