import { execFileSync } from 'node:child_process'
import { ElevenLabsClient } from '@elevenlabs/elevenlabs-js'
import { readBytes } from '@mutoscope/core'
import type { ModelContext, SpeechRequest } from '@mutoscope/core/ports'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createElevenLabs, type ElevenLabsOptions } from './elevenlabs.js'
import type { ReceivedRequest } from './testing/fake-server.js'
import { startFakeElevenLabs, type FakeElevenLabs } from './testing/fakes/fake-elevenlabs.js'
import { silentMp3 } from './testing/silent-mp3.js'
import { testSubmitOnce } from './testing/test-submit-once.js'

const KEY = 'xi-test-key'
const LINE: SpeechRequest = {
  text: 'A drum of cards turns.',
  language: 'en',
  voice: 'storyteller',
  speed: 1,
  pitch: 1,
  take: 1,
}
const CONTEXT: ModelContext = {
  signal: new AbortController().signal,
  open: () => Promise.reject(new Error('nothing to open')),
  progress: () => {},
}

/** A price for models that have none. */
const PRICE = {
  provider: 'elevenlabs',
  model: 'eleven_next',
  unit: 'kilochar',
  micros: 7_000,
  asOf: '2026-11-01',
  source: 'contract',
} as const

const create = (server: FakeElevenLabs, options: ElevenLabsOptions = {}) =>
  createElevenLabs({ apiKey: KEY, baseUrl: server.url, ...options })
const wire = ({ method, path, query, json, headers }: ReceivedRequest) => ({
  method,
  path,
  query: [...query],
  json,
  key: headers['xi-api-key'],
  type: headers['content-type'],
})

testSubmitOnce(
  'ElevenLabs speech',
  async () => {
    const server = await startFakeElevenLabs()
    return { server, model: create(server).speech(), request: LINE }
  },
  { describe, it, expect },
)
testSubmitOnce(
  'ElevenLabs music',
  async () => {
    const server = await startFakeElevenLabs()
    return { server, model: create(server).music(), request: { mood: 'soft', seed: 'look' } }
  },
  { describe, it, expect },
)

describe('createElevenLabs', () => {
  let server: FakeElevenLabs
  beforeEach(async () => {
    server = await startFakeElevenLabs()
  })
  afterEach(() => server.close())

  it('speaks a line with the times of its words, as the official SDK asks for it', async () => {
    const sdk = new ElevenLabsClient({ apiKey: KEY, baseUrl: server.url, maxRetries: 0 })
    const theirs = await sdk.textToSpeech.convertWithTimestamps('JBFqnCBsd6RMkjVDRZzb', {
      text: LINE.text,
      modelId: 'eleven_multilingual_v2',
      outputFormat: 'mp3_44100_128',
    })
    const output = await create(server).speech().generate(LINE, CONTEXT)

    expect(server.requests.map(wire)[1]).toEqual(server.requests.map(wire)[0])
    expect(output.mediaType).toBe('audio/mpeg')
    expect(output.body === null ? null : Buffer.from(await readBytes(output.body)).toString('base64')).toBe(
      theirs.audioBase64,
    )
    expect(output.data.timing).toBe('provider')
    expect(output.data.words).toEqual([
      { text: 'A', startMs: 0, endMs: 50 },
      { text: 'drum', startMs: 100, endMs: 300 },
      { text: 'of', startMs: 350, endMs: 450 },
      { text: 'cards', startMs: 500, endMs: 750 },
      { text: 'turns.', startMs: 800, endMs: 1100 },
    ])
    expect(output.costMicros).toBe(2200)
  })

  it('tells the true length and rate of the audio', async () => {
    const { body, data } = await create(server).speech().generate(LINE, CONTEXT)
    const input = body === null ? Buffer.alloc(0) : Buffer.from(await readBytes(body))
    const probe = execFileSync('ffmpeg', ['-v', 'error', '-f', 'mp3', '-i', '-', '-f', 's16le', '-'], {
      input,
    })
    expect(data.sampleRate).toBe(44_100)
    expect(data.durationMs).toBe(Math.round((probe.byteLength / 2 / 44_100) * 1000))
  })

  it('asks for speed, language and other voices in the words of the official SDK', async () => {
    const sdk = new ElevenLabsClient({ apiKey: KEY, baseUrl: server.url, maxRetries: 0 })
    await sdk.textToSpeech.convertWithTimestamps('mine', {
      text: LINE.text,
      modelId: 'eleven_flash_v2_5',
      languageCode: 'de',
      voiceSettings: { speed: 1.1 },
      outputFormat: 'mp3_22050_32',
    })
    await create(server)
      .speech('eleven_flash_v2_5', { voices: { storyteller: 'mine' }, outputFormat: 'mp3_22050_32' })
      .generate({ ...LINE, language: 'de', speed: 1.1 }, CONTEXT)
    expect(server.requests.map(wire)[1]).toEqual(server.requests.map(wire)[0])
  })

  it('tells the language to every model that takes it, as the official SDK does', async () => {
    const sdk = new ElevenLabsClient({ apiKey: KEY, baseUrl: server.url, maxRetries: 0 })
    for (const model of ['eleven_v3', 'eleven_v4', 'eleven_flash_v2_5', 'eleven_turbo_v2_5']) {
      await sdk.textToSpeech.convertWithTimestamps('JBFqnCBsd6RMkjVDRZzb', {
        text: LINE.text,
        modelId: model,
        languageCode: 'fr',
        outputFormat: 'mp3_44100_128',
      })
      await create(server, { prices: [{ ...PRICE, model }] })
        .speech(model)
        .generate({ ...LINE, language: 'fr' }, CONTEXT)
      const [theirs, ours] = server.requests.slice(-2).map(wire)
      expect(ours).toEqual(theirs)
    }
    // Its languages are its own to hear; a code is answered with an error.
    await create(server)
      .speech('eleven_multilingual_v2')
      .generate({ ...LINE, language: 'fr' }, CONTEXT)
    expect(server.requests.at(-1)?.json).not.toHaveProperty('language_code')
  })

  it.each([
    ['eleven_multilingual_v2', 100_000],
    ['eleven_v3', 100_000],
    ['eleven_flash_v2_5', 50_000],
    ['eleven_turbo_v2_5', 50_000],
  ])('books a thousand characters of %s at %i, whatever a credit is', async (model, micros) => {
    const line = { ...LINE, text: 'x'.repeat(1000) }
    const speech = create(server).speech(model)
    expect((await speech.generate(line, CONTEXT)).costMicros).toBe(micros)
    expect(speech.paid?.price(line).expectedMicros).toBe(micros)
  })

  it('composes music as the official SDK asks for it', async () => {
    const output = await create(server)
      .music('music_v2', { lengthMs: 4000 })
      .generate({ mood: 'upbeat', bpm: 120, seed: 'look' }, CONTEXT)
    const { prompt } = (server.requests[0] as ReceivedRequest).json as { prompt: string }
    expect(prompt).toContain('120 BPM')
    const sdk = new ElevenLabsClient({ apiKey: KEY, baseUrl: server.url, maxRetries: 0 })
    const stream = await sdk.music.compose({
      prompt,
      musicLengthMs: 4000,
      modelId: 'music_v2',
      forceInstrumental: true,
      outputFormat: 'mp3_44100_128',
    })
    const theirs = await new Response(stream).arrayBuffer()
    expect(server.requests.map(wire)[1]).toEqual(server.requests.map(wire)[0])
    expect(output.body?.size).toBe(theirs.byteLength)
    expect(output.data).toMatchObject({ bpm: 120, loopable: false })
    expect(output.data.durationMs).toBeCloseTo(4000, -2)
  })

  it('knows the price before, and none for a model it does not know', () => {
    const elevenlabs = create(server)
    expect(elevenlabs.speech().paid?.price({ ...LINE, text: 'x'.repeat(500) }).expectedMicros).toBe(50_000)
    expect(
      elevenlabs.music('music_v2_5', { lengthMs: 90_000 }).paid?.price({ mood: 'soft', seed: '' })
        .expectedMicros,
    ).toBe(450_000)
    expect(() => elevenlabs.speech('eleven_next').paid?.price(LINE)).toThrow(
      expect.objectContaining({ code: 'PRICE_UNKNOWN' }),
    )
    expect(
      create(server, { prices: [PRICE] })
        .speech('eleven_next')
        .paid?.price({ ...LINE, text: 'x'.repeat(1000) }).expectedMicros,
    ).toBe(7_000)
  })

  it('passes a model it does not know through to the wire', async () => {
    await create(server, { prices: [PRICE] })
      .speech('eleven_next')
      .generate(LINE, CONTEXT)
    expect(server.requests[0]?.json).toMatchObject({ model_id: 'eleven_next' })
  })

  it.each([
    ['a text that is too long', { text: 'x'.repeat(10_001) }, { limit: 10_000 }],
    ['a speed it cannot speak', { speed: 1.3 }, { limit: 1.2 }],
    ['an empty text', { text: ' ' }, {}],
  ])('sends nothing for %s', async (_name, change, details) => {
    await expect(
      create(server)
        .speech()
        .generate({ ...LINE, ...change }, CONTEXT),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT', details })
    expect(server.requests).toHaveLength(0)
  })

  it('sends nothing for music that is too long or too fast', async () => {
    await expect(
      create(server).music().generate({ mood: 'soft', bpm: 221, seed: '' }, CONTEXT),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { limit: 220 } })
    await expect(
      create(server).music('music_v2', { lengthMs: 600_001 }).generate({ mood: 'soft', seed: '' }, CONTEXT),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { limit: 600_000 } })
    expect(server.requests).toHaveLength(0)
  })

  it.each([
    [401, 'quota_exceeded', 'PROVIDER_NO_CREDITS'],
    [401, 'invalid_api_key', 'PROVIDER_AUTH'],
    [400, 'voice_not_found', 'PROVIDER_REJECTED'],
    [403, 'only_for_creator+', 'PROVIDER_REJECTED'],
    [422, 'bad_prompt', 'MODEL_REFUSED'],
    [429, 'too_many_concurrent_requests', 'PROVIDER_RATE_LIMITED'],
  ])('reads %i %s as %s', async (status, kind, code) => {
    server.respondNext({ status, json: { detail: { status: kind, message: `About ${KEY}` } } })
    const error: unknown = await create(server)
      .speech()
      .generate(LINE, CONTEXT)
      .catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code })
    expect(String(error)).toContain(kind)
    expect(JSON.stringify([error, String(error)])).not.toContain(KEY)
    expect(server.charges).toHaveLength(0)
  })

  it('reads a failed validation', async () => {
    server.respondNext({
      status: 422,
      json: { detail: [{ loc: ['body', 'text'], msg: 'too short', type: 'value_error' }] },
    })
    await expect(create(server).speech().generate(LINE, CONTEXT)).rejects.toMatchObject({
      code: 'PROVIDER_REJECTED',
      message: expect.stringContaining('body.text: too short') as string,
    })
  })

  it('spreads the words when no times are told, and says that pitch is not kept', async () => {
    server.respondNext({ json: { audio_base64: silentMp3(500).toString('base64'), alignment: null } })
    const { data, warnings } = await create(server)
      .speech()
      .generate({ ...LINE, pitch: 1.2 }, CONTEXT)
    expect(data.timing).toBe('spread')
    expect(data.words.at(-1)?.endMs).toBe(data.durationMs)
    expect(warnings).toHaveLength(1)
  })

  it('says what its credits are worth, asked for as the official SDK does', async () => {
    const { speech, music } = create(server)
    expect(await speech().paid?.balance?.(CONTEXT)).toEqual({ availableMicros: 600_000 })
    // A credit is two characters of flash, at half the price: worth the same.
    expect(await speech('eleven_flash_v2_5').paid?.balance?.(CONTEXT)).toEqual({ availableMicros: 600_000 })
    expect(await music().paid?.balance?.(CONTEXT)).toBeNull()
    const sdk = new ElevenLabsClient({ apiKey: KEY, baseUrl: server.url, maxRetries: 0 })
    // The SDK wants every documented member, which the fake leaves out.
    await sdk.user.subscription.get().catch(() => {})
    const [ours, theirs] = [server.requests[0], server.requests.at(-1)].map((request) => ({
      ...wire(request as ReceivedRequest),
      type: undefined,
    }))
    expect(ours).toEqual(theirs)
  })

  it.each([
    [{ character_count: 10_000 }, { availableMicros: 0 }],
    [{ character_count: 12_000, max_credit_limit_extension: 3_000 }, { availableMicros: 100_000 }],
    [{ max_credit_limit_extension: 'unlimited' }, null],
  ] as const)('knows when nothing is left, and when there is no end: %o', async (change, expected) => {
    server.setSubscription(change)
    expect(await create(server).speech().paid?.balance?.(CONTEXT)).toEqual(expected)
    expect(server.charges).toHaveLength(0)
  })

  it('checks a key with a free request', async () => {
    const sdk = new ElevenLabsClient({ apiKey: KEY, baseUrl: server.url, maxRetries: 0 })
    await sdk.models.list()
    await expect(create(server).checkKey()).resolves.toBeUndefined()
    expect({ ...wire(server.requests[1] as ReceivedRequest), type: undefined }).toEqual({
      ...wire(server.requests[0] as ReceivedRequest),
      type: undefined,
    })
    await expect(create(server, { apiKey: 'wrong' }).checkKey()).rejects.toMatchObject({
      code: 'PROVIDER_AUTH',
    })
    expect(server.charges).toHaveLength(0)
  })

  it('takes keys by owner', async () => {
    const elevenlabs = create(server, { apiKey: ({ ownerId }) => `test-key-of-${ownerId ?? 'nobody'}` })
    await elevenlabs.speech().generate(LINE, { ...CONTEXT, ownerId: 'ada' })
    expect(server.requests[0]?.headers['xi-api-key']).toBe('test-key-of-ada')
  })
})
