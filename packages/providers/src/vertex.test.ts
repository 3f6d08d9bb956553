import { GoogleGenAI } from '@google/genai'
import { readBytes, type MutoscopeError } from '@mutoscope/core'
import type { VideoRequest } from '@mutoscope/core/ports'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startFakeVertex, type FakeVertex } from './testing/fakes/fake-vertex.js'
import { SAMPLE_REQUESTS, sampleContext } from './testing/sample-requests.js'
import { SMALL_PNG } from './testing/small-media.js'
import { SMALL_MP4 } from './testing/small-mp4.js'
import { testSubmitOnce } from './testing/test-submit-once.js'
import { createVertex } from './vertex.js'

const apiKey = 'AQ.test-key-1'
const model = 'veo-3.1-generate-001'
testSubmitOnce<VideoRequest>(
  'Vertex video',
  async () => {
    const server = await startFakeVertex()
    return {
      server,
      model: createVertex({ apiKey, baseUrl: server.url }).video(model),
      request: SAMPLE_REQUESTS.video,
    }
  },
  { describe, it, expect },
)

let server: FakeVertex
beforeEach(async () => {
  server = await startFakeVertex()
})
afterEach(() => server.close())

const express = () => createVertex({ apiKey, baseUrl: server.url })
const image = { imageBytes: SMALL_PNG.toString('base64'), mimeType: 'image/png' }
const picture = (use: 'first' | 'last' | 'reference') => ({ hash: 'a', mediaType: 'image/png', use })

function wire() {
  const request = server.requests.at(-1)
  return {
    method: request?.method,
    path: request?.path,
    query: request?.query.toString(),
    json: request?.json,
    key: request?.headers['x-goog-api-key'],
    token: request?.headers['authorization'],
  }
}

describe('Vertex requests are those of the official client', () => {
  const clip = (sdk: GoogleGenAI) =>
    sdk.models.generateVideos({
      model,
      source: { prompt: SAMPLE_REQUESTS.video.prompt, image },
      config: {
        numberOfVideos: 1,
        durationSeconds: 8,
        aspectRatio: '16:9',
        resolution: '720p',
        generateAudio: true,
        seed: 4,
        lastFrame: image,
        negativePrompt: 'rain',
        labels: { mutoscope_call: 'marker-1' },
      },
    })
  const request: VideoRequest = {
    ...SAMPLE_REQUESTS.video,
    seed: 4,
    images: [picture('first'), picture('last')],
  }

  it('in express mode: start and look', async () => {
    const video = express().video(model, { negativePrompt: 'rain' })
    const { operation } = await video.start(request, sampleContext())
    const ours = wire()
    const sdk = new GoogleGenAI({ vertexai: true, apiKey, httpOptions: { baseUrl: server.url } })
    const theirs = await clip(sdk)
    expect(ours).toEqual(wire())
    expect(operation).toMatchObject({ name: theirs.name?.replace(/2$/u, '1') })

    await video.status(operation, sampleContext())
    const ourPoll = wire()
    await sdk.operations.getVideosOperation({ operation: theirs })
    expect({ ...ourPoll, json: null }).toEqual({ ...wire(), json: null })
    expect(ourPoll.json).toEqual({ operationName: (operation as { name: string }).name })
    expect(
      (await sdk.operations.getVideosOperation({ operation: theirs })).response?.generatedVideos?.[0]?.video
        ?.videoBytes,
    ).toBe(SMALL_MP4.toString('base64'))
  })

  it('with a project and a token', async () => {
    const vertex = createVertex({
      accessToken: () => 'ya29.test-key-2',
      project: 'p-1',
      location: 'us-central1',
      baseUrl: server.url,
    })
    await vertex.video(model, { negativePrompt: 'rain' }).start(request, sampleContext())
    const ours = wire()
    const authClient = {
      getRequestHeaders: () => Promise.resolve(new Headers({ authorization: 'Bearer ya29.test-key-2' })),
    }
    await clip(
      new GoogleGenAI({
        vertexai: true,
        project: 'p-1',
        location: 'us-central1',
        googleAuthOptions: { authClient: authClient as never },
        httpOptions: { baseUrl: server.url },
      }),
    )
    expect(ours).toEqual(wire())
    expect(ours).toMatchObject({
      path: `/v1beta1/projects/p-1/locations/us-central1/publishers/google/models/${model}:predictLongRunning`,
      token: 'Bearer ya29.test-key-2',
    })
  })

  it('with reference pictures', async () => {
    await express()
      .video(model)
      .start({ ...SAMPLE_REQUESTS.video, images: [picture('reference')] }, sampleContext())
    const ours = wire()
    await new GoogleGenAI({
      vertexai: true,
      apiKey,
      httpOptions: { baseUrl: server.url },
    }).models.generateVideos({
      model,
      source: { prompt: SAMPLE_REQUESTS.video.prompt },
      config: {
        numberOfVideos: 1,
        durationSeconds: 8,
        aspectRatio: '16:9',
        resolution: '720p',
        generateAudio: true,
        labels: { mutoscope_call: 'marker-1' },
        referenceImages: [{ image, referenceType: 'ASSET' as never }],
      },
    })
    expect(ours).toEqual(wire())
  })

  it('for the key check', async () => {
    await express().checkKey()
    const ours = wire()
    await new GoogleGenAI({ vertexai: true, apiKey, httpOptions: { baseUrl: server.url } }).models.list({
      config: { queryBase: true },
    })
    expect({ ...ours, query: '' }).toEqual({ ...wire(), query: '' })
  })
})

describe('Vertex clips', () => {
  const run = async () => {
    const video = express().video(model)
    const { operation } = await video.start(SAMPLE_REQUESTS.video, sampleContext())
    expect(await video.status(operation, sampleContext())).toMatchObject({
      status: 'pending',
      pollAfterMs: 10_000,
    })
    return video.status(operation, sampleContext())
  }

  it('are waited for and come as bytes', async () => {
    const status = await run()
    expect(status).toMatchObject({
      status: 'succeeded',
      output: { mediaType: 'video/mp4', data: { audio: true } },
    })
    const body = status.status === 'succeeded' ? status.output.body : null
    expect(body && Buffer.from(await readBytes(body))).toEqual(SMALL_MP4)
    expect(server.charges).toMatchObject([{ marker: 'marker-1' }])
  })

  it.each([
    ['failed', { status: 'failed', retryable: true }],
    ['invalid', { status: 'failed', retryable: false }],
    ['guidelines', { status: 'refused', reason: expect.stringContaining('usage guidelines') as string }],
    ['filtered', { status: 'refused', reason: 'The prompt shows a public figure. Support code 1.' }],
    ['empty', { status: 'failed', retryable: false }],
    ['stored', { status: 'missing', what: 'output' }],
  ] as const)('end when they are %s', async (turn, status) => {
    server.next(turn)
    expect(await run()).toEqual(expect.objectContaining(status))
  })

  it('wait as long as the body of a 429 says', async () => {
    server.next('quota')
    await expect(run()).rejects.toMatchObject({
      code: 'PROVIDER_RATE_LIMITED',
      details: { retryAfterMs: 7500 },
    })
  })

  it.each<[string, Partial<VideoRequest>]>([
    ['length', { durationSec: 5 }],
    ['size', { width: 640, height: 360 }],
    ['prompt', { prompt: 'x'.repeat(4001) }],
    ['last picture alone', { images: [picture('last')] }],
    ['mix of pictures', { images: [picture('first'), picture('reference')] }],
    ['number of references', { images: Array.from({ length: 4 }, () => picture('reference')) }],
  ])('with a wrong %s are not sent', async (_name, change) => {
    await expect(
      express()
        .video(model)
        .start({ ...SAMPLE_REQUESTS.video, ...change }, sampleContext()),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    expect(server.requests).toHaveLength(0)
  })

  it('leave a marker out that labels do not take', async () => {
    await express()
      .video(model)
      .start(
        SAMPLE_REQUESTS.video,
        sampleContext({ call: { marker: 'Not A Label', idempotencyKey: 'k', webhookUrl: null } }),
      )
    expect(wire().json).not.toHaveProperty('labels')
  })

  it('are priced by seconds, lines and sound, and never by a guess', () => {
    const price = (change: Partial<VideoRequest>, name = model) =>
      express()
        .video(name)
        .paid.price({ ...SAMPLE_REQUESTS.video, ...change }).expectedMicros
    expect([price({}), price({ audio: false }), price({ width: 3840, height: 2160 })]).toEqual([
      3_200_000, 1_600_000, 4_800_000,
    ])
    for (const unknown of [
      () => price({}, 'veo-9'),
      () => price({ width: 3840, height: 2160, audio: false }),
    ])
      expect(unknown).toThrow(expect.objectContaining({ code: 'PRICE_UNKNOWN' }) as Error)
  })
})

describe('Vertex keys', () => {
  it('that are tokens need a project', () => {
    expect(() => createVertex({ accessToken: 'ya29.test-key-2', project: '' })).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT' }) as Error,
    )
  })

  it('that are wrong are told and never shown', async () => {
    const error = await createVertex({ apiKey: 'AQ.wrong', baseUrl: server.url })
      .checkKey()
      .catch((thrown: unknown) => thrown as MutoscopeError)
    expect(error).toMatchObject({ code: 'PROVIDER_AUTH' })
    expect(JSON.stringify([error, String(error)])).not.toContain('AQ.wrong')
  })
})
