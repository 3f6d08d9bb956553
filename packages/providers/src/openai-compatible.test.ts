import { readBytes, type PriceEntry } from '@mutoscope/core'
import type { ImmediateModel } from '@mutoscope/core/ports'
import OpenAISdk from 'openai'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createOpenAICompatible, type OpenAICompatibleOptions } from './openai-compatible.js'
import {
  startFakeOpenAICompatible,
  type FakeOpenAICompatible,
  type FakeOpenAICompatibleOptions,
} from './testing/fakes/fake-openai-compatible.js'
import { SAMPLE_REQUESTS, sampleContext } from './testing/sample-requests.js'
import { testSubmitOnce } from './testing/test-submit-once.js'

const KEY = 'local-test-key'
const read = { provider: 'openai-compatible', asOf: '2026-11-30', source: 'contract' } as const
const PRICES: readonly PriceEntry[] = [
  { ...read, model: 'writer', unit: 'megatoken-in', micros: 1_000_000 },
  { ...read, model: 'writer', unit: 'megatoken-out', micros: 2_000_000 },
  { ...read, model: 'voice', unit: 'kilochar', micros: 10_000 },
]

const create = (server: FakeOpenAICompatible, options: OpenAICompatibleOptions = {}) =>
  createOpenAICompatible({ apiKey: KEY, baseUrl: `${server.url}/v1/`, ...options })

async function start(options?: FakeOpenAICompatibleOptions): Promise<FakeOpenAICompatible> {
  const server = await startFakeOpenAICompatible(options)
  onTestFinished(() => server.close())
  return server
}

/** The last requests, in the parts that are a contract. */
const wires = (server: FakeOpenAICompatible) =>
  server.requests.map(({ method, path, json, headers }) => ({
    method,
    path,
    json,
    auth: headers['authorization'],
    type: headers['content-type'],
  }))
/** What was said in the last request. */
const messagesOf = (server: FakeOpenAICompatible) =>
  (server.requests.at(-1)?.json as { messages: { role: string; content: string }[] } | undefined)?.messages ??
  []
const formats = (server: FakeOpenAICompatible) =>
  server.requests.map(
    ({ json }) => (json as { response_format?: { type: string } }).response_format?.type ?? 'words',
  )

testSubmitOnce(
  'OpenAI-compatible script with a price',
  async () => {
    const server = await startFakeOpenAICompatible()
    const model = create(server, { prices: PRICES }).script('writer')
    return {
      server,
      model: model as ImmediateModel<typeof SAMPLE_REQUESTS.script, never>,
      request: SAMPLE_REQUESTS.script,
    }
  },
  { describe, it, expect },
)
testSubmitOnce(
  'OpenAI-compatible speech with a price',
  async () => {
    const server = await startFakeOpenAICompatible()
    const model = create(server, { prices: PRICES }).speech('voice')
    return {
      server,
      model: model as ImmediateModel<typeof SAMPLE_REQUESTS.speech, never>,
      request: SAMPLE_REQUESTS.speech,
    }
  },
  { describe, it, expect },
)

describe('requests are those of the official SDK', () => {
  it('for scripts, and the SDK reads the same stream', async () => {
    const server = await start()
    await create(server).script('qwen3:8b').generate(SAMPLE_REQUESTS.script, sampleContext())
    const body = server.requests[0]?.json as OpenAISdk.ChatCompletionCreateParamsStreaming
    const sdk = new OpenAISdk({ apiKey: KEY, baseURL: `${server.url}/v1`, maxRetries: 0 })
    const stream = await sdk.chat.completions.create({
      model: 'qwen3:8b',
      messages: body.messages,
      stream: true,
      stream_options: { include_usage: true },
      response_format: body.response_format ?? { type: 'text' },
    })
    let text = ''
    let tokens = 0
    for await (const { choices, usage } of stream) {
      text += choices[0]?.delta.content ?? ''
      tokens += usage?.completion_tokens ?? 0
    }
    expect(JSON.parse(text)).toHaveProperty('scenes')
    expect(tokens).toBe(2000)
    const [ours, theirs] = wires(server)
    expect(ours).toEqual(theirs)
    expect(body.response_format).toMatchObject({
      type: 'json_schema',
      json_schema: { name: 'script', strict: true, schema: { additionalProperties: false } },
    })
  })

  it('for speech and the list of models', async () => {
    const server = await start()
    const compatible = create(server)
    await compatible
      .speech('kokoro', { voice: 'af_heart' })
      .generate({ ...SAMPLE_REQUESTS.speech, speed: 1.1 }, sampleContext())
    await compatible.checkKey()
    const sdk = new OpenAISdk({ apiKey: KEY, baseURL: `${server.url}/v1`, maxRetries: 0 })
    await sdk.audio.speech.create({
      model: 'kokoro',
      input: SAMPLE_REQUESTS.speech.text,
      voice: 'af_heart',
      response_format: 'wav',
      speed: 1.1,
    })
    expect((await sdk.models.list()).data[0]?.id).toBe('qwen3:8b')
    const [speech, models, theirSpeech, theirModels] = wires(server)
    expect([speech, models]).toEqual([theirSpeech, theirModels])
  })
})

describe('scripts of an OpenAI-compatible server', () => {
  it.each([true, false])('are read from an answer that is a stream: %s', async (streams) => {
    const server = await start({ streams })
    const output = await create(server).script('qwen3:8b').generate(SAMPLE_REQUESTS.script, sampleContext())
    expect(output).toMatchObject({ body: null, data: { scenes: [{ shot: 'wide' }, { shot: 'wide' }] } })
    expect(output.costMicros).toBeUndefined()
  })

  it.each([
    ['schema', ['json_schema', 'json_schema']],
    ['json', ['json_schema', 'json_object', 'json_object']],
    ['words', ['json_schema', 'json_object', 'words', 'words']],
  ] as const)(
    'use the strictest format that the server knows (%s), found out once',
    async (structured, asked) => {
      const server = await start({ structured })
      const model = create(server).script('qwen3:8b')
      await model.generate(SAMPLE_REQUESTS.script, sampleContext())
      await model.generate(SAMPLE_REQUESTS.script, sampleContext())
      expect(formats(server)).toEqual(asked)
      const [system] = messagesOf(server)
      expect(system?.content.includes('"imagePrompt"')).toBe(structured !== 'schema')
    },
  )

  it('ask for the format they are told to, and no other', async () => {
    const server = await start({ structured: 'json' })
    const model = create(server).script('qwen3:8b', { structuredOutput: 'schema' })
    await expect(model.generate(SAMPLE_REQUESTS.script, sampleContext())).rejects.toMatchObject({
      code: 'PROVIDER_REJECTED',
    })
    expect(formats(server)).toEqual(['json_schema'])
  })

  it.each(['chatty', 'thinking'] as const)('are found in an answer that is %s', async (turn) => {
    const server = await start({ structured: 'words' })
    server.next(turn)
    const model = create(server).script('qwen3:8b', { structuredOutput: 'words' })
    await model.generate(SAMPLE_REQUESTS.script, sampleContext())
    expect(server.requests).toHaveLength(1)
  })

  it('are asked for once more when they break our rules, with what was wrong', async () => {
    const server = await start()
    server.next('broken-script')
    const output = await create(server, { prices: PRICES })
      .script('writer')
      .generate(SAMPLE_REQUESTS.script, sampleContext())
    expect(server.charges).toHaveLength(2)
    expect(output.costMicros).toBe(2 * (1000 + 4000))
    const messages = messagesOf(server)
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user'])
    expect(messages.at(-1)?.content).toContain('imagePrompt of scene 1 is empty')
  })

  it.each([
    ['refuse', { code: 'MODEL_REFUSED', message: 'I cannot help with that.', details: { costMicros: 5000 } }],
    ['filter', { code: 'MODEL_REFUSED', details: { costMicros: 5000 } }],
    ['cut-off', { code: 'SCRIPT_INVALID', details: { costMicros: 5000 } }],
    ['cut-stream', { code: 'CALL_AMBIGUOUS' }],
    ['error-in-stream', { code: 'MODEL_FAILED', message: expect.stringContaining('CUDA') as string }],
    ['no-balance', { code: 'PROVIDER_NO_CREDITS' }],
    ['no-model', { code: 'PROVIDER_REJECTED', message: expect.stringContaining('try pulling') as string }],
  ] as const)('end after %s by name', async (turn, expected) => {
    const server = await start()
    server.next(turn)
    await expect(
      create(server, { prices: PRICES }).script('writer').generate(SAMPLE_REQUESTS.script, sampleContext()),
    ).rejects.toMatchObject(expected)
  })

  it('limit the tokens only when they are paid or it is said', async () => {
    const server = await start()
    const limitOf = async (options: OpenAICompatibleOptions, own?: number) => {
      await create(server, options)
        .script('writer', own === undefined ? {} : { maxTokens: own, input: { temperature: 0.2 } })
        .generate(SAMPLE_REQUESTS.script, sampleContext())
      return server.requests.at(-1)?.json as { max_tokens?: number; temperature?: number }
    }
    expect(await limitOf({})).not.toHaveProperty('max_tokens')
    expect((await limitOf({ prices: PRICES })).max_tokens).toBeGreaterThan(8000)
    expect(await limitOf({ prices: PRICES }, 8192)).toMatchObject({ max_tokens: 8192, temperature: 0.2 })
  })

  it('that are free are asked for again when the server is busy', async () => {
    const server = await start()
    server.fail('503-before', '429')
    await create(server).script('qwen3:8b').generate(SAMPLE_REQUESTS.script, sampleContext())
    expect(server.requests).toHaveLength(3)
  })

  it('that are free and take too long end as out of reach, with the time they had', async () => {
    const server = await start()
    server.fail('never')
    await expect(
      create(server, { timeoutMs: 50 }).script('qwen3:8b').generate(SAMPLE_REQUESTS.script, sampleContext()),
    ).rejects.toMatchObject({
      code: 'PROVIDER_UNAVAILABLE',
      message: expect.stringContaining('did not respond within 0.05 seconds') as string,
    })
  })
})

describe('voices of an OpenAI-compatible server', () => {
  it.each([
    ['wav', 'audio/wav', 'spread', 100],
    ['mp3', 'audio/mpeg', 'spread', 522],
  ] as const)('come as %s', async (format, mediaType, timing, durationMs) => {
    const server = await start()
    const output = await create(server)
      .speech('kokoro', { format })
      .generate({ ...SAMPLE_REQUESTS.speech, pitch: 1.2 }, sampleContext())
    expect(output).toMatchObject({
      mediaType,
      data: { timing, durationMs, silent: false, words: { length: 6 } },
    })
    expect(output.body && (await readBytes(output.body)).byteLength).toBeGreaterThan(1000)
    expect(output.warnings).toEqual([expect.stringContaining('pitch')])
  })

  it('are read also when the server makes another format than was asked for', async () => {
    const server = await start({ sound: 'mp3' })
    const output = await create(server).speech('kokoro').generate(SAMPLE_REQUESTS.speech, sampleContext())
    expect(output.mediaType).toBe('audio/mpeg')
  })

  it('are chosen by language, then by our name, then one for all', async () => {
    const server = await start()
    const speech = create(server).speech('kokoro', {
      voice: 'af_heart',
      voices: { warm: 'am_adam' },
      languageVoices: { fr: 'ff_siwis' },
    })
    for (const change of [{}, { voice: 'warm' }, { voice: 'warm', language: 'fr' }] as const)
      await speech.generate({ ...SAMPLE_REQUESTS.speech, ...change }, sampleContext())
    await create(server).speech('kokoro').generate(SAMPLE_REQUESTS.speech, sampleContext())
    expect(server.requests.map(({ json }) => (json as { voice: string }).voice)).toEqual([
      'af_heart',
      'am_adam',
      'ff_siwis',
      'alloy',
    ])
  })

  it.each([
    [true, 'CALL_AMBIGUOUS'],
    [false, 'PROVIDER_RESPONSE_INVALID'],
  ])('that are no sound end by name (paid: %s)', async (paid, code) => {
    const server = await start()
    server.next('not-sound')
    await expect(
      create(server, paid ? { prices: PRICES } : {})
        .speech('voice')
        .generate(SAMPLE_REQUESTS.speech, sampleContext()),
    ).rejects.toMatchObject({ code })
  })

  it('are not asked for beyond their limit', async () => {
    const server = await start()
    await expect(
      create(server).speech('kokoro', { maxChars: 10 }).generate(SAMPLE_REQUESTS.speech, sampleContext()),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { limit: 10 } })
    expect(server.requests).toHaveLength(0)
  })
})

describe('the price of an OpenAI-compatible server', () => {
  const at = (baseUrl: string, options: OpenAICompatibleOptions = {}) =>
    createOpenAICompatible({ baseUrl, ...options }).speech('voice')

  it.each([
    'http://localhost:11434/v1',
    'http://127.0.0.1:8880/v1',
    'http://[::1]:8880/v1',
    'http://ollama:11434/v1',
    'http://192.168.1.20:1234/v1',
    'http://172.20.0.2/v1',
    'http://gpu.local/v1',
  ])('is nothing at %s', (baseUrl) => {
    expect(at(baseUrl).paid).toBeUndefined()
  })

  it.each(['https://api.deepseek.com/v1', 'http://203.0.113.7/v1', 'https://local.example.com/v1'])(
    'must be given at %s, or said to be nothing',
    (baseUrl) => {
      expect(() => at(baseUrl).paid?.price(SAMPLE_REQUESTS.speech)).toThrow(
        expect.objectContaining({ code: 'PRICE_UNKNOWN' }) as Error,
      )
      expect(at(baseUrl, { prices: PRICES }).paid?.price(SAMPLE_REQUESTS.speech).expectedMicros).toBe(330)
      expect(at(baseUrl, { free: true }).paid).toBeUndefined()
    },
  )

  it('is told under the name of the server', () => {
    const prices = PRICES.map((entry) => ({ ...entry, provider: 'deepseek' }))
    const deepseek = createOpenAICompatible({
      name: 'deepseek',
      baseUrl: 'https://api.deepseek.com/v1',
      prices,
    })
    const script = deepseek.script('writer')
    expect(script.provider).toBe('deepseek')
    expect(script.paid?.price(SAMPLE_REQUESTS.script).expectedMicros).toBeGreaterThan(1000)
    expect(() => deepseek.script('other').paid?.price(SAMPLE_REQUESTS.script)).toThrow(
      "{ provider: 'deepseek', model: 'other', unit: 'megatoken-in'",
    )
  })
})

describe('an OpenAI-compatible server', () => {
  it('needs no key', async () => {
    const server = await start({ keyed: false })
    const open = createOpenAICompatible({ baseUrl: `${server.url}/v1` })
    await open.checkKey()
    await open.speech('kokoro').generate(SAMPLE_REQUESTS.speech, sampleContext())
    expect(server.requests.map(({ headers }) => headers['authorization'])).toEqual([undefined, undefined])
  })

  it('that wants one says so, and a wrong one is never shown', async () => {
    const server = await start()
    const error: unknown = await create(server, { apiKey: 'sk-wrong-key' })
      .checkKey()
      .catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'PROVIDER_AUTH' })
    expect(JSON.stringify([error, String(error)])).not.toContain('sk-wrong-key')
  })

  it('with a wrong path is asked for its version', async () => {
    const server = await start()
    await expect(
      createOpenAICompatible({ apiKey: KEY, baseUrl: server.url }).checkKey(),
    ).rejects.toMatchObject({
      code: 'PROVIDER_REJECTED',
      message: expect.stringContaining('/v1') as string,
    })
  })

  it.each(['', 'localhost:11434', 'ftp://localhost/v1'])('needs an address: %o', (baseUrl) => {
    expect(() => createOpenAICompatible({ baseUrl })).toThrow(
      expect.objectContaining({
        code: 'INVALID_INPUT',
        message: expect.stringContaining('baseUrl') as string,
      }),
    )
  })
})
