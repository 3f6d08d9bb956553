import { readBytes, type MutoscopeError } from '@mutoscope/core'
import type { ImageRequest, ImmediateModel, Model } from '@mutoscope/core/ports'
import OpenAISdk, { toFile } from 'openai'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createOpenAI, OPENAI_PRICES } from './openai.js'
import { openaiImageSize } from './openai/openai-image-size.js'
import { startFakeOpenAI, type FakeOpenAI } from './testing/fakes/fake-openai.js'
import { SAMPLE_REQUESTS, sampleContext } from './testing/sample-requests.js'
import { SMALL_PNG } from './testing/small-media.js'
import { testSubmitOnce } from './testing/test-submit-once.js'

const apiKey = 'sk-test-key-1'
const subject = async <Request, Data>(
  choose: (openai: ReturnType<typeof createOpenAI>) => unknown,
  request: Request,
) => {
  const server = await startFakeOpenAI()
  return {
    server,
    model: choose(createOpenAI({ apiKey, baseUrl: server.url })) as ImmediateModel<Request, Data & null>,
    request,
  }
}
testSubmitOnce(
  'OpenAI script',
  () => subject((openai) => openai.script('gpt-6-luna'), SAMPLE_REQUESTS.script),
  { describe, it, expect },
)
testSubmitOnce(
  'OpenAI image',
  () => subject((openai) => openai.image('gpt-image-2.5-flare'), SAMPLE_REQUESTS.image),
  { describe, it, expect },
)
testSubmitOnce('OpenAI speech', () => subject((openai) => openai.speech('tts-1'), SAMPLE_REQUESTS.speech), {
  describe,
  it,
  expect,
})

let server: FakeOpenAI
let openai: ReturnType<typeof createOpenAI>
let sdk: OpenAISdk
beforeEach(async () => {
  server = await startFakeOpenAI()
  openai = createOpenAI({ apiKey, baseUrl: server.url, organization: 'org-1', project: 'proj-1' })
  sdk = new OpenAISdk({
    apiKey,
    baseURL: server.url,
    organization: 'org-1',
    project: 'proj-1',
    maxRetries: 0,
  })
})
afterEach(() => server.close())

const generate = <Request, Data>(model: Model<Request, Data>, request: Request, context = sampleContext()) =>
  (model as ImmediateModel<Request, Data>).generate(request, context)

/** The last request, in the parts that are a contract. */
function wire() {
  const request = server.requests.at(-1)
  const [auth, organization, project, accept, type] = [
    'authorization',
    'openai-organization',
    'openai-project',
    'accept',
    'content-type',
  ].map((name) => request?.headers[name])
  return {
    method: request?.method,
    path: request?.path,
    query: request?.query.toString(),
    json: request?.json,
    auth,
    organization,
    project,
    accept,
    type,
  }
}

/** The parts of the last request, which came as a form. */
async function readForm(received: FakeOpenAI) {
  const request = received.requests.at(-1)
  const form = await new Response(new Uint8Array(request?.body ?? []), {
    headers: { 'content-type': request?.headers['content-type'] ?? '' },
  }).formData()
  const parts = Object.groupBy([...form], ([name]) => name)
  const values = (list: [string, FormDataEntryValue][] = []) =>
    list.map(([, value]) => (typeof value === 'string' ? value : [value.name, value.type, value.size]))
  return {
    path: request?.path,
    parts: Object.fromEntries(
      Object.entries(parts).map(([name, list]) => [
        name,
        name === 'image[]' ? values(list) : values(list)[0],
      ]),
    ),
  }
}

describe('OpenAI requests are those of the official SDK', () => {
  it('for scripts', async () => {
    await generate(openai.script('gpt-6-luna'), SAMPLE_REQUESTS.script)
    const ours = wire()
    const { text, instructions, input, max_output_tokens } =
      ours.json as OpenAISdk.Responses.ResponseCreateParamsNonStreaming
    const response = await sdk.responses.create({
      model: 'gpt-6-luna',
      instructions: instructions ?? '',
      input: input ?? '',
      max_output_tokens: max_output_tokens ?? 0,
      text: text ?? {},
      metadata: { mutoscope_call: 'marker-1' },
    })
    expect({ ...ours, accept: '' }).toEqual({ ...wire(), accept: '' })
    expect(text).toMatchObject({ format: { type: 'json_schema', strict: true, name: 'script' } })
    expect(JSON.parse(response.output_text)).toHaveProperty('scenes')
    expect(response.usage?.output_tokens).toBe(2000)
  })

  it('for pictures', async () => {
    await generate(
      openai.image('gpt-image-2.5-flare', { quality: 'high', moderation: 'low' }),
      SAMPLE_REQUESTS.image,
    )
    const ours = wire()
    const { prompt } = ours.json as { prompt: string }
    const images = await sdk.images.generate({
      model: 'gpt-image-2.5-flare',
      prompt,
      n: 1,
      size: '1280x720',
      quality: 'high',
      output_format: 'png',
      moderation: 'low',
    })
    expect({ ...ours, accept: '' }).toEqual({ ...wire(), accept: '' })
    expect(Buffer.from(images.data?.[0]?.b64_json ?? '', 'base64')).toEqual(SMALL_PNG)
  })

  it('for pictures with reference pictures', async () => {
    const references = [
      { hash: 'a', mediaType: 'image/png' },
      { hash: 'b', mediaType: 'image/webp' },
    ]
    await generate(openai.image('gpt-image-2.5-flare'), { ...SAMPLE_REQUESTS.image, references })
    const ours = await readForm(server)
    const image = await Promise.all(
      references.map(({ mediaType }) =>
        toFile(SMALL_PNG, `reference.${mediaType.slice(6)}`, { type: mediaType }),
      ),
    )
    await sdk.images.edit({
      model: 'gpt-image-2.5-flare',
      image,
      prompt: String(ours.parts['prompt']),
      n: 1,
      size: '1280x720',
      quality: 'medium',
      output_format: 'png',
    })
    expect(ours).toEqual(await readForm(server))
    expect(ours).toMatchObject({
      path: '/images/edits',
      parts: {
        'image[]': [
          ['reference.png', 'image/png', SMALL_PNG.byteLength],
          ['reference.webp', 'image/webp', SMALL_PNG.byteLength],
        ],
      },
    })
  })

  it('for speech', async () => {
    await generate(openai.speech('gpt-4o-mini-tts', { instructions: 'Calm.' }), {
      ...SAMPLE_REQUESTS.speech,
      speed: 1.2,
    })
    const ours = wire()
    const response = await sdk.audio.speech.create({
      model: 'gpt-4o-mini-tts',
      input: SAMPLE_REQUESTS.speech.text,
      voice: 'alloy',
      response_format: 'pcm',
      speed: 1.2,
      instructions: 'Calm.',
    })
    expect(ours).toEqual(wire())
    expect((await response.arrayBuffer()).byteLength).toBe(4800)
  })

  it('for the key check', async () => {
    await openai.checkKey()
    const ours = wire()
    expect((await sdk.models.list()).data[0]?.id).toBe('gpt-6-luna')
    expect({ ...ours, accept: '' }).toEqual({ ...wire(), accept: '' })
  })
})

describe('OpenAI scripts', () => {
  it('are written with their cost, and carry the marker', async () => {
    const output = await generate(openai.script('gpt-6-luna'), SAMPLE_REQUESTS.script)
    expect(output).toMatchObject({
      body: null,
      costMicros: 100 + 1000,
      data: { scenes: [{ shot: 'wide' }, { shot: 'wide' }] },
    })
    expect(server.charges).toMatchObject([{ marker: 'marker-1' }])
  })

  it('are asked for once more when they break our rules', async () => {
    server.next('broken-script')
    await generate(openai.script('gpt-6-luna'), SAMPLE_REQUESTS.script)
    expect(server.charges.map(({ marker }) => marker)).toEqual(['marker-1', 'marker-1-repair'])
  })

  it.each([
    ['refuse', 'MODEL_REFUSED'],
    ['cut-off', 'SCRIPT_INVALID'],
    ['no-credits', 'PROVIDER_NO_CREDITS'],
    ['moderation', 'MODEL_REFUSED'],
  ] as const)('end after %s as %s', async (turn, code) => {
    server.next(turn)
    await expect(generate(openai.script('gpt-6-luna'), SAMPLE_REQUESTS.script)).rejects.toMatchObject({
      code,
    })
  })

  it('of a model that ends say when', async () => {
    expect((await generate(openai.script('gpt-5.4-mini'), SAMPLE_REQUESTS.script)).warnings).toEqual([
      expect.stringContaining('2026-12-11'),
    ])
    expect((await generate(openai.script('gpt-6-luna'), SAMPLE_REQUESTS.script)).warnings).toEqual([])
  })

  it('name the prompt in their version', () => {
    expect(openai.script('gpt-6-luna').version).toContain('prompt-1')
  })
})

describe('OpenAI pictures', () => {
  it('come as bytes with their real size and the cost of their tokens', async () => {
    const output = await generate(openai.image('gpt-image-2.5-flare'), SAMPLE_REQUESTS.image)
    expect(output).toMatchObject({
      mediaType: 'image/png',
      data: { width: 1, height: 1 },
      costMicros: 250 + 45_000,
      warnings: [],
    })
    expect(output.body && Buffer.from(await readBytes(output.body))).toEqual(SMALL_PNG)
  })

  it('read reference pictures at the price of pictures', async () => {
    const references = [{ hash: 'a', mediaType: 'image/png' }]
    const image = openai.image('gpt-image-2.5-flare')
    const output = await generate(image, { ...SAMPLE_REQUESTS.image, references })
    // 50 tokens of text at $5 a million, 1,000 of a picture at $8, 1,500 written at $30.
    expect(output.costMicros).toBe(250 + 8_000 + 45_000)
    const quoted = (request: ImageRequest) => image.paid?.price(request).expectedMicros ?? 0
    expect(quoted({ ...SAMPLE_REQUESTS.image, references }) - quoted(SAMPLE_REQUESTS.image)).toBe(1500 * 8)
  })

  it('are asked for in sizes the models make', () => {
    expect(openaiImageSize('gpt-image-2', { width: 1920, height: 1080 })).toEqual({
      width: 1920,
      height: 1088,
    })
    expect(openaiImageSize('gpt-image-2', { width: 3840, height: 2160 })).toEqual({
      width: 2560,
      height: 1440,
    })
    expect(openaiImageSize('gpt-image-2', { width: 720, height: 720 })).toEqual({ width: 816, height: 816 })
    expect(openaiImageSize('gpt-image-1.5', { width: 1080, height: 1920 })).toEqual({
      width: 1024,
      height: 1536,
    })
  })

  it('that are refused say why', async () => {
    server.next('moderation')
    await expect(generate(openai.image('gpt-image-2'), SAMPLE_REQUESTS.image)).rejects.toMatchObject({
      code: 'MODEL_REFUSED',
      message: expect.stringContaining('safety system') as string,
    })
  })

  it('with a prompt that is too long are not sent', async () => {
    await expect(
      generate(openai.image('gpt-image-2'), { ...SAMPLE_REQUESTS.image, prompt: 'x'.repeat(32_001) }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { limit: 32_000 } })
    expect(server.requests).toHaveLength(0)
  })
})

describe('OpenAI speech', () => {
  it('is a WAV with word times, its cost and the day it ends', async () => {
    const output = await generate(openai.speech('gpt-4o-mini-tts'), { ...SAMPLE_REQUESTS.speech, pitch: 1.2 })
    expect(output).toMatchObject({
      mediaType: 'audio/wav',
      data: { durationMs: 100, sampleRate: 24_000, timing: 'spread', words: { length: 6 } },
      costMicros: 25,
    })
    expect(output.warnings).toEqual([expect.stringContaining('2027-01-06'), expect.stringContaining('pitch')])
    expect(
      output.body &&
        Buffer.from(await readBytes(output.body))
          .subarray(0, 4)
          .toString(),
    ).toBe('RIFF')
  })

  it('with a text that is too long or empty is not sent', async () => {
    for (const text of ['x'.repeat(4097), '  '])
      await expect(
        generate(openai.speech('tts-1'), { ...SAMPLE_REQUESTS.speech, text }),
      ).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    expect(server.requests).toHaveLength(0)
  })
})

describe('OpenAI prices', () => {
  it('hold by tokens, characters and minutes', () => {
    expect(
      openai.image('gpt-image-2.5-flare').paid?.price(SAMPLE_REQUESTS.image).expectedMicros,
    ).toBeGreaterThan(40_000)
    expect(openai.speech('tts-1').paid?.price(SAMPLE_REQUESTS.speech).expectedMicros).toBe(495)
    expect(openai.speech('gpt-4o-mini-tts').paid?.price(SAMPLE_REQUESTS.speech)).toMatchObject({
      minMicros: 360,
      expectedMicros: 600,
      maxMicros: 1200,
    })
    expect(openai.script('gpt-6-luna').paid?.price(SAMPLE_REQUESTS.script).maxMicros).toBeGreaterThan(0)
  })

  it('are never guessed, but taken from the host, and the unknown model goes through to the wire', async () => {
    expect(() => openai.image('gpt-image-9').paid?.price(SAMPLE_REQUESTS.image)).toThrow(
      expect.objectContaining({ code: 'PRICE_UNKNOWN' }) as Error,
    )
    const prices = OPENAI_PRICES.map((entry) => ({ ...entry, model: 'gpt-image-9' }))
    const own = createOpenAI({ apiKey, baseUrl: server.url, prices }).image('gpt-image-9')
    expect(own.paid?.price(SAMPLE_REQUESTS.image).expectedMicros).toBeGreaterThan(0)
    await generate(own, SAMPLE_REQUESTS.image)
    expect(server.requests.at(-1)?.json).toMatchObject({ model: 'gpt-image-9' })
  })
})

describe('OpenAI keys', () => {
  it('that are wrong are told and never shown', async () => {
    const wrong = createOpenAI({ apiKey: 'sk-wrong-tes-key', baseUrl: server.url })
    const error = await wrong.checkKey().catch((thrown: unknown) => thrown as MutoscopeError)
    expect(error).toMatchObject({ code: 'PROVIDER_AUTH' })
    expect(JSON.stringify([error, String(error)])).not.toContain('sk-wrong')
  })

  it('may come from a function by owner', async () => {
    const byOwner = createOpenAI({
      apiKey: ({ ownerId }) => `sk-test-key-${ownerId ?? ''}`,
      baseUrl: server.url,
    })
    await generate(byOwner.speech('tts-1'), SAMPLE_REQUESTS.speech, sampleContext({ ownerId: 'owner-7' }))
    expect(wire().auth).toBe('Bearer sk-test-key-owner-7')
  })
})
