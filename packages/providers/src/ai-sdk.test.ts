import {
  APICallError,
  LoadAPIKeyError,
  UnsupportedFunctionalityError,
  type Experimental_VideoModelV4,
  type Experimental_VideoModelV4CallOptions,
  type Experimental_VideoModelV4OperationStatusResult,
  type ImageModelV4,
  type ImageModelV4CallOptions,
  type LanguageModelV4,
  type LanguageModelV4CallOptions,
  type LanguageModelV4GenerateResult,
  type SpeechModelV4,
  type SpeechModelV4CallOptions,
} from '@ai-sdk/provider'
import { bytesSource, readBytes, type PriceEntry } from '@mutoscope/core'
import type {
  ImmediateModel,
  ModelContext,
  StartedModel,
  VideoRequest,
  ClipData,
} from '@mutoscope/core/ports'
import { describe, expect, it } from 'vitest'
import { createAiSdk } from './ai-sdk.js'
import { postLikeAiSdk, type AiSdkPost } from './ai-sdk/post-like-ai-sdk.fixture.js'
import { writtenScript } from './testing/written-script.js'
import { SMALL_PNG, smallWav, startFakeServer, testSubmitOnce } from './testing/index.js'
import { SAMPLE_REQUESTS, sampleContext } from './testing/sample-requests.js'
import { SMALL_MP4 } from './testing/small-mp4.js'

const { script, speech, image, video } = SAMPLE_REQUESTS
const entry = (unit: PriceEntry['unit'], micros: number): PriceEntry => ({
  provider: 'acme',
  model: 'model-1',
  unit,
  micros,
  asOf: '2026-11-21',
  source: 'us',
})
const PRICES = [
  entry('image', 40_000),
  entry('kilochar', 15_000),
  entry('second', 100_000),
  entry('megatoken-in', 1_000_000),
  entry('megatoken-out', 2_000_000),
]
const ai = createAiSdk({ prices: PRICES })

const identity = { specificationVersion: 'v4', provider: 'acme', modelId: 'model-1' } as const
const response = { timestamp: new Date(0), modelId: 'model-1', headers: {} }

const nothing: AiSdkPost = () => Promise.resolve()

function imageModel(
  post: AiSdkPost = nothing,
  images: string[] | Uint8Array[] = [SMALL_PNG.toString('base64')],
): ImageModelV4 & { readonly seen: ImageModelV4CallOptions[] } {
  const seen: ImageModelV4CallOptions[] = []
  return {
    ...identity,
    maxImagesPerCall: 1,
    seen,
    async doGenerate(options) {
      seen.push(options)
      await post({ prompt: options.prompt }, options.abortSignal)
      return { images, warnings: [{ type: 'unsupported', feature: 'seed' }], response }
    },
  }
}

function speechModel(
  post: AiSdkPost = nothing,
  audio: string | Uint8Array = smallWav(),
): SpeechModelV4 & { readonly seen: SpeechModelV4CallOptions[] } {
  const seen: SpeechModelV4CallOptions[] = []
  return {
    ...identity,
    seen,
    async doGenerate(options) {
      seen.push(options)
      await post({ text: options.text }, options.abortSignal)
      return { audio, warnings: [], response }
    },
  }
}

function languageModel(
  answer: Partial<LanguageModelV4GenerateResult> = {},
  post: AiSdkPost = nothing,
): LanguageModelV4 & { readonly seen: LanguageModelV4CallOptions[] } {
  const seen: LanguageModelV4CallOptions[] = []
  return {
    ...identity,
    supportedUrls: {},
    seen,
    async doGenerate(options) {
      seen.push(options)
      await post({ prompt: options.prompt }, options.abortSignal)
      return {
        content: [
          { type: 'reasoning', text: 'Hm.' },
          { type: 'text', text: writtenScript(12_000) },
        ],
        finishReason: { unified: 'stop', raw: 'stop' },
        warnings: [],
        usage: {
          inputTokens: { total: 1000, noCache: 1000, cacheRead: 0, cacheWrite: 0 },
          outputTokens: { total: 500, text: 500, reasoning: 0 },
        },
        ...answer,
      }
    },
    doStream: () => Promise.reject(new Error('not used')),
  }
}

type Seen = Experimental_VideoModelV4CallOptions & { webhookUrl?: string }
function startedVideo(
  statuses: Experimental_VideoModelV4OperationStatusResult[] = [],
  post: AiSdkPost = nothing,
): Experimental_VideoModelV4 & { readonly seen: Seen[] } {
  const seen: Seen[] = []
  return {
    ...identity,
    maxVideosPerCall: 1,
    seen,
    async doStart(options) {
      seen.push(options)
      await post({ prompt: options.prompt }, options.abortSignal)
      return { operation: { task: 'task-1' }, warnings: [], response }
    },
    doStatus({ operation }) {
      expect(operation).toEqual({ task: 'task-1' })
      const next = statuses.shift()
      return next === undefined
        ? Promise.reject(
            new APICallError({ message: 'Busy', url: '', requestBodyValues: {}, statusCode: 503 }),
          )
        : Promise.resolve(next)
    },
  }
}

function immediateVideo(url: string): Experimental_VideoModelV4 {
  return {
    ...identity,
    maxVideosPerCall: 1,
    doGenerate: () =>
      Promise.resolve({ videos: [{ type: 'url', url, mediaType: 'video/mp4' }], warnings: [], response }),
  }
}

const started = (model: Experimental_VideoModelV4, options = {}) =>
  ai.video(model, options) as StartedModel<VideoRequest, ClipData>
const completed = (
  videos: Extract<Experimental_VideoModelV4OperationStatusResult, { status: 'completed' }>['videos'],
) => ({ status: 'completed' as const, videos, warnings: [], response })
const bytesOf = async (body: Parameters<typeof readBytes>[0] | null): Promise<Buffer> =>
  body === null ? Buffer.alloc(0) : Buffer.from(await readBytes(body))

const startServer = () =>
  startFakeServer({
    isPaid: () => true,
    respond: () => ({ json: {} }),
    errorBody: (_status, message) => ({ error: { message } }),
  })
const subject = async <Model, Request>(make: (post: AiSdkPost) => Model, request: Request) => {
  const server = await startServer()
  return { server, request, model: make(postLikeAiSdk(server)) }
}

testSubmitOnce('an image model of the AI SDK', () => subject((post) => ai.image(imageModel(post)), image), {
  describe,
  it,
  expect,
})
testSubmitOnce(
  'a speech model of the AI SDK',
  () => subject((post) => ai.speech(speechModel(post)), speech),
  { describe, it, expect },
)
testSubmitOnce(
  'a language model of the AI SDK',
  () => subject((post) => ai.script(languageModel({}, post)), script),
  { describe, it, expect },
)
testSubmitOnce(
  'a video model of the AI SDK',
  () => subject((post) => started(startedVideo([], post)), video),
  { describe, it, expect },
)

describe('scripts', () => {
  it('are asked for as JSON of a schema, and cost what was used', async () => {
    const model = languageModel()
    const output = await ai
      .script(model, { providerOptions: { acme: { effort: 'low' } } })
      .generate(script, sampleContext())
    expect(output).toMatchObject({
      body: null,
      costMicros: 2000,
      data: { title: 'The lighthouse', scenes: [{ shot: 'wide' }, { shot: 'wide' }] },
    })
    expect(model.seen[0]).toMatchObject({
      prompt: [
        { role: 'system', content: expect.any(String) as string },
        {
          role: 'user',
          content: [{ type: 'text', text: expect.stringContaining('The last lighthouse keeper') as string }],
        },
      ],
      responseFormat: { type: 'json', schema: { type: 'object', additionalProperties: false } },
      providerOptions: { acme: { effort: 'low' } },
    })
  })

  it('prefer the text that the model points out', async () => {
    const output = await ai
      .script(
        languageModel({
          structuredOutputText: writtenScript(12_000),
          content: [{ type: 'text', text: 'A draft.' }],
        }),
      )
      .generate(script, sampleContext())
    expect(output.data.title).toBe('The lighthouse')
  })

  it.each([
    ['content-filter', 'MODEL_REFUSED'],
    ['length', 'SCRIPT_INVALID'],
    ['error', 'MODEL_FAILED'],
  ] as const)('that end by %s are %s', async (unified, code) => {
    await expect(
      ai.script(languageModel({ finishReason: { unified, raw: unified } })).generate(script, sampleContext()),
    ).rejects.toMatchObject({ code })
  })

  it('are priced by tokens', () => {
    const price = ai.script(languageModel()).paid?.price(script)
    expect(price?.expectedMicros).toBeGreaterThan(100)
    expect(price?.maxMicros).toBeGreaterThan(price?.expectedMicros ?? 0)
  })
})

describe('pictures', () => {
  it('are asked for by shape, with a seed that changes with the take', async () => {
    const model = imageModel()
    const output = await ai.image(model).generate(image, sampleContext())
    await ai.image(model).generate({ ...image, take: 2 }, sampleContext())
    await ai.image(model).generate(image, sampleContext())
    expect(output).toMatchObject({
      mediaType: 'image/png',
      data: { width: 1, height: 1 },
      warnings: ['seed: unsupported'],
    })
    expect(await bytesOf(output.body)).toEqual(SMALL_PNG)
    const [first, second, third] = model.seen
    const expected: ImageModelV4CallOptions = {
      prompt: first?.prompt,
      n: 1,
      size: undefined,
      aspectRatio: '16:9',
      seed: first?.seed,
      files: undefined,
      mask: undefined,
      providerOptions: {},
      ...(first?.abortSignal === undefined ? {} : { abortSignal: first.abortSignal }),
    }
    expect(first).toEqual(expected)
    expect(first?.prompt).toContain('An old lighthouse at dusk.')
    expect(Number.isInteger(first?.seed)).toBe(true)
    expect(second?.seed).not.toBe(first?.seed)
    expect(third?.seed).toBe(first?.seed)
  })

  it('are asked for in the nearest size that the model makes', async () => {
    const model = imageModel(nothing, [new Uint8Array(SMALL_PNG)])
    await ai
      .image(model, {
        sizes: [
          { width: 1024, height: 1024 },
          { width: 1536, height: 1024 },
        ],
      })
      .generate(image, sampleContext())
    expect(model.seen[0]).toMatchObject({ size: '1536x1024', aspectRatio: undefined })
  })

  it('that are none are a failure', async () => {
    await expect(ai.image(imageModel(nothing, [])).generate(image, sampleContext())).rejects.toMatchObject({
      code: 'MODEL_FAILED',
      message: expect.stringContaining('no picture') as string,
    })
    await expect(
      ai.image(imageModel(nothing, ['AAAA'])).generate(image, sampleContext()),
    ).rejects.toMatchObject({ code: 'MODEL_FAILED' })
    await expect(
      ai.image(imageModel()).generate({ ...image, prompt: '' }, sampleContext()),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })
})

describe('speech', () => {
  it('is measured, and its words share the length', async () => {
    const model = speechModel()
    const output = await ai
      .speech(model, { voices: { balanced: 'anna' }, format: 'wav', instructions: 'Softly.' })
      .generate({ ...speech, speed: 1.1, pitch: 1.2 }, sampleContext())
    expect(output).toMatchObject({
      mediaType: 'audio/wav',
      data: { durationMs: 100, sampleRate: 24_000, timing: 'spread' },
      warnings: [expect.stringContaining('pitch') as string],
    })
    expect(output.data.words).toHaveLength(6)
    const { abortSignal: _signal, ...seen } = model.seen[0] ?? { text: '' }
    expect(seen).toEqual({
      text: speech.text,
      voice: 'anna',
      outputFormat: 'wav',
      language: 'en',
      speed: 1.1,
      instructions: 'Softly.',
    } satisfies SpeechModelV4CallOptions)
    expect(ai.speech(model).paid?.price(speech).expectedMicros).toBe(Math.ceil(15 * speech.text.length))
  })
})

describe('clips', () => {
  const context: ModelContext = {
    ...sampleContext(),
    call: { marker: 'm', idempotencyKey: 'k', webhookUrl: 'https://us.example/hook?call=m' },
  }

  it('are started with pictures and webhook, and asked for until they are there', async () => {
    const model = startedVideo([
      { status: 'pending', response },
      completed([{ type: 'binary', data: SMALL_MP4, mediaType: 'video/mp4' }]),
    ])
    const images = [
      { hash: 'a', mediaType: 'image/png', use: 'first' },
      { hash: 'b', mediaType: 'image/png', use: 'last' },
      { hash: 'c', mediaType: 'image/png', use: 'reference' },
    ] as const
    const { operation } = await started(model).start({ ...video, images, seed: 7, take: 2 }, context)
    const file = { type: 'file', mediaType: 'image/png', data: new Uint8Array(SMALL_PNG) } as const
    const { abortSignal: _signal, ...seen } = model.seen[0] ?? {}
    expect(seen).toEqual({
      prompt: video.prompt,
      n: 1,
      aspectRatio: '16:9',
      resolution: '1280x720',
      duration: 8,
      fps: undefined,
      seed: 8,
      image: undefined,
      generateAudio: true,
      providerOptions: {},
      frameImages: [
        { image: file, frameType: 'first_frame' },
        { image: file, frameType: 'last_frame' },
      ],
      inputReferences: [file],
      webhookUrl: 'https://us.example/hook?call=m',
    } satisfies Seen)
    const stored: unknown = JSON.parse(JSON.stringify(operation))
    expect(await started(model).status(stored as typeof operation, context)).toMatchObject({
      status: 'pending',
    })
    const end = await started(model).status(stored as typeof operation, context)
    expect(end).toMatchObject({
      status: 'succeeded',
      output: { mediaType: 'video/mp4', data: { durationMs: 8000, width: 1280, height: 720 } },
    })
  })

  it('take a first picture alone where every model looks for it', async () => {
    const model = startedVideo()
    await started(model).start(
      { ...video, images: [{ hash: 'a', mediaType: 'image/png', use: 'first' }] },
      context,
    )
    expect(model.seen[0]).toMatchObject({
      image: { type: 'file' },
      frameImages: undefined,
      inputReferences: undefined,
    })
  })

  it('that failed or are not handed over are failures, and a busy look may be repeated', async () => {
    const model = startedVideo([
      { status: 'error', error: 'Bad luck', response },
      completed([]),
      completed([{ type: 'uploaded', mediaType: 'video/mp4' }]),
      completed([{ type: 'base64', data: 'AAAA', mediaType: 'video/mp4' }]),
    ])
    const { operation } = await started(model).start(video, context)
    expect(await started(model).status(operation, context)).toEqual({
      status: 'failed',
      message: 'Bad luck',
      retryable: false,
    })
    for (const words of ['no clip', 'your own storage', 'neither MP4 nor WebM']) {
      expect(await started(model).status(operation, context)).toMatchObject({
        status: 'failed',
        message: expect.stringContaining(words) as string,
      })
    }
    await expect(started(model).status(operation, context)).rejects.toMatchObject({
      code: 'PROVIDER_UNAVAILABLE',
    })
  })

  it("are fetched from where the answer points, but not from the host's own network", async () => {
    const server = await startFakeServer({
      isPaid: () => false,
      respond: () => ({ bytes: SMALL_MP4, headers: { 'content-type': 'video/mp4' } }),
      errorBody: () => null,
    })
    const model = immediateVideo(`${server.url}/clip.mp4`)
    const open = createAiSdk({ prices: PRICES, outputOrigins: [server.url] }).video(model)
    const output = await (open as ImmediateModel<VideoRequest, ClipData>).generate(video, context)
    expect(await bytesOf(output.body)).toEqual(SMALL_MP4)
    for (const [free, code] of [
      [true, 'URL_NOT_ALLOWED'],
      [false, 'CALL_AMBIGUOUS'],
    ] as const) {
      const closed = createAiSdk({ free }).video(model) as ImmediateModel<VideoRequest, ClipData>
      await expect(closed.generate(video, context)).rejects.toMatchObject({ code })
    }
    await server.close()
  })

  it('are checked against capabilities that are given', async () => {
    const capabilities = {
      durations: [5],
      sizes: [{ width: 1280, height: 720 }],
      needsImage: false,
      takesFirstImage: false,
      takesLastImage: false,
      audio: false,
      maxPromptChars: 500,
    }
    const model = startedVideo()
    await expect(started(model, { capabilities }).start(video, context)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'durationSec', limit: [5] },
    })
    expect(model.seen).toHaveLength(0)
    expect(ai.video(model, { capabilities }).capabilities).toBe(capabilities)
  })

  it('are priced by the second', () => {
    expect(ai.video(startedVideo()).paid?.price(video).expectedMicros).toBe(800_000)
  })
})

describe('prices', () => {
  it('must be given, unless the models are free', () => {
    expect(() => createAiSdk().image(imageModel()).paid?.price(image)).toThrow(
      expect.objectContaining({ code: 'PRICE_UNKNOWN' }),
    )
    expect(createAiSdk({ free: true }).image(imageModel()).paid).toBeUndefined()
  })
})

describe('model objects', () => {
  it.each([
    ['v2', imageModel()],
    ['v4', { doGenerate: imageModel().doGenerate }],
  ])('of version %s that are not known are refused at once', (specificationVersion, model) => {
    const object = { ...model, specificationVersion } as ImageModelV4
    expect(() => ai.image(object)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }))
  })

  it('of version v3 are taken', async () => {
    await expect(
      ai.image({ ...imageModel(), specificationVersion: 'v3' }).generate(image, sampleContext()),
    ).resolves.toMatchObject({ mediaType: 'image/png' })
  })

  it('without a way to make clips are refused', () => {
    expect(() => ai.video({ ...identity })).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }))
  })
})

describe('errors', () => {
  const body = (code: string) => JSON.stringify({ error: { code } })
  const call = (statusCode: number, responseBody = '', responseHeaders = {}) =>
    new APICallError({
      message: 'Said no',
      url: '',
      requestBodyValues: { key: 'test-key-acme' },
      statusCode,
      responseBody,
      responseHeaders,
    })

  it.each([
    ['a missing key', new LoadAPIKeyError({ message: 'No key' }), 'PROVIDER_KEY_MISSING'],
    [
      'something unsupported',
      new UnsupportedFunctionalityError({ functionality: 'size' }),
      'PROVIDER_REJECTED',
    ],
    ['no money', call(429, body('insufficient_quota')), 'PROVIDER_NO_CREDITS'],
    ['402', call(402), 'PROVIDER_NO_CREDITS'],
    ['a refusal', call(400, body('moderation_blocked')), 'MODEL_REFUSED'],
    ['400', call(400, 'text'), 'PROVIDER_REJECTED'],
    ['a wait', call(429, '', { 'retry-after': '7' }), 'PROVIDER_RATE_LIMITED'],
    ['500', call(500), 'CALL_AMBIGUOUS'],
    ['anything else', new TypeError('Odd'), 'CALL_AMBIGUOUS'],
  ])('maps %s', async (_name, thrown, code) => {
    const error: unknown = await ai
      .image(imageModel(() => Promise.reject(thrown)))
      .generate(image, sampleContext())
      .catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code, details: { provider: 'acme' } })
    expect(JSON.stringify([error, (error as Error).cause ?? null, (error as Error).stack])).not.toContain(
      'test-key',
    )
  })

  it('tells how long to wait', async () => {
    await expect(
      ai
        .image(imageModel(() => Promise.reject(call(429, '', { 'retry-after': '7' }))))
        .generate(image, sampleContext()),
    ).rejects.toMatchObject({ details: { retryAfterMs: 7000 } })
  })

  it('of free models are never ambiguous', async () => {
    await expect(
      createAiSdk({ free: true })
        .image(imageModel(() => Promise.reject(call(500))))
        .generate(image, sampleContext()),
    ).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' })
  })

  it('calls nobody once it is cancelled', async () => {
    const model = imageModel()
    await expect(
      ai
        .image(model)
        .generate(
          image,
          sampleContext({ signal: AbortSignal.abort(), open: () => Promise.resolve(bytesSource(SMALL_PNG)) }),
        ),
    ).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(model.seen).toHaveLength(0)
  })
})
