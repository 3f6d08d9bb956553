import { GoogleGenAI } from '@google/genai'
import { readBytes, type MutoscopeError, type PriceEntry } from '@mutoscope/core'
import type { ImmediateModel, Model, VideoRequest } from '@mutoscope/core/ports'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createGemini } from './gemini.js'
import { startFakeGemini, type FakeGemini } from './testing/fakes/fake-gemini.js'
import { SAMPLE_REQUESTS, sampleContext } from './testing/sample-requests.js'
import { SMALL_PNG } from './testing/small-media.js'
import { SMALL_MP4 } from './testing/small-mp4.js'
import { testSubmitOnce } from './testing/test-submit-once.js'

const apiKey = 'AIza-test-key-1'
type Gemini = ReturnType<typeof createGemini>
const subject = async <Request, Data>(choose: (gemini: Gemini) => Model<Request, Data>, request: Request) => {
  const server = await startFakeGemini()
  return {
    server,
    model: choose(createGemini({ apiKey, baseUrl: server.url })) as ImmediateModel<Request, null>,
    request,
  }
}
testSubmitOnce(
  'Gemini script',
  () => subject((gemini) => gemini.script('gemini-3.8-flash'), SAMPLE_REQUESTS.script),
  { describe, it, expect },
)
testSubmitOnce(
  'Gemini image',
  () => subject((gemini) => gemini.image('gemini-3.1-flash-image'), SAMPLE_REQUESTS.image),
  { describe, it, expect },
)
testSubmitOnce(
  'Gemini speech',
  () => subject((gemini) => gemini.speech('gemini-3.8-flash-tts'), SAMPLE_REQUESTS.speech),
  { describe, it, expect },
)
testSubmitOnce<VideoRequest>(
  'Gemini video',
  () => subject((gemini) => gemini.video('gemini-omni-1.2-flash'), SAMPLE_REQUESTS.video),
  { describe, it, expect },
)

let server: FakeGemini
let gemini: Gemini
let sdk: GoogleGenAI
beforeEach(async () => {
  server = await startFakeGemini()
  gemini = createGemini({ apiKey, baseUrl: server.url })
  sdk = new GoogleGenAI({ apiKey, httpOptions: { baseUrl: server.url } })
})
afterEach(() => server.close())

const generate = <Request, Data>(model: Model<Request, Data>, request: Request) =>
  (model as ImmediateModel<Request, Data>).generate(request, sampleContext())
const video = () => gemini.video('gemini-omni-1.2-flash')

function wire() {
  const request = server.requests.at(-1)
  return {
    method: request?.method,
    path: request?.path,
    query: request?.query.toString(),
    json: request?.json,
    auth: request?.headers['x-goog-api-key'],
  }
}

describe('Gemini requests are those of the official client', () => {
  it('for scripts', async () => {
    await generate(gemini.script('gemini-3.8-flash'), SAMPLE_REQUESTS.script)
    const ours = wire()
    const { contents, systemInstruction, generationConfig } = ours.json as {
      contents: { role: string; parts: { text: string }[] }[]
      systemInstruction: { parts: { text: string }[] }
      generationConfig: object
    }
    const answer = await sdk.models.generateContent({
      model: 'gemini-3.8-flash',
      contents,
      config: { systemInstruction: systemInstruction.parts[0]?.text ?? '', ...generationConfig },
    })
    expect(ours).toEqual(wire())
    expect(JSON.parse(answer.text ?? '')).toHaveProperty('scenes')
  })

  it('for pictures', async () => {
    await generate(gemini.image('gemini-3.1-flash-image'), SAMPLE_REQUESTS.image)
    const ours = wire()
    const { contents } = ours.json as { contents: { parts: { text: string }[] }[] }
    const answer = await sdk.models.generateContent({
      model: 'gemini-3.1-flash-image',
      contents: contents[0]?.parts[0]?.text ?? '',
      config: { responseModalities: ['IMAGE'], imageConfig: { aspectRatio: '16:9', imageSize: '1K' } },
    })
    expect(ours).toEqual(wire())
    expect(answer.data).toBe(SMALL_PNG.toString('base64'))
  })

  it('for pictures with reference pictures', async () => {
    await generate(gemini.image('gemini-3.1-flash-image'), {
      ...SAMPLE_REQUESTS.image,
      references: [{ hash: 'a', mediaType: 'image/png' }],
    })
    const ours = wire()
    const { contents } = ours.json as { contents: { parts: { text: string }[] }[] }
    await sdk.models.generateContent({
      model: 'gemini-3.1-flash-image',
      contents: [
        {
          role: 'user',
          parts: [
            { inlineData: { mimeType: 'image/png', data: SMALL_PNG.toString('base64') } },
            { text: contents[0]?.parts[1]?.text ?? '' },
          ],
        },
      ],
      config: { responseModalities: ['IMAGE'], imageConfig: { aspectRatio: '16:9', imageSize: '1K' } },
    })
    expect(ours).toEqual(wire())
  })

  it('for speech', async () => {
    await generate(gemini.speech('gemini-3.8-flash-tts'), SAMPLE_REQUESTS.speech)
    const ours = wire()
    await sdk.models.generateContent({
      model: 'gemini-3.8-flash-tts',
      contents: SAMPLE_REQUESTS.speech.text,
      config: {
        responseModalities: ['AUDIO'],
        speechConfig: { voiceConfig: { prebuiltVoiceConfig: { voiceName: 'Kore' } } },
      },
    })
    expect(ours).toEqual(wire())
  })

  it('for clips: start, look and cancel', async () => {
    const request: VideoRequest = {
      ...SAMPLE_REQUESTS.video,
      seed: 7,
      images: [{ hash: 'a', mediaType: 'image/png', use: 'first' }],
    }
    const { operation } = await video().start(request, sampleContext())
    const ours = wire()
    const started = await sdk.interactions.create({
      model: 'gemini-omni-1.2-flash',
      background: true,
      labels: { mutoscope_call: 'marker-1' },
      input: [
        { type: 'image', data: SMALL_PNG.toString('base64'), mime_type: 'image/png' },
        { type: 'text', text: request.prompt },
      ],
      response_format: {
        type: 'video',
        aspect_ratio: '16:9',
        duration: '8s',
        resolution: '720p',
        delivery: 'uri',
      },
      generation_config: { video_config: { task: 'image_to_video' }, seed: 7 },
    })
    expect(ours).toEqual(wire())

    await video().status(operation, sampleContext())
    const ourPoll = wire()
    await sdk.interactions.get(started.id)
    expect(ourPoll).toMatchObject({ ...wire(), path: '/v1/interactions/interaction-1' })
    expect((await sdk.interactions.get(started.id)).output_video?.uri).toContain('/v1/files/clip')

    await video().cancel?.(operation, sampleContext())
    const ourCancel = wire()
    const another = await sdk.interactions.create({
      model: 'gemini-omni-1.2-flash',
      background: true,
      input: request.prompt,
    })
    expect((await sdk.interactions.cancel(another.id)).status).toBe('cancelled')
    expect({ ...ourCancel, path: '', json: null }).toEqual({ ...wire(), path: '', json: null })
    expect(ourCancel.path).toBe('/v1/interactions/interaction-1/cancel')
  })

  it('for the key check', async () => {
    await gemini.checkKey()
    const ours = wire()
    const models = await sdk.models.list()
    expect(models.page[0]?.name).toBe('models/gemini-3.8-flash')
    expect({ ...ours, query: '' }).toEqual({ ...wire(), query: '' })
  })
})

describe('Gemini scripts, pictures and voices', () => {
  it('write with the cost of thinking in it', async () => {
    server.next('broken-script')
    expect(await generate(gemini.script('gemini-3.8-flash'), SAMPLE_REQUESTS.script)).toMatchObject({
      costMicros: 2 * (750 + 7500),
      data: { scenes: [{ shot: 'wide' }, { shot: 'wide' }] },
    })
    expect(server.requests[1]?.json).toMatchObject({
      contents: [{ role: 'user' }, { role: 'model' }, { role: 'user' }],
    })
  })

  it('draw with the price of the size', async () => {
    const output = await generate(gemini.image('gemini-3.1-flash-image'), {
      ...SAMPLE_REQUESTS.image,
      width: 1080,
      height: 1920,
    })
    expect(output).toMatchObject({
      mediaType: 'image/png',
      data: { width: 1, height: 1 },
      costMicros: 101_000,
    })
    expect(wire().json).toMatchObject({
      generationConfig: { imageConfig: { aspectRatio: '9:16', imageSize: '2K' } },
    })
  })

  it('speak as WAV and say what the voice cannot do', async () => {
    const output = await generate(gemini.speech('gemini-3.8-flash-tts'), {
      ...SAMPLE_REQUESTS.speech,
      speed: 1.1,
      pitch: 0.9,
    })
    expect(output).toMatchObject({
      mediaType: 'audio/wav',
      data: { durationMs: 100, sampleRate: 24_000, words: { length: 6 } },
      warnings: { length: 2 },
    })
    expect(
      output.body &&
        Buffer.from(await readBytes(output.body))
          .subarray(0, 4)
          .toString(),
    ).toBe('RIFF')
  })

  it.each([
    ['safety', 'MODEL_REFUSED'],
    ['blocked-prompt', 'MODEL_REFUSED'],
    ['cut-off', 'SCRIPT_INVALID'],
    ['quota', 'PROVIDER_RATE_LIMITED'],
  ] as const)('end after %s as %s', async (turn, code) => {
    server.next(turn)
    await expect(generate(gemini.script('gemini-3.8-flash'), SAMPLE_REQUESTS.script)).rejects.toMatchObject({
      code,
    })
  })

  it('wait as long as the body of a 429 says', async () => {
    server.next('quota')
    await expect(
      generate(gemini.image('gemini-3.1-flash-image'), SAMPLE_REQUESTS.image),
    ).rejects.toMatchObject({ details: { retryAfterMs: 21_000 } })
  })

  it('are not sent beyond their limits', async () => {
    await expect(
      generate(gemini.speech('gemini-3.8-flash-tts'), { ...SAMPLE_REQUESTS.speech, text: '' }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await expect(
      generate(gemini.image('gemini-3.1-flash-image'), {
        ...SAMPLE_REQUESTS.image,
        prompt: 'x'.repeat(30_000),
      }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    expect(server.requests).toHaveLength(0)
  })
})

describe('Gemini clips', () => {
  const run = async (polls = 2) => {
    const { operation } = await video().start(SAMPLE_REQUESTS.video, sampleContext())
    for (let poll = 1; poll < polls; poll++)
      expect(await video().status(operation, sampleContext())).toMatchObject({ status: 'pending' })
    return video().status(operation, sampleContext())
  }

  it('are waited for and fetched with the key', async () => {
    const status = await run()
    expect(status).toMatchObject({
      status: 'succeeded',
      output: { mediaType: 'video/mp4', data: { audio: true } },
    })
    const body = status.status === 'succeeded' ? status.output.body : null
    expect(body && Buffer.from(await readBytes(body))).toEqual(SMALL_MP4)
    expect(server.charges).toMatchObject([{ marker: 'marker-1' }])
    // 20 tokens in at $1.50 a million, 46,336 out at $9.
    expect(status.status === 'succeeded' && status.output.costMicros).toBe(30 + 417_024)
  })

  it('carry the webhook address', async () => {
    await video().start(
      SAMPLE_REQUESTS.video,
      sampleContext({
        call: { marker: 'm-1', idempotencyKey: 'k-1', webhookUrl: 'https://host.example/hook?call=m-1' },
      }),
    )
    expect(wire().json).toMatchObject({
      webhook_config: {
        uris: ['https://host.example/hook?call=m-1'],
        user_metadata: { mutoscope_call: 'm-1' },
      },
    })
  })

  it.each([
    ['failed', { status: 'failed', retryable: true }],
    ['policy', { status: 'refused' }],
    ['filtered', { status: 'refused' }],
  ] as const)('end when they are %s', async (turn, status) => {
    server.next(turn)
    expect(await run()).toMatchObject(status)
  })

  it('that are gone say so', async () => {
    server.next('expired-output')
    expect(await run()).toMatchObject({ status: 'missing', what: 'output' })
  })

  it('can be cancelled', async () => {
    const { operation } = await video().start(SAMPLE_REQUESTS.video, sampleContext())
    await video().cancel?.(operation, sampleContext())
    expect(await video().status(operation, sampleContext())).toMatchObject({
      status: 'failed',
      retryable: false,
    })
  })

  it('that have ended may be cancelled all the same', async () => {
    const { operation } = await video().start(SAMPLE_REQUESTS.video, sampleContext())
    for (let poll = 0; poll < 2; poll++) await video().status(operation, sampleContext())
    await expect(video().cancel?.(operation, sampleContext())).resolves.toBeUndefined()
    expect(wire().path).toBe('/v1/interactions/interaction-1/cancel')
  })

  it.each<[string, Partial<VideoRequest>]>([
    ['length', { durationSec: 16 }],
    ['size', { width: 1000 }],
    ['prompt', { prompt: '' }],
    ['last picture', { images: [{ hash: 'a', mediaType: 'image/png', use: 'last' }] }],
  ])('of another %s are not sent', async (_name, change) => {
    await expect(
      video().start({ ...SAMPLE_REQUESTS.video, ...change }, sampleContext()),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    expect(server.requests).toHaveLength(0)
  })

  it('may be led by reference pictures', async () => {
    await video().start(
      { ...SAMPLE_REQUESTS.video, images: [{ hash: 'a', mediaType: 'image/png', use: 'reference' }] },
      sampleContext(),
    )
    expect(wire().json).toMatchObject({ generation_config: { video_config: { task: 'reference_to_video' } } })
  })
})

describe('Gemini prices', () => {
  it('hold by tokens, pictures and seconds', () => {
    expect(gemini.script('gemini-3.8-flash').paid?.price(SAMPLE_REQUESTS.script).maxMicros).toBeGreaterThan(0)
    expect(gemini.image('gemini-3.1-flash-image').paid?.price(SAMPLE_REQUESTS.image).expectedMicros).toBe(
      67_000,
    )
    expect(video().paid.price(SAMPLE_REQUESTS.video).expectedMicros).toBe(800_000)
    expect(gemini.speech('gemini-3.8-flash-tts').paid?.price(SAMPLE_REQUESTS.speech).expectedMicros).toBe(
      6 + 540,
    )
  })

  it('that nobody knows must be given', () => {
    expect(() => video().paid.price({ ...SAMPLE_REQUESTS.video, width: 1920, height: 1080 })).toThrow(
      expect.objectContaining({ code: 'PRICE_UNKNOWN' }) as Error,
    )
    const tts = (prices: readonly PriceEntry[]) =>
      createGemini({ prices }).speech('gemini-9-tts').paid?.price(SAMPLE_REQUESTS.speech)
    expect(() => tts([])).toThrow(expect.objectContaining({ code: 'PRICE_UNKNOWN' }) as Error)
    const given = (['megatoken-in', 'megatoken-out'] as const).map((unit): PriceEntry => ({
      provider: 'gemini',
      model: 'gemini-9-tts',
      unit,
      micros: 10_000_000,
      asOf: '2026-11-21',
      source: 'test',
    }))
    expect(tts(given)?.expectedMicros).toBe(110 + 600)
  })
})

describe('Gemini keys', () => {
  it('that are wrong are told, though the status is 400, and never shown', async () => {
    const error = await createGemini({ apiKey: 'AIza-wrong', baseUrl: server.url })
      .checkKey()
      .catch((thrown: unknown) => thrown as MutoscopeError)
    expect(error).toMatchObject({ code: 'PROVIDER_AUTH', details: { status: 400 } })
    expect(JSON.stringify([error, String(error)])).not.toContain('AIza-wrong')
  })
})
