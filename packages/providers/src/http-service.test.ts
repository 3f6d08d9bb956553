import { readBytes, type PriceEntry } from '@mutoscope/core'
import type { ModelOutput } from '@mutoscope/core/ports'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHttpService, type HttpService, type HttpServiceOptions } from './http-service.js'
import { SMALL_PNG, smallWav, startFakeServer, testSubmitOnce } from './testing/index.js'
import { startFakeHttpService, type FakeHttpService } from './testing/fakes/fake-http-service.js'
import { SAMPLE_REQUESTS, sampleContext } from './testing/sample-requests.js'

const KEY = 'test-key-services'
const { script, speech, image } = SAMPLE_REQUESTS
const PRICES: readonly PriceEntry[] = [
  {
    provider: 'http-service',
    model: 'script',
    unit: 'request',
    micros: 2000,
    asOf: '2026-11-21',
    source: 'us',
  },
  {
    provider: 'http-service',
    model: 'audio',
    unit: 'kilochar',
    micros: 30_000,
    asOf: '2026-11-21',
    source: 'us',
  },
  { provider: 'http-service', model: 'image', unit: 'image', micros: 4000, asOf: '2026-11-21', source: 'us' },
  { provider: 'http-service', model: 'video', unit: 'request', micros: 1, asOf: '2026-11-21', source: 'us' },
]

const connect = (url: string, options: HttpServiceOptions = {}): HttpService =>
  createHttpService({
    scriptUrl: `${url}/script`,
    audioUrl: `${url}/audio/`,
    imageUrl: `${url}/image`,
    videoUrl: `${url}/video`,
    apiKey: KEY,
    ...options,
  })

const paidSubject = async <Model, Request>(model: (services: HttpService) => Model, request: Request) => {
  const server = await startFakeHttpService()
  return { server, request, model: model(connect(server.url, { prices: PRICES })) }
}

testSubmitOnce('a priced script service', () => paidSubject((services) => services.script(), script), {
  describe,
  it,
  expect,
})
testSubmitOnce('a priced audio service', () => paidSubject((services) => services.speech(), speech), {
  describe,
  it,
  expect,
})
testSubmitOnce('a priced image service', () => paidSubject((services) => services.image(), image), {
  describe,
  it,
  expect,
})

let fake: FakeHttpService
beforeEach(async () => {
  fake = await startFakeHttpService()
})
afterEach(() => fake.close())

const bytesOf = async ({ body }: ModelOutput<unknown>): Promise<Buffer> =>
  body === null ? Buffer.alloc(0) : Buffer.from(await readBytes(body))
const posted = () =>
  fake.requests.filter(({ method }) => method === 'POST').map(({ path, json }) => ({ path, json }))

describe('the documented requests', () => {
  it('asks the script service, and cuts its text into scenes', async () => {
    const output = await connect(fake.url)
      .script()
      .generate({ ...script, title: 'The keeper', description: 'Somewhere in the north.' }, sampleContext())
    expect(posted()).toEqual([
      {
        path: '/script/generate',
        json: {
          title: 'The keeper',
          description: 'The last lighthouse keeper\n\nSomewhere in the north.',
          use_case: 'storytelling',
          language: 'en',
          style: 'dramatic',
        },
      },
    ])
    expect(output.data).toMatchObject({
      title: 'The Keeper',
      scenes: [
        { narration: 'The keeper climbs the stairs.' },
        { narration: 'The light goes out. Nobody comes.' },
      ],
    })
  })

  it('tells the script service title and description as they are when there is nothing else', async () => {
    await connect(fake.url)
      .script()
      .generate(
        { ...script, title: 'AI', description: 'How machines learn', prompt: 'AI. How machines learn' },
        sampleContext(),
      )
    await connect(fake.url)
      .script()
      .generate({ ...script, title: 'AI', prompt: 'AI' }, sampleContext())
    expect(posted()).toMatchObject([
      { json: { title: 'AI', description: 'How machines learn' } },
      { json: { title: 'AI', description: 'AI' } },
    ])
  })

  it('asks the audio service, and measures what it made', async () => {
    const output = await connect(fake.url)
      .speech()
      .generate({ ...speech, voice: 'bright', speed: 1.2, pitch: 0.9 }, sampleContext())
    expect(posted()).toEqual([
      {
        path: '/audio/generate',
        json: {
          script_text: speech.text,
          voice_id: 'nova',
          audio_speed: 1.2,
          audio_pitch: 0.9,
          language: 'en',
        },
      },
    ])
    expect(output).toMatchObject({
      mediaType: 'audio/wav',
      data: { durationMs: 100, sampleRate: 24_000, timing: 'spread', silent: false },
    })
    expect(output.data.words).toHaveLength(6)
    expect(await bytesOf(output)).toEqual(smallWav())
  })

  it('asks the image service for one picture', async () => {
    const output = await connect(fake.url).image().generate(image, sampleContext())
    expect(posted()).toEqual([
      { path: '/image/generate', json: { prompt: image.prompt, style: 'cinematic' } },
    ])
    expect(output).toMatchObject({ mediaType: 'image/png', data: { width: 1, height: 1 } })
  })

  it('asks the image service for several pictures at once', async () => {
    const outputs = await connect(fake.url).imageBatch(
      { prompts: ['A futuristic brain', 'A hospital'], style: 'realistic' },
      sampleContext(),
    )
    expect(posted()).toEqual([
      {
        path: '/image/generate-batch',
        json: { images: [{ prompt: 'A futuristic brain' }, { prompt: 'A hospital' }], style: 'realistic' },
      },
    ])
    expect(await Promise.all(outputs.map(bytesOf))).toEqual([SMALL_PNG, SMALL_PNG])
  })

  it('asks the video service to put all together', async () => {
    const video = await connect(fake.url).render(
      {
        audioUrl: 'https://storage.example/a.mp3',
        images: [{ prompt: 'A brain', url: 'https://storage.example/a.png' }],
        resolution: '1080p',
        fps: 30,
        template: 'fade',
        music: 'cinematic',
      },
      sampleContext(),
    )
    expect(posted()).toEqual([
      {
        path: '/video/render',
        json: {
          audio_path: 'https://storage.example/a.mp3',
          images: [{ prompt: 'A brain', url: 'https://storage.example/a.png' }],
          resolution: '1080p',
          fps: 30,
          template: 'basic_fade',
          background_music: 'cinematic',
        },
      },
    ])
    expect(video).toMatchObject({
      mediaType: 'video/mp4',
      durationMs: 4500,
      thumbnailUrl: `${fake.url}/files/picture.png`,
    })
    expect((await readBytes(video.body)).byteLength).toBeGreaterThan(100)
  })

  it('takes the names of the documented routes too', async () => {
    fake.respondWith({ json: { script_text: 'One line.', status: 'script_generated' } })
    expect((await connect(fake.url).script().generate(script, sampleContext())).data.scenes).toHaveLength(1)
    fake.respondWith({ json: { audio_path: '/files/line.wav' } })
    expect((await connect(fake.url).speech().generate(speech, sampleContext())).data.durationMs).toBe(100)
  })
})

describe('keys and headers', () => {
  it("sends the key, the host's headers and the marks of the call", async () => {
    await connect(fake.url, { headers: { 'x-team': 'film' } })
      .script()
      .generate(script, sampleContext())
    expect(fake.requests[0]?.headers).toMatchObject({
      authorization: `Bearer ${KEY}`,
      'x-team': 'film',
      'idempotency-key': 'key-1',
      'x-mutoscope-call': 'marker-1',
    })
  })

  it('sends no authorization without a key', async () => {
    await createHttpService({ scriptUrl: `${fake.url}/script` })
      .script()
      .generate(script, sampleContext())
    expect(fake.requests[0]?.headers).not.toHaveProperty('authorization')
  })

  it('blots secrets of headers out of what a service says', async () => {
    fake.respondWith({ status: 400, json: { detail: 'Bad header x-test: test-key-header' } })
    const error: unknown = await connect(fake.url, { headers: { 'x-test': 'test-key-header' } })
      .script()
      .generate(script, sampleContext())
      .catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      code: 'PROVIDER_REJECTED',
      message: expect.stringContaining('Bad header x-test: •••') as string,
    })
  })
})

describe("the user's own script", () => {
  it('is cut into scenes without asking anybody, and costs nothing', async () => {
    const model = connect(fake.url, { prices: PRICES }).script()
    const own = {
      script: 'My first line.\n\nMy second line.',
      language: 'en',
      useCase: 'storytelling',
      tone: 'dramatic',
      wordsPerMinute: 150,
    } as const
    const output = await model.generate(own, sampleContext())
    expect(output.data.scenes.map(({ narration }) => narration)).toEqual([
      'My first line.',
      'My second line.',
    ])
    expect(output.costMicros).toBe(0)
    expect(model.paid?.price(own).expectedMicros).toBe(0)
    expect(fake.requests).toHaveLength(0)
  })
})

describe('prices', () => {
  it("are the host's, by request, length or picture", () => {
    const services = connect(fake.url, { prices: PRICES, dedupe: 'key' })
    expect(services.script().paid?.price(script).expectedMicros).toBe(2000)
    expect(services.speech().paid?.price({ ...speech, text: 'x'.repeat(500) }).expectedMicros).toBe(15_000)
    expect(services.image().paid).toMatchObject({ dedupe: 'key', timeoutMs: 300_000 })
    expect(services.image().paid?.price(image).expectedMicros).toBe(4000)
    expect(connect(fake.url).image().paid).toBeUndefined()
  })

  it('make a request one that is sent once; a free one is tried again', async () => {
    fake.fail('503-before')
    await connect(fake.url).image().generate(image, sampleContext())
    expect(posted()).toHaveLength(2)
    fake.fail('503-before')
    await expect(
      connect(fake.url, { prices: PRICES }).imageBatch({ prompts: ['a'], style: 'anime' }, sampleContext()),
    ).rejects.toMatchObject({ code: 'CALL_AMBIGUOUS' })
    expect(posted()).toHaveLength(3)
  })
})

describe('outputs', () => {
  it("are not fetched from the host's own network, unless it is said", async () => {
    const other = await startFakeServer({
      isPaid: () => false,
      errorBody: () => null,
      respond: () => ({ bytes: SMALL_PNG, headers: { 'content-type': 'image/png' } }),
    })
    fake.respondWith({ json: { url: `${other.url}/picture.png` } })
    await expect(connect(fake.url).image().generate(image, sampleContext())).rejects.toMatchObject({
      code: 'PROVIDER_RESPONSE_INVALID',
      message: expect.stringMatching(
        /^The image service returned an output that could not be fetched: it lies neither/u,
      ) as string,
    })
    await connect(fake.url, { outputOrigins: [other.url], headers: { 'x-test': 'test-key-header' } })
      .image()
      .generate(image, sampleContext())
    expect(other.requests).toHaveLength(1)
    expect(JSON.stringify(other.requests[0]?.headers)).not.toContain('test-key')
    await other.close()
  })

  it('that were paid and cannot be fetched are for somebody to decide', async () => {
    fake.respondWith({ json: { url: '/files/gone.png' } })
    await expect(
      connect(fake.url, { prices: PRICES }).image().generate(image, sampleContext()),
    ).rejects.toMatchObject({ code: 'CALL_AMBIGUOUS' })
  })

  it('that are not what was asked for are refused', async () => {
    fake.respondWith({ json: { url: '/files/line.wav' } })
    await expect(connect(fake.url).image().generate(image, sampleContext())).rejects.toMatchObject({
      code: 'MODEL_FAILED',
    })
    fake.respondWith({ json: { url: '/files/picture.png' } })
    await expect(connect(fake.url).speech().generate(speech, sampleContext())).rejects.toMatchObject({
      code: 'MODEL_FAILED',
      message: 'The audio service returned a file that is not WAV or MP3.',
    })
    fake.respondWith({ json: { images: [] } })
    await expect(
      connect(fake.url).imageBatch({ prompts: ['a'], style: 'anime' }, sampleContext()),
    ).rejects.toMatchObject({ code: 'MODEL_FAILED' })
    fake.respondWith({ json: { text: ' ' } })
    await expect(connect(fake.url).script().generate(script, sampleContext())).rejects.toMatchObject({
      code: 'MODEL_FAILED',
    })
  })
})

describe('a free service that does not work', () => {
  const failure = async (work: Promise<unknown>): Promise<unknown> => work.catch((thrown: unknown) => thrown)

  it('is named, and asked once when it says so for good', async () => {
    for (const status of [404, 500]) {
      fake.respondWith({ status, json: { detail: 'No luck' } })
      expect(await failure(connect(fake.url).image().generate(image, sampleContext()))).toMatchObject({
        code: 'MODEL_FAILED',
        status: 502,
        message: `The image service answered ${status}: No luck`,
      })
    }
    expect(posted()).toHaveLength(2)
  })

  it('has no more time for all tries together than for one', async () => {
    fake.fail('never')
    expect(
      await failure(connect(fake.url, { timeoutMs: 2000 }).image().generate(image, sampleContext())),
    ).toMatchObject({
      code: 'PROVIDER_UNAVAILABLE',
      message: 'The image service did not respond within 2 seconds.',
    })
    expect(posted()).toHaveLength(1)
  })

  it('tells no address, neither its own nor one in its words', async () => {
    fake.respondWith({
      status: 500,
      json: {
        detail: `Cannot reach http://minio:9000/bucket?key=1 from ${new URL(fake.url).host} or 10.1.2.3:80 (POST)`,
      },
    })
    expect(await failure(connect(fake.url).image().generate(image, sampleContext()))).toMatchObject({
      message: 'The image service answered 500: Cannot reach … from … or … (POST)',
    })
    await fake.close()
    const unreachable = await failure(
      connect(fake.url, { timeoutMs: 300 }).image().generate(image, sampleContext()),
    )
    expect(unreachable).toMatchObject({
      code: 'PROVIDER_UNAVAILABLE',
      message: expect.not.stringContaining('127.0.0.1') as string,
    })
    const priced = await failure(
      connect(fake.url, { prices: PRICES }).image().generate(image, sampleContext()),
    )
    expect(priced).toMatchObject({
      code: 'PROVIDER_UNAVAILABLE',
      message: expect.not.stringContaining('127.0.0.1') as string,
    })
  })

  it('that points to nothing that can be fetched is told without that place', async () => {
    for (const [url, reason] of [
      ['/files/gone.png', 'its URL returns an error'],
      ['http://[', 'it lies neither'],
      ['file:///etc/passwd', 'it lies neither'],
    ] as const) {
      fake.respondWith({ json: { url } })
      const error = await failure(connect(fake.url).image().generate(image, sampleContext()))
      expect(error).toMatchObject({
        code: 'PROVIDER_RESPONSE_INVALID',
        message: expect.stringContaining(reason) as string,
        details: { provider: 'The image service' },
      })
    }
  })
})

describe('input', () => {
  it('is checked before anything is sent', async () => {
    const services = connect(fake.url)
    await expect(
      services.speech().generate({ ...speech, speed: 1.4 }, sampleContext()),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { field: 'speed', limit: 1.3 } })
    await expect(services.image().generate({ ...image, prompt: ' ' }, sampleContext())).rejects.toMatchObject(
      { code: 'INVALID_INPUT' },
    )
    await expect(
      services.render(
        { audioUrl: '', images: [], resolution: '720p', fps: 24, template: 'none', music: 'none' },
        sampleContext(),
      ),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    expect(fake.requests).toHaveLength(0)
  })

  it('names option and variable of a service without an address', () => {
    expect(() => createHttpService({ audioUrl: 'audio-service' }).speech()).toThrow(
      'Pass `audioUrl` or set AUDIO_SERVICE_URL.',
    )
  })

  it('that a service does not take is told in its words', async () => {
    fake.respondWith({
      status: 422,
      json: { detail: [{ loc: ['body', 'style'], msg: 'field required', type: 'missing' }] },
    })
    await expect(connect(fake.url).image().generate(image, sampleContext())).rejects.toMatchObject({
      code: 'PROVIDER_REJECTED',
      message: expect.stringContaining('body.style: field required') as string,
    })
  })
})
