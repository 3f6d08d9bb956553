import { readBytes } from '@mutoscope/core'
import type { ModelContext } from '@mutoscope/core/ports'
import OpenAI from 'openai'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createRecraft, type RecraftOptions } from './recraft.js'
import type { ReceivedRequest } from './testing/fake-server.js'
import { startFakeRecraft, type FakeRecraft } from './testing/fakes/fake-recraft.js'
import { SMALL_PNG } from './testing/small-media.js'
import { testSubmitOnce } from './testing/test-submit-once.js'

const KEY = 'recraft-test-key'
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

const create = (server: FakeRecraft, options: RecraftOptions = {}) =>
  createRecraft({ apiKey: KEY, baseUrl: server.url, ...options })
const wire = ({ method, path, query, json, headers }: ReceivedRequest) => ({
  method,
  path,
  query: [...query],
  json,
  key: headers['authorization'],
})

testSubmitOnce(
  'Recraft image',
  async () => {
    const server = await startFakeRecraft()
    return { server, model: create(server).image(), request: PICTURE }
  },
  { describe, it, expect },
)

describe('createRecraft', () => {
  let server: FakeRecraft
  beforeEach(async () => {
    server = await startFakeRecraft()
  })
  afterEach(() => server.close())

  it('makes a picture as the SDK that Recraft documents asks for it, at the cost that is answered', async () => {
    const output = await create(server).image().generate(PICTURE, CONTEXT)
    const { prompt } = (server.requests[0] as ReceivedRequest).json as { prompt: string }
    const sdk = new OpenAI({ apiKey: KEY, baseURL: server.url, maxRetries: 0 })
    const theirs = await sdk.images.generate({
      prompt,
      model: 'recraftv4_1',
      n: 1,
      size: '1344x768',
      response_format: 'b64_json',
    })
    expect(wire(server.requests[0] as ReceivedRequest)).toEqual(wire(server.requests[1] as ReceivedRequest))
    expect(prompt).toContain('A mutoscope on a pier')
    expect(output).toMatchObject({
      mediaType: 'image/png',
      data: { width: 1, height: 1 },
      costMicros: 35_000,
    })
    const bytes = output.body === null ? null : Buffer.from(await readBytes(output.body))
    expect(bytes).toEqual(SMALL_PNG)
    expect(bytes?.toString('base64')).toBe(theirs.data?.[0]?.b64_json)
  })

  it.each([
    ['recraftv4_1', 1080, 1920, '768x1344'],
    ['recraftv4_1_pro', 1920, 1080, '2688x1536'],
    ['recraftv3', 1920, 1080, '1820x1024'],
    ['recraftv3', 1080, 1080, '1024x1024'],
    ['recraftv9', 1920, 1080, '1920x1080'],
  ])('asks %s for %i × %i as %s', async (model, width, height, size) => {
    await create(server)
      .image(model)
      .generate({ ...PICTURE, width, height }, CONTEXT)
    expect(server.requests[0]?.json).toMatchObject({ model, size })
  })

  it('passes a style on', async () => {
    const model = create(server).image('recraftv3', { input: { style: 'digital_illustration' } })
    await model.generate(PICTURE, CONTEXT)
    expect(server.requests[0]?.json).toMatchObject({ style: 'digital_illustration' })
    expect(model.version).not.toBe(create(server).image('recraftv3').version)
  })

  it.each([
    ['an empty prompt', 'recraftv4', ' ', { field: 'prompt' }],
    ['a prompt that is too long', 'recraftv3', 'x'.repeat(1000), { limit: 1000 }],
    ['a vector model', 'recraftv4_vector', 'A logo', { field: 'model' }],
  ])('sends nothing for %s', async (_name, model, prompt, details) => {
    await expect(
      create(server)
        .image(model)
        .generate({ ...PICTURE, prompt }, CONTEXT),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT', details })
    expect(server.requests).toHaveLength(0)
  })

  it.each([
    [400, 'not_enough_credits', 'PROVIDER_NO_CREDITS'],
    [402, 'payment', 'PROVIDER_NO_CREDITS'],
    [400, 'prompt_moderation_failed', 'MODEL_REFUSED'],
    [400, 'invalid_request_parameter', 'PROVIDER_REJECTED'],
  ])('reads %i %s as %s', async (status, kind, code) => {
    server.respondNext({ status, json: { code: kind, message: `About ${KEY}` } })
    const error: unknown = await create(server)
      .image()
      .generate(PICTURE, CONTEXT)
      .catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code })
    expect(JSON.stringify([error, String(error)])).not.toContain(KEY)
    expect(server.charges).toHaveLength(0)
  })

  it('takes an answer without a picture for an unknown one: it was paid', async () => {
    server.respondNext({ json: { data: [{ b64_json: Buffer.from('<svg/>').toString('base64') }] } })
    await expect(create(server).image().generate(PICTURE, CONTEXT)).rejects.toMatchObject({
      code: 'CALL_AMBIGUOUS',
    })
  })

  it('knows prices, and none for a model it does not know', () => {
    expect(create(server).image('recraftv4_pro').paid?.price(PICTURE).expectedMicros).toBe(250_000)
    expect(() => create(server).image('recraftv9').paid?.price(PICTURE)).toThrow(
      expect.objectContaining({ code: 'PRICE_UNKNOWN' }),
    )
    const own = {
      provider: 'recraft',
      model: 'recraftv9',
      unit: 'image',
      micros: 9_000,
      asOf: '2026-11-01',
      source: 'contract',
    } as const
    expect(
      create(server, { prices: [own] })
        .image('recraftv9')
        .paid?.price(PICTURE).expectedMicros,
    ).toBe(9_000)
  })

  it('says what is left: 1,000 units, which are a dollar', async () => {
    expect(await create(server).image().paid?.balance?.(CONTEXT)).toEqual({ availableMicros: 1_000_000 })
    expect(server.charges).toHaveLength(0)
  })

  it('checks a key with a free request', async () => {
    await create(server).checkKey()
    expect(server.requests[0]).toMatchObject({ method: 'GET', path: '/users/me' })
    await expect(create(server, { apiKey: 'wrong' }).checkKey()).rejects.toMatchObject({
      code: 'PROVIDER_AUTH',
    })
    expect(server.charges).toHaveLength(0)
  })
})
