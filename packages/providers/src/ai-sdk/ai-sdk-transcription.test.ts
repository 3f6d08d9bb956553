import type {
  TranscriptionModelV3,
  TranscriptionModelV4,
  TranscriptionModelV4CallOptions,
  TranscriptionModelV4Result,
} from '@ai-sdk/provider'
import { bytesSource, type PriceEntry } from '@mutoscope/core'
import type { ModelContext, TranscriptionRequest } from '@mutoscope/core/ports'
import { describe, expect, it } from 'vitest'
import { createAiSdk } from '../ai-sdk.js'
import { postLikeAiSdk, type AiSdkPost } from './post-like-ai-sdk.fixture.js'
import { smallWav, startFakeServer, testSubmitOnce } from '../testing/index.js'
import { sampleContext } from '../testing/sample-requests.js'

const PRICES: readonly PriceEntry[] = [
  { provider: 'acme', model: 'model-1', unit: 'minute', micros: 6000, asOf: '2026-11-21', source: 'us' },
]
const ai = createAiSdk({ prices: PRICES })
const request = { audio: { hash: 'sound-1', mediaType: 'audio/wav' } } as const satisfies TranscriptionRequest
const identity = { provider: 'acme', modelId: 'model-1' } as const
const response = { timestamp: new Date(0), modelId: 'model-1', headers: {} }

const context = (bytes: Uint8Array = smallWav(), changes: Partial<ModelContext> = {}) =>
  sampleContext({
    open: (hash) =>
      hash === 'sound-1' ? Promise.resolve(bytesSource(bytes)) : Promise.reject(new Error(`no ${hash}`)),
    ...changes,
  })

function transcriptionModel(
  answer: Partial<TranscriptionModelV4Result> = {},
  post: AiSdkPost = () => Promise.resolve(),
): TranscriptionModelV4 & { readonly seen: TranscriptionModelV4CallOptions[] } {
  const seen: TranscriptionModelV4CallOptions[] = []
  return {
    ...identity,
    specificationVersion: 'v4',
    seen,
    async doGenerate(options) {
      seen.push(options)
      await post({ mediaType: options.mediaType }, options.abortSignal)
      return {
        text: 'The light goes out. Nobody comes.',
        segments: [],
        language: 'en',
        durationInSeconds: 2.5,
        warnings: [],
        response,
        ...answer,
      }
    },
  }
}

testSubmitOnce(
  'a transcription model of the AI SDK',
  async () => {
    const server = await startFakeServer({
      isPaid: () => true,
      respond: () => ({ json: {} }),
      errorBody: (_status, message) => ({ error: { message } }),
    })
    const model = ai.transcription(transcriptionModel({}, postLikeAiSdk(server)))
    return {
      server,
      request,
      model: {
        ...model,
        generate: (wish: TranscriptionRequest, { signal }: ModelContext) =>
          model.generate(wish, context(smallWav(), { signal })),
      },
    }
  },
  { describe, it, expect },
)

describe('a transcript', () => {
  it("has the times of the model's words, with the punctuation of the text", async () => {
    const words = [
      ['The', 0, 0.2],
      ['light', 0.2, 0.5],
      ['goes', 0.5, 0.7],
      ['out', 0.7, 1.1],
      ['Nobody', 1.4, 1.9004],
      ['comes', 1.9004, 2.4],
    ] as const
    const model = transcriptionModel({
      words: words.map(([text, startSecond, endSecond]) => ({ text, startSecond, endSecond })),
      segments: [{ text: 'Not used', startSecond: 0, endSecond: 9 }],
    })
    const output = await ai.transcription(model).generate(request, context())
    expect(output).toEqual({
      body: null,
      costMicros: 250,
      warnings: [],
      data: {
        text: 'The light goes out. Nobody comes.',
        language: 'en',
        durationMs: 2500,
        words: [
          { text: 'The', startMs: 0, endMs: 200 },
          { text: 'light', startMs: 200, endMs: 500 },
          { text: 'goes', startMs: 500, endMs: 700 },
          { text: 'out.', startMs: 700, endMs: 1100 },
          { text: 'Nobody', startMs: 1400, endMs: 1900 },
          { text: 'comes.', startMs: 1900, endMs: 2400 },
        ],
      },
    })
  })

  it('without times of words spreads every segment over its own words, and says so', async () => {
    const segments = [
      { text: ' One, banana.', startSecond: 1, endSecond: 1.5 },
      { text: ' Two.', startSecond: 3, endSecond: 3.25 },
    ]
    const { data, warnings } = await ai
      .transcription(transcriptionModel({ text: 'One, banana. Two.', segments }))
      .generate(request, context())
    expect(data.words).toEqual([
      { text: 'One,', startMs: 1000, endMs: 1100 },
      { text: 'banana.', startMs: 1200, endMs: 1500 },
      { text: 'Two.', startMs: 3000, endMs: 3250 },
    ])
    expect(warnings).toEqual([expect.stringContaining('segments only')])
  })

  it('never runs backwards, whatever the model says', async () => {
    const words = [
      { text: 'Yes', startSecond: -0.1, endSecond: 0.6 },
      { text: ' ', startSecond: 0.6, endSecond: 0.6 },
      { text: 'yes', startSecond: 0.5, endSecond: 0.4 },
      { text: 'no', startSecond: 0.7, endSecond: 0.9 },
    ]
    const { data } = await ai
      .transcription(transcriptionModel({ text: 'Yes, yes, no', words }))
      .generate(request, context())
    expect(data.words).toEqual([
      { text: 'Yes,', startMs: 0, endMs: 600 },
      { text: 'yes,', startMs: 600, endMs: 600 },
      { text: 'no', startMs: 700, endMs: 900 },
    ])
  })

  it('of a model that gives no times has none, and its length is measured', async () => {
    const model = transcriptionModel({ language: undefined, durationInSeconds: undefined })
    const output = await ai.transcription(model).generate(request, context())
    expect(output).toMatchObject({
      costMicros: 10,
      data: { words: [], language: null, durationMs: 100 },
      warnings: ['The model gave no times.'],
    })
    const unknown = await ai
      .transcription(model)
      .generate({ ...request, audio: { hash: 'sound-1', mediaType: 'audio/mp4' } }, context())
    expect(unknown.data.durationMs).toBeNull()
    expect(unknown).not.toHaveProperty('costMicros')
  })

  it('of silence is empty and no failure', async () => {
    const output = await ai.transcription(transcriptionModel({ text: ' ' })).generate(request, context())
    expect(output).toMatchObject({ data: { text: '', words: [] }, warnings: [] })
  })

  it('that is none is a failure', async () => {
    const answer = { text: undefined } as unknown as Partial<TranscriptionModelV4Result>
    await expect(
      ai.transcription(transcriptionModel(answer)).generate(request, context()),
    ).rejects.toMatchObject({ code: 'MODEL_FAILED', details: { provider: 'acme' } })
  })

  it('comes from v3 models too, which know nothing of words', async () => {
    const model: TranscriptionModelV3 = {
      ...identity,
      specificationVersion: 'v3',
      doGenerate: () =>
        Promise.resolve({
          text: 'Oui.',
          segments: [{ text: 'Oui.', startSecond: 0.5, endSecond: 1 }],
          language: 'fr',
          durationInSeconds: 1,
          warnings: [],
          response,
        }),
    }
    const { data } = await ai.transcription(model).generate(request, context())
    expect(data).toMatchObject({ language: 'fr', words: [{ text: 'Oui.', startMs: 500, endMs: 1000 }] })
  })
})

describe('a request', () => {
  it('carries the bytes and asks for times; the language goes where the model takes it', async () => {
    const model = transcriptionModel()
    const options = {
      providerOptions: { acme: { temperature: 0 } },
      languageOption: { provider: 'acme', name: 'languageCode' },
    }
    const output = await ai.transcription(model, options).generate({ ...request, language: 'en' }, context())
    const { abortSignal, ...seen } = model.seen[0] ?? {}
    expect(seen).toEqual({
      audio: new Uint8Array(smallWav()),
      mediaType: 'audio/wav',
      timestampGranularities: ['word', 'segment'],
      providerOptions: { acme: { temperature: 0, languageCode: 'en' } },
    } satisfies TranscriptionModelV4CallOptions)
    expect(abortSignal).toBeInstanceOf(AbortSignal)
    expect(output.warnings).toEqual(['The model gave no times.'])
  })

  it('says when the language could not be told, and keeps it where the model finds none', async () => {
    const model = transcriptionModel({
      language: undefined,
      warnings: [{ type: 'unsupported', feature: 'timestampGranularities' }],
    })
    const output = await ai.transcription(model).generate({ ...request, language: 'fr' }, context())
    expect(model.seen[0]?.providerOptions).toEqual({})
    expect(output.data.language).toBe('fr')
    expect(output.warnings).toEqual([
      'timestampGranularities: unsupported',
      'The model gave no times.',
      expect.stringContaining('languageOption'),
    ])
  })

  it.each([
    ['empty audio', new Uint8Array(), {}],
    ['audio that is longer than what is reserved', smallWav(), { maxMinutes: 0.001 }],
  ])('with %s is not sent', async (_name, bytes, options) => {
    const model = transcriptionModel()
    await expect(ai.transcription(model, options).generate(request, context(bytes))).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'audio' },
    })
    expect(model.seen).toHaveLength(0)
  })

  it('whose audio cannot be opened is not sent and not ambiguous', async () => {
    const model = transcriptionModel()
    await expect(
      ai.transcription(model).generate({ audio: { hash: 'other', mediaType: 'audio/wav' } }, context()),
    ).rejects.toThrow('no other')
    expect(model.seen).toHaveLength(0)
  })

  it('is priced by the minute, reserving the longest', () => {
    const price = ai.transcription(transcriptionModel(), { maxMinutes: 3 }).paid?.price(request)
    expect(price).toMatchObject({
      minMicros: 100,
      expectedMicros: 3000,
      maxMicros: 18_000,
      assumes: ['acme/model-1 as of 2026-11-21', 'audio of 30 s, at most 180 s'],
    })
    expect(() => createAiSdk().transcription(transcriptionModel()).paid?.price(request)).toThrow(
      expect.objectContaining({ code: 'PRICE_UNKNOWN' }),
    )
  })

  it('of a free model needs no price', async () => {
    const model = createAiSdk({ free: true }).transcription(transcriptionModel())
    expect(model.paid).toBeUndefined()
    expect(await model.generate(request, context())).not.toHaveProperty('costMicros')
  })
})

it('is another version when its options are others', () => {
  const version = (options: Parameters<typeof ai.transcription>[1]) =>
    ai.transcription(transcriptionModel(), options).version
  expect(
    new Set([
      version({}),
      version({ providerOptions: { acme: { temperature: 0 } } }),
      version({ languageOption: { provider: 'acme', name: 'language' } }),
    ]).size,
  ).toBe(3)
})
