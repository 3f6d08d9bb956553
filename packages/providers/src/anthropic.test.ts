import AnthropicSdk from '@anthropic-ai/sdk'
import type { MutoscopeError } from '@mutoscope/core'
import type { ImmediateModel, Script, ScriptRequest } from '@mutoscope/core/ports'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ANTHROPIC_PRICES, createAnthropic } from './anthropic.js'
import { startFakeAnthropic, type FakeAnthropic } from './testing/fakes/fake-anthropic.js'
import { SAMPLE_REQUESTS, sampleContext } from './testing/sample-requests.js'
import { testSubmitOnce } from './testing/test-submit-once.js'

const apiKey = 'sk-ant-test-key-1'
const model = 'claude-sonnet-5-5'
type Writer = ImmediateModel<ScriptRequest, Script>
testSubmitOnce(
  'Anthropic script',
  async () => {
    const server = await startFakeAnthropic()
    return {
      server,
      model: createAnthropic({ apiKey, baseUrl: server.url }).script(model) as Writer,
      request: SAMPLE_REQUESTS.script,
    }
  },
  { describe, it, expect },
)

let server: FakeAnthropic
beforeEach(async () => {
  server = await startFakeAnthropic()
})
afterEach(() => server.close())

const write = (options = {}) =>
  (createAnthropic({ apiKey, baseUrl: server.url, ...options }).script(model) as Writer).generate(
    SAMPLE_REQUESTS.script,
    sampleContext(),
  )

function wire() {
  const request = server.requests.at(-1)
  const [auth, version, type] = ['authorization', 'anthropic-version', 'content-type'].map(
    (name) => request?.headers[name],
  )
  return {
    method: request?.method,
    path: request?.path,
    query: request?.query.toString(),
    json: request?.json,
    auth,
    version,
    type,
  }
}

describe('Anthropic requests are those of the official SDK', () => {
  it('for scripts', async () => {
    await write()
    const ours = wire()
    const sdk = new AnthropicSdk({ apiKey, baseURL: server.url, maxRetries: 0 })
    const message = await sdk.messages.create(ours.json as AnthropicSdk.MessageCreateParamsNonStreaming)
    expect(ours).toEqual(wire())
    expect(message.content.at(-1)).toMatchObject({
      type: 'text',
      text: expect.stringContaining('lighthouse') as string,
    })
    expect(ours.json).toMatchObject({
      model,
      output_config: { format: { type: 'json_schema', schema: { additionalProperties: false } } },
    })
  })

  it('for the key check', async () => {
    await createAnthropic({ apiKey, baseUrl: server.url }).checkKey()
    const ours = wire()
    const sdk = new AnthropicSdk({ apiKey, baseURL: server.url, maxRetries: 0 })
    expect((await sdk.models.list()).data[0]?.id).toBe(model)
    expect({ ...ours, type: '' }).toEqual({ ...wire(), type: '' })
  })

  it('but the version can be pinned', async () => {
    await write({ version: '2023-06-01' })
    expect(wire().version).toBe('2023-06-01')
  })
})

describe('Anthropic scripts', () => {
  it('are written with their cost', async () => {
    expect(await write()).toMatchObject({
      body: null,
      costMicros: 2000 + 20_000,
      data: { title: 'The lighthouse', scenes: [{ durationMs: 6000 }, { durationMs: 6000 }] },
    })
  })

  it('are asked for once more when they break our rules', async () => {
    server.next('broken-script')
    expect(await write()).toMatchObject({ costMicros: 44_000 })
    expect(server.charges).toHaveLength(2)
    server.next('broken-script', 'broken-script')
    await expect(write()).rejects.toMatchObject({ code: 'SCRIPT_INVALID', details: { costMicros: 44_000 } })
  })

  it.each([
    ['refuse', 'MODEL_REFUSED'],
    ['cut-off', 'SCRIPT_INVALID'],
    ['no-credits', 'PROVIDER_NO_CREDITS'],
    ['overloaded', 'PROVIDER_RATE_LIMITED'],
  ] as const)('end after %s as %s', async (turn, code) => {
    server.next(turn)
    await expect(write()).rejects.toMatchObject({ code })
  })

  it('are priced by tokens, never by a guess', () => {
    const price = createAnthropic().script(model).paid?.price(SAMPLE_REQUESTS.script)
    expect(price).toMatchObject({ assumes: [expect.stringContaining('2026-10-16'), expect.any(String)] })
    const unknown = (prices = {}) =>
      createAnthropic(prices).script('claude-next').paid?.price(SAMPLE_REQUESTS.script)
    expect(unknown).toThrow(expect.objectContaining({ code: 'PRICE_UNKNOWN' }) as Error)
    expect(
      unknown({ prices: ANTHROPIC_PRICES.map((entry) => ({ ...entry, model: 'claude-next' })) })?.maxMicros,
    ).toBeGreaterThan(0)
  })

  it('are refused for a wrong key, which is never shown', async () => {
    const error = await createAnthropic({ apiKey: 'sk-ant-wrong', baseUrl: server.url })
      .checkKey()
      .catch((thrown: unknown) => thrown as MutoscopeError)
    expect(error).toMatchObject({ code: 'PROVIDER_AUTH' })
    expect(JSON.stringify([error, String(error)])).not.toContain('sk-ant-wrong')
  })
})
