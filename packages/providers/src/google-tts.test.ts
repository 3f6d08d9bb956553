import { readBytes, type MutoscopeError } from '@mutoscope/core'
import type { SpeechRequest } from '@mutoscope/core/ports'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createGoogleTts } from './google-tts.js'
import { startFakeGoogleTts, type FakeGoogleTts } from './testing/fakes/fake-google-tts.js'
import { SAMPLE_REQUESTS, sampleContext } from './testing/sample-requests.js'
import { smallWav } from './testing/small-media.js'
import { testSubmitOnce } from './testing/test-submit-once.js'

const apiKey = 'AIza-test-key-1'
testSubmitOnce<SpeechRequest>(
  'Google TTS speech',
  async () => {
    const server = await startFakeGoogleTts()
    return {
      server,
      model: createGoogleTts({ apiKey, baseUrl: server.url }).speech('neural2') as never,
      request: SAMPLE_REQUESTS.speech,
    }
  },
  { describe, it, expect },
)

let server: FakeGoogleTts
beforeEach(async () => {
  server = await startFakeGoogleTts()
})
afterEach(() => server.close())

const speak = (change: Partial<SpeechRequest> = {}, model = 'neural2', options = {}) =>
  createGoogleTts({ apiKey, baseUrl: server.url })
    .speech(model, options)
    .generate({ ...SAMPLE_REQUESTS.speech, ...change }, sampleContext())

/** The voice of the last request. */
const voiceOf = ({ requests }: FakeGoogleTts) =>
  (requests.at(-1)?.json as { voice?: { name: string; languageCode: string } } | undefined)?.voice ?? {
    name: '',
    languageCode: '',
  }

describe('Google TTS', () => {
  it('asks in the documented shape, with a mark before each word', async () => {
    await speak({ text: 'Salt & light.\n\nNobody <comes>.', speed: 1.2, pitch: 1.3 })
    expect(server.requests.at(-1)).toMatchObject({
      method: 'POST',
      path: '/v1beta1/text:synthesize',
      headers: { 'x-goog-api-key': apiKey },
      json: {
        input: {
          ssml: '<speak><mark name="0"/>Salt <mark name="1"/>&amp; <mark name="2"/>light.<break strength="strong"/> <mark name="3"/>Nobody <mark name="4"/>&lt;comes&gt;.</speak>',
        },
        voice: { languageCode: 'en-US', name: 'en-US-Neural2-C' },
        audioConfig: { audioEncoding: 'LINEAR16', sampleRateHertz: 24_000, speakingRate: 1.2, pitch: 4.54 },
        enableTimePointing: ['SSML_MARK'],
      },
    })
  })

  it.each([
    [0.7, -6.17],
    [1.3, 4.54],
  ])('turns the pitch %d into %d semitones', async (pitch, semitones) => {
    await speak({ pitch })
    expect(server.requests.at(-1)?.json).toMatchObject({ audioConfig: { pitch: semitones } })
  })

  it('gives a WAV with the word times of the marks', async () => {
    const output = await speak()
    expect(output).toMatchObject({
      mediaType: 'audio/wav',
      data: { durationMs: 100, sampleRate: 24_000, timing: 'provider', words: { length: 6 } },
    })
    expect(output.data.words.map((word) => word.startMs)).toEqual([0, 17, 33, 50, 67, 83])
    expect(output.data.words.at(-1)).toEqual({ text: 'comes.', startMs: 83, endMs: 100 })
    expect(output.body && Buffer.from(await readBytes(output.body))).toEqual(smallWav())
  })

  it('times words itself when there are no marks, or no room for them', async () => {
    server.next('no-marks')
    expect(await speak()).toMatchObject({ data: { timing: 'spread', words: { length: 6 } } })
    expect(await speak({ text: 'word '.repeat(600) })).toMatchObject({
      data: { timing: 'spread', words: { length: 600 } },
    })
    expect(server.requests.at(-1)?.json).toMatchObject({ input: { text: expect.any(String) as string } })
  })

  it('speaks with Chirp voices in every language, without a pitch', async () => {
    expect(await speak({ language: 'pt', voice: 'deep', pitch: 0.8 }, 'chirp3-hd')).toMatchObject({
      warnings: [expect.stringContaining('no pitch')],
    })
    expect(server.requests.at(-1)?.json).toEqual({
      input: { text: SAMPLE_REQUESTS.speech.text },
      voice: { languageCode: 'pt-BR', name: 'pt-BR-Chirp3-HD-Charon' },
      audioConfig: { audioEncoding: 'LINEAR16', sampleRateHertz: 24_000 },
    })
  })

  it.each(['neural2', 'wavenet', 'standard', 'chirp3-hd'])(
    'speaks every language in %s without settings, and tells the price',
    async (kind) => {
      const names = new Set<string>()
      for (const language of ['en', 'fr', 'es', 'de', 'it', 'pt'] as const)
        for (const voice of ['balanced', 'deep'] as const) {
          const output = await speak({ language, voice }, kind)
          expect(output.costMicros).toBeGreaterThan(0)
          const { name, languageCode } = voiceOf(server)
          expect(name).toMatch(/^[a-z]{2}-[A-Z]{2}-(?:Neural2|Wavenet|Standard|Chirp3-HD)-[A-Z]/u)
          expect(name.startsWith(`${languageCode}-`) && languageCode.startsWith(language)).toBe(true)
          names.add(name)
        }
      // Two voices in each language can be told apart.
      expect(names.size).toBe(12)
    },
  )

  it('wants voices named that it does not know', async () => {
    await expect(speak({ language: 'fr' }, 'studio')).rejects.toMatchObject({ code: 'VOICE_UNAVAILABLE' })
    expect(server.requests).toHaveLength(0)
    await speak({ language: 'fr' }, 'neural2', { voices: { fr: { balanced: 'fr-CA-Neural2-A' } } })
    expect(server.requests.at(-1)?.json).toMatchObject({
      voice: { languageCode: 'fr-CA', name: 'fr-CA-Neural2-A' },
    })
  })

  it.each([
    ['quota', { code: 'PROVIDER_RATE_LIMITED', details: { retryAfterMs: 3000 } }],
    ['unknown-voice', { code: 'PROVIDER_REJECTED' }],
    ['no-sound', { code: 'MODEL_FAILED' }],
  ] as const)('ends after %s', async (turn, error) => {
    server.next(turn)
    await expect(speak()).rejects.toMatchObject(error)
  })

  it.each([
    ['', 1],
    ['é'.repeat(2501), 5000],
  ])('does not send a text out of its limits', async (text) => {
    await expect(speak({ text })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    expect(server.requests).toHaveLength(0)
  })

  it('knows the price of the kinds it knows and wants others given', () => {
    const price = (model: string) =>
      createGoogleTts().speech(model).paid?.price(SAMPLE_REQUESTS.speech).expectedMicros
    expect(['standard', 'wavenet', 'neural2', 'chirp3-hd'].map(price)).toEqual([132, 528, 528, 990])
    expect(createGoogleTts().speech().model).toBe('neural2')
    expect(() => price('new')).toThrow(expect.objectContaining({ code: 'PRICE_UNKNOWN' }) as Error)
  })

  it('takes a token and names the project that is billed', async () => {
    await createGoogleTts({
      accessToken: () => 'ya29.test-key-2',
      project: 'p-1',
      baseUrl: server.url,
    }).checkKey()
    expect(server.requests.at(-1)).toMatchObject({
      method: 'GET',
      path: '/v1beta1/voices',
      headers: { authorization: 'Bearer ya29.test-key-2', 'x-goog-user-project': 'p-1' },
    })
  })

  it('tells a wrong key and never shows it', async () => {
    const error = await createGoogleTts({ apiKey: 'AIza-wrong', baseUrl: server.url })
      .checkKey()
      .catch((thrown: unknown) => thrown as MutoscopeError)
    expect(error).toMatchObject({ code: 'PROVIDER_AUTH' })
    expect(JSON.stringify([error, String(error)])).not.toContain('AIza-wrong')
  })
})
