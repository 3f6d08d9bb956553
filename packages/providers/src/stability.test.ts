import { readBytes } from '@mutoscope/core'
import type { ModelContext } from '@mutoscope/core/ports'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createStability, type StabilityOptions } from './stability.js'
import type { ReceivedRequest } from './testing/fake-server.js'
import { startFakeStability, type FakeStability } from './testing/fakes/fake-stability.js'
import { SMALL_PNG } from './testing/small-media.js'
import { testSubmitOnce } from './testing/test-submit-once.js'

const KEY = 'sk-test-key'
const PICTURE = {
  prompt: 'A mutoscope on a pier',
  style: 'cinematic',
  shot: 'wide',
  width: 1920,
  height: 1080,
  take: 1,
  seed: 'look',
} as const
const CONTEXT: ModelContext = {
  signal: new AbortController().signal,
  open: () => Promise.reject(new Error('nothing to open')),
  progress: () => {},
}

const create = (server: FakeStability, options: StabilityOptions = {}) =>
  createStability({ apiKey: KEY, baseUrl: server.url, ...options })
async function fieldsOf(request: ReceivedRequest | undefined): Promise<Record<string, unknown>> {
  const { body, headers } = request as ReceivedRequest
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': headers['content-type'] ?? '' },
  }).formData()
  return Object.fromEntries(form.entries())
}

testSubmitOnce(
  'Stability image',
  async () => {
    const server = await startFakeStability()
    return { server, model: create(server).image(), request: PICTURE }
  },
  { describe, it, expect },
)

describe('createStability', () => {
  let server: FakeStability
  beforeEach(async () => {
    server = await startFakeStability()
  })
  afterEach(() => server.close())

  it('asks for a picture as a form and reads it from the answer', async () => {
    const output = await create(server)
      .image('ultra', { fields: { negative_prompt: 'fog' } })
      .generate(PICTURE, CONTEXT)
    const [request] = server.requests
    expect(request).toMatchObject({
      method: 'POST',
      path: '/v2beta/stable-image/generate/ultra',
      headers: { authorization: `Bearer ${KEY}`, accept: 'application/json' },
    })
    expect(request?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/u)
    expect(await fieldsOf(request)).toEqual({
      prompt: expect.stringContaining('A mutoscope on a pier') as string,
      aspect_ratio: '16:9',
      output_format: 'png',
      seed: expect.stringMatching(/^\d+$/u) as string,
      negative_prompt: 'fog',
    })
    expect(output).toMatchObject({ mediaType: 'image/png', data: { width: 1, height: 1 } })
    expect(output.body === null ? null : Buffer.from(await readBytes(output.body))).toEqual(SMALL_PNG)
  })

  it('asks for a Stable Diffusion by name, in the shape of the frame', async () => {
    await create(server)
      .image('sd3.5-large')
      .generate({ ...PICTURE, width: 1080, height: 1920 }, CONTEXT)
    expect(server.requests[0]?.path).toBe('/v2beta/stable-image/generate/sd3')
    expect(await fieldsOf(server.requests[0])).toMatchObject({ model: 'sd3.5-large', aspect_ratio: '9:16' })
  })

  it('gives every take another seed and the same take the same', async () => {
    for (const take of [1, 2, 1])
      await create(server)
        .image()
        .generate({ ...PICTURE, take }, CONTEXT)
    const [first, second, again] = await Promise.all(
      server.requests.map(async (request) => (await fieldsOf(request))['seed']),
    )
    expect(first).toBe(again)
    expect(first).not.toBe(second)
  })

  it.each([
    [
      'CONTENT_FILTERED',
      { json: { image: SMALL_PNG.toString('base64'), finish_reason: 'CONTENT_FILTERED', seed: 1 } },
      'MODEL_REFUSED',
    ],
    [
      'a moderated prompt',
      { status: 403, json: { id: '1', name: 'content_moderation', errors: [`Flagged ${KEY}`] } },
      'MODEL_REFUSED',
    ],
    [
      'a wrong key',
      { status: 403, json: { id: '1', name: 'forbidden', errors: ['No access'] } },
      'PROVIDER_AUTH',
    ],
    [
      'no credits',
      { status: 402, json: { id: '1', name: 'payment_required', errors: ['You lack sufficient credits'] } },
      'PROVIDER_NO_CREDITS',
    ],
    [
      'a bad field',
      { status: 400, json: { id: '1', name: 'bad_request', errors: ['seed: too large'] } },
      'PROVIDER_REJECTED',
    ],
    [
      'something that is no picture',
      { json: { image: 'aGVsbG8=', finish_reason: 'SUCCESS' } },
      'CALL_AMBIGUOUS',
    ],
  ])('reads %s', async (_name, answer, code) => {
    server.respondNext(answer)
    const error: unknown = await create(server)
      .image()
      .generate(PICTURE, CONTEXT)
      .catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code })
    expect(JSON.stringify([error, String(error)])).not.toContain(KEY)
  })

  it.each([
    ['an empty prompt', ' ', { field: 'prompt' }],
    ['a prompt that is too long', 'x'.repeat(10_000), { limit: 10_000 }],
  ])('sends nothing for %s', async (_name, prompt, details) => {
    await expect(
      create(server)
        .image()
        .generate({ ...PICTURE, prompt }, CONTEXT),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT', details })
    expect(server.requests).toHaveLength(0)
  })

  it('knows prices, and none for a model it does not know', () => {
    expect(create(server).image('sd3.5-medium').paid?.price(PICTURE).expectedMicros).toBe(35_000)
    expect(() => create(server).image('sd4').paid?.price(PICTURE)).toThrow(
      expect.objectContaining({ code: 'PRICE_UNKNOWN' }),
    )
    const own = {
      provider: 'stability',
      model: 'sd4',
      unit: 'image',
      micros: 90_000,
      asOf: '2026-11-01',
      source: 'contract',
    } as const
    expect(
      create(server, { prices: [own] })
        .image('sd4')
        .paid?.price(PICTURE).expectedMicros,
    ).toBe(90_000)
  })

  it('says what is left: 25 credits of a cent', async () => {
    expect(await create(server).image().paid?.balance?.(CONTEXT)).toEqual({ availableMicros: 250_000 })
    expect(server.charges).toHaveLength(0)
  })

  it('checks a key with a free request', async () => {
    await create(server).checkKey()
    expect(server.requests[0]).toMatchObject({ method: 'GET', path: '/v1/user/balance' })
    await expect(create(server, { apiKey: 'wrong' }).checkKey()).rejects.toMatchObject({
      code: 'PROVIDER_AUTH',
    })
    expect(server.charges).toHaveLength(0)
  })
})
