import { MutoscopeError, type Json } from '@mutoscope/core'
import type { OperationStatus } from '@mutoscope/core/ports'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createDId } from './d-id.js'
import { createFal } from './fal.js'
import { createGemini } from './gemini.js'
import { createHeyGen } from './heygen.js'
import { createLuma } from './luma.js'
import { createReplicate } from './replicate.js'
import { createRunway } from './runway.js'
import { startFakeDId } from './testing/fakes/fake-d-id.js'
import { startFakeFal } from './testing/fakes/fake-fal.js'
import { startFakeGemini } from './testing/fakes/fake-gemini.js'
import { startFakeHeyGen } from './testing/fakes/fake-heygen.js'
import { startFakeLuma } from './testing/fakes/fake-luma.js'
import { startFakeReplicate } from './testing/fakes/fake-replicate.js'
import { startFakeRunway } from './testing/fakes/fake-runway.js'
import { startFakeVertex } from './testing/fakes/fake-vertex.js'
import { sampleContext, SAMPLE_REQUESTS } from './testing/sample-requests.js'
import { createVertex } from './vertex.js'

const KEY = 'secret-test-key'
type Options = {
  readonly apiKey: string
  readonly baseUrl: string
  readonly fetch: typeof fetch
  readonly pollAfterMs: number
}
interface Looking {
  status(operation: Json, context: ReturnType<typeof sampleContext>): Promise<OperationStatus<object>>
  cancel?(operation: Json, context: ReturnType<typeof sampleContext>): Promise<void>
}
interface Provider {
  readonly name: string
  readonly start: () => Promise<{ readonly url: string; close(): Promise<void> | void }>
  readonly model: (options: Options) => Looking
  /** A handle of a request that the fake does not have. */
  readonly operation?: (url: string) => Json
  /** Where the fake keeps outputs; absent where they come in the answer. */
  readonly outputs?: RegExp
  readonly base?: string
  /** Micro-dollars that the provider says a request cost whose output is gone. */
  readonly costMicros?: number
}

const PROVIDERS: readonly Provider[] = [
  {
    name: 'Runway',
    start: startFakeRunway,
    model: (options) => createRunway(options).video('gen4.5'),
    outputs: /\/outputs\//u,
    costMicros: 600_000,
  },
  {
    name: 'Luma',
    start: startFakeLuma,
    base: '/dream-machine/v1',
    model: (options) => createLuma(options).video('ray-2'),
    outputs: /\/cdn\//u,
  },
  {
    name: 'Replicate',
    start: startFakeReplicate,
    model: (options) => createReplicate(options).video('google/veo-3.1-fast'),
    outputs: /\/output\//u,
  },
  {
    name: 'fal',
    start: startFakeFal,
    model: (options) => createFal(options).video('fal-ai/veo3.1/fast'),
    operation: (url) => {
      const at = `${url}/fal-ai/veo3.1/requests/nowhere`
      return { id: 'nowhere', status: `${at}/status`, result: at, cancel: `${at}/cancel` }
    },
    outputs: /\/files\//u,
  },
  {
    name: 'HeyGen',
    start: startFakeHeyGen,
    model: (options) => createHeyGen(options).avatar(),
    outputs: /\/files\//u,
  },
  {
    name: 'D-ID',
    start: startFakeDId,
    model: (options) => createDId(options).avatar(),
    outputs: /\/results\//u,
  },
  {
    name: 'Gemini',
    start: startFakeGemini,
    model: (options) => createGemini(options).video('gemini-omni'),
    outputs: /\/files\//u,
  },
  {
    name: 'Vertex',
    start: startFakeVertex,
    model: (options) => createVertex(options).video('veo-3.1-generate-001'),
    operation: () => ({ name: 'projects/p/locations/global/publishers/google/models/m/operations/nowhere' }),
  },
]

/** The fake, and a fetch that finds nothing where outputs are kept and counts what was asked. */
async function open({ start, model, outputs, base = '' }: Provider, answer?: Response) {
  const server = await start()
  onTestFinished(() => server.close())
  const asked: string[] = []
  const options: Options = {
    apiKey: KEY,
    baseUrl: `${server.url}${base}`,
    pollAfterMs: 1,
    fetch: (input, init) => {
      const url = input instanceof Request ? input.url : String(input)
      asked.push(url)
      if (answer !== undefined) return Promise.resolve(answer.clone())
      return outputs?.test(url) === true
        ? Promise.resolve(new Response(null, { status: 404 }))
        : fetch(input, init)
    },
  }
  return { server, model: model(options), asked }
}

describe.each(PROVIDERS)('$name', (provider) => {
  it('says that a request is gone when it does not know it, as an answer', async () => {
    const { model, server } = await open(provider)
    const operation = provider.operation?.(server.url) ?? { id: 'nowhere', durationSec: 5 }
    expect(await model.status(operation, sampleContext())).toEqual({
      status: 'missing',
      what: 'request',
      message: expect.stringMatching(/no longer knows request .*nowhere/u) as string,
    })
  })

  it.each([
    [503, 'PROVIDER_UNAVAILABLE', 2],
    [429, 'PROVIDER_RATE_LIMITED', 1],
    [401, 'PROVIDER_AUTH', 1],
  ])('looks at most twice and does not wait when the answer is %d', async (status, code, polls) => {
    const busy = new Response('{}', { status, headers: { 'retry-after': '240' } })
    const { model, server, asked } = await open(provider, busy)
    const operation = provider.operation?.(server.url) ?? { id: 'nowhere', durationSec: 5 }
    const failure = await model.status(operation, sampleContext()).catch((error: unknown) => error)
    expect(MutoscopeError.isInstance(failure) && failure.code).toBe(code)
    expect(asked).toHaveLength(polls)
  })
})

describe.each(PROVIDERS.filter(({ outputs }) => outputs !== undefined))('$name', (provider) => {
  it('says that an output is gone when its file is not there any more, with what it cost', async () => {
    const { model } = await open(provider)
    const request = ['HeyGen', 'D-ID'].includes(provider.name)
      ? {
          avatar: { type: 'preset', id: 'https://faces.test/ada.png' },
          speech: { type: 'text', text: 'The light goes out.', voiceId: 'voice', language: 'en' },
          width: 1280,
          height: 720,
          take: 1,
        }
      : {
          ...SAMPLE_REQUESTS.video,
          durationSec: provider.name === 'Luma' ? 5 : 8,
          audio: provider.name !== 'Luma' && provider.name !== 'Runway',
        }
    const started = model as unknown as {
      start(request: unknown, context: unknown): Promise<{ readonly operation: Json }>
    }
    const { operation } = await started.start(request, sampleContext())
    let answer = await model.status(operation, sampleContext())
    for (let poll = 0; poll < 5 && answer.status === 'pending'; poll++)
      answer = await model.status(operation, sampleContext())
    expect(answer).toEqual({
      status: 'missing',
      what: 'output',
      message: expect.stringContaining('not there any more') as string,
      ...(provider.costMicros === undefined ? {} : { costMicros: provider.costMicros }),
    })
  })
})

describe.each(PROVIDERS.filter(({ name }) => ['Runway', 'Luma', 'HeyGen'].includes(name)))(
  '$name',
  (provider) => {
    it.each([503, 404, 401])('is told to stop also when the look before answers %d', async (status) => {
      const server = await provider.start()
      onTestFinished(() => server.close())
      const asked: string[] = []
      const model = provider.model({
        apiKey: KEY,
        baseUrl: `${server.url}${provider.base ?? ''}`,
        pollAfterMs: 1,
        fetch: (input, init) => {
          const { method } = new Request(input, init)
          asked.push(method)
          return Promise.resolve(new Response(null, { status: method === 'DELETE' ? 204 : status }))
        },
      })
      await model.cancel?.({ id: 'running' }, sampleContext())
      expect(asked.filter((method) => method === 'DELETE')).toHaveLength(1)
    })
  },
)
