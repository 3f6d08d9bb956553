import { MutoscopeError } from '@mutoscope/core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { createProviderClient, type ProviderClientOptions, type WireRequest } from './provider-client.js'

const KEY = 'a-secret-key'
const POST: WireRequest = { method: 'POST', path: 'v1/clips', json: { prompt: 'a fox' } }
const GET: WireRequest = { method: 'GET', path: 'v1/clips/7' }

/** What a provider does with one request after the other; the last for all that follow. */
type Step = (request: Request) => Response | Promise<Response>

function connect(steps: readonly Step[], options: Partial<ProviderClientOptions> = {}) {
  const requests: Request[] = []
  const send: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    const step = steps[Math.min(requests.length, steps.length - 1)]
    requests.push(request)
    if (step === undefined) throw new Error('Nothing is answered here.')
    return step(request)
  }
  const client = createProviderClient({
    provider: 'Acme',
    baseUrl: 'https://api.acme.test/base',
    key: { apiKey: KEY, variables: ['ACME_API_KEY'] },
    headers: (key) => ({ authorization: `Bearer ${key}`, 'x-version': '1' }),
    explain: ({ body }) => ({ message: String(body) }),
    fetch: send,
    ...options,
  })
  return { client, requests }
}

const answers =
  (status: number, text = '', headers: Readonly<Record<string, string>> = {}): Step =>
  () =>
    new Response(text, { status, headers })
const breaks =
  (code: string, words = 'fetch failed'): Step =>
  () => {
    throw new TypeError(words, { cause: Object.assign(new Error('socket'), { code }) })
  }
/** An answer of which only the beginning arrives. */
const halves: Step = () =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"id":'))
        controller.error(new Error('the line went dead'))
      },
    }),
  )
const context = () => ({ signal: new AbortController().signal })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (MutoscopeError.isInstance(error) ? error.code : String(error)),
  )

describe('a request to a provider', () => {
  it('carries the key, the headers of the host and its own, each before the one before it', async () => {
    const { client, requests } = connect([answers(200)], {
      extraHeaders: { 'x-version': '2', 'x-host': 'h' },
    })
    await client.submit({ ...POST, headers: { 'x-host': 'own' } }, context())
    const [request] = requests
    expect(Object.fromEntries(request?.headers ?? [])).toMatchObject({
      authorization: `Bearer ${KEY}`,
      'content-type': 'application/json',
      'x-version': '2',
      'x-host': 'own',
    })
    expect([request?.method, await request?.json()]).toEqual(['POST', { prompt: 'a fox' }])
  })

  it('sends bytes as they are, and nothing where there is nothing to send', async () => {
    const { client, requests } = connect([answers(200)])
    await client.submit({ method: 'PUT', path: '/v1/file', body: new Uint8Array([1, 2, 3]) }, context())
    await client.repeat({ method: 'DELETE', path: 'v1/file' }, context())
    expect(new Uint8Array((await requests[0]?.arrayBuffer()) ?? [])).toEqual(new Uint8Array([1, 2, 3]))
    expect(await requests[1]?.text()).toBe('')
  })

  it('asks for the key of the owner at the time of the call', async () => {
    const { client, requests } = connect([answers(200)], {
      key: { apiKey: ({ ownerId }) => `key of ${ownerId}`, variables: [] },
    })
    await client.poll(GET, { ...context(), ownerId: 'ann' })
    expect(requests[0]?.headers.get('authorization')).toBe('Bearer key of ann')
    const keyless = connect([answers(200)], { key: { apiKey: undefined, variables: ['ACME_API_KEY'] } })
    expect(await codeOf(keyless.client.submit(POST, context()))).toBe('PROVIDER_KEY_MISSING')
    expect(keyless.requests).toEqual([])
  })

  it('sends no header that cannot be sent, and shows no value of it', async () => {
    const { client, requests } = connect([answers(200)], { extraHeaders: { 'x-host': 'own\nsecret' } })
    const error: unknown = await client.submit(POST, context()).catch((cause: unknown) => cause)
    expect(error).toMatchObject({ code: 'INVALID_INPUT', details: { header: 'x-host' } })
    expect(JSON.stringify(error) + String(error)).not.toContain('secret')
    const broken = connect([answers(200)], { key: { apiKey: 'a\nsecret', variables: [] } })
    expect(await codeOf(broken.client.submit(POST, context()))).toBe('PROVIDER_AUTH')
    expect([...requests, ...broken.requests]).toEqual([])
  })

  it('goes to a path below the base URL, or to a whole URL of the same origin, with its query', async () => {
    const { client, requests } = connect([answers(200)])
    for (const path of ['v1/a', '//v1/a', 'https://api.acme.test/other?x=1'])
      await client.poll({ method: 'GET', path, query: { page: 2, all: true, none: undefined } }, context())
    expect(requests.map(({ url }) => url)).toEqual([
      'https://api.acme.test/base/v1/a?page=2&all=true',
      'https://api.acme.test/base/v1/a?page=2&all=true',
      'https://api.acme.test/other?x=1&page=2&all=true',
    ])
  })

  it.each(['https://evil.test/x', 'http://api.acme.test/x', 'https://api.acme.test:8443/x'])(
    'is not sent to %s, where a provider may point to',
    async (path) => {
      const { client, requests } = connect([answers(200)])
      await expect(client.repeat({ method: 'GET', path }, context())).rejects.toMatchObject({
        code: 'URL_NOT_ALLOWED',
        details: { origin: new URL(path).origin },
      })
      expect(requests).toEqual([])
    },
  )

  it('follows no redirect, and takes a status that is an answer here as one', async () => {
    const { client, requests } = connect([answers(308, '', { range: 'bytes=0-9' })])
    const taken = await client.repeat({ ...GET, accept: [308] }, context())
    expect([taken.status, taken.headers.get('range')]).toEqual([308, 'bytes=0-9'])
    expect(await codeOf(client.submit({ ...POST, accept: [309] }, context()))).toBe('PROVIDER_REJECTED')
    await codeOf(client.submit(POST, context()))
    expect(requests.map(({ redirect }) => redirect)).toEqual(['manual', 'manual', 'error'])
  })
})

describe('a paid request', () => {
  it.each([
    [500, 'CALL_AMBIGUOUS'],
    [503, 'CALL_AMBIGUOUS'],
    [408, 'CALL_AMBIGUOUS'],
    [425, 'CALL_AMBIGUOUS'],
    [400, 'PROVIDER_REJECTED'],
    [404, 'PROVIDER_REJECTED'],
    [401, 'PROVIDER_AUTH'],
    [402, 'PROVIDER_NO_CREDITS'],
    [429, 'PROVIDER_RATE_LIMITED'],
  ])('that is answered %i is sent once and ends as %s', async (status, code) => {
    const { client, requests } = connect([answers(status, 'not now'), answers(200)])
    await expect(client.submit(POST, context())).rejects.toMatchObject({
      code,
      message: `Acme answered ${status}: not now`,
      details: { provider: 'Acme', status },
    })
    expect(requests).toHaveLength(1)
  })

  it.each([
    ['ECONNRESET', 'CALL_AMBIGUOUS'],
    ['UND_ERR_SOCKET', 'CALL_AMBIGUOUS'],
    ['ECONNREFUSED', 'PROVIDER_UNAVAILABLE'],
    ['ENOTFOUND', 'PROVIDER_UNAVAILABLE'],
  ])('that ends in %s is sent once and ends as %s', async (network, code) => {
    const { client, requests } = connect([breaks(network), answers(200)])
    await expect(client.submit(POST, context())).rejects.toMatchObject({
      code,
      details: { provider: 'Acme' },
    })
    expect(requests).toHaveLength(1)
  })

  it('that is given up is ambiguous, unless it cannot have been received', async () => {
    for (const [network, code] of [
      ['ECONNRESET', 'CALL_AMBIGUOUS'],
      ['ECONNREFUSED', 'CANCELLED'],
    ] as const) {
      const stopped = new AbortController()
      const { client } = connect([
        (request) => {
          stopped.abort()
          return breaks(network)(request)
        },
      ])
      expect(await codeOf(client.submit(POST, { signal: stopped.signal }))).toBe(code)
    }
  })

  it('that takes too long is ambiguous', async () => {
    const { client } = connect(
      [
        ({ signal }) =>
          new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
      ],
      { timeoutMs: 1 },
    )
    expect(await codeOf(client.submit(POST, context()))).toBe('CALL_AMBIGUOUS')
  })

  it('whose answer cannot be read is ambiguous, since it was taken', async () => {
    const schema = z.object({ id: z.string(), links: z.object({ self: z.string() }) })
    for (const [step, words] of [
      [answers(200, '{"id":1,"links":{}}'), /\(id, links\.self\)/u],
      [answers(200, 'half'), /\(not the expected JSON\)/u],
      [halves, /closed the connection before the response was complete/u],
    ] as const) {
      const answer = await connect([step]).client.submit(POST, context())
      await expect(answer.json(schema)).rejects.toMatchObject({
        code: 'CALL_AMBIGUOUS',
        message: expect.stringMatching(words) as string,
        details: { provider: 'Acme' },
      })
    }
    const broken = await connect([halves]).client.submit(POST, context())
    expect(await codeOf(broken.bytes())).toBe('CALL_AMBIGUOUS')
    expect(broken.unreadable('no picture')).toMatchObject({ code: 'CALL_AMBIGUOUS' })
  })

  it('that the provider explains as out of order is ambiguous, too', async () => {
    const { client } = connect([answers(400)], { explain: () => ({ code: 'PROVIDER_UNAVAILABLE' }) })
    expect(await codeOf(client.submit(POST, context()))).toBe('CALL_AMBIGUOUS')
  })
})

describe('an answer', () => {
  it('is read as JSON of a shape, with what is not asked for left out, or as bytes', async () => {
    const { client } = connect([answers(201, '{"id":"7","more":true}')])
    const answer = await client.submit(POST, context())
    expect(answer.status).toBe(201)
    expect(await answer.json(z.object({ id: z.string() }))).toEqual({ id: '7' })
    const bytes = await (await client.repeat(GET, context())).bytes()
    expect(new TextDecoder().decode(bytes)).toBe('{"id":"7","more":true}')
  })

  it('that is free and cannot be read is asked for again by whoever likes', async () => {
    const read = async (step: Step) => (await connect([step]).client.poll(GET, context())).json(z.object({}))
    expect(await codeOf(read(answers(200, '[]')))).toBe('PROVIDER_RESPONSE_INVALID')
    expect(await codeOf(read(halves))).toBe('PROVIDER_UNAVAILABLE')
  })

  it('shows no key, in the words of the provider or of the network', async () => {
    for (const step of [answers(400, `the key ${KEY} is bad`), breaks('ECONNRESET', `sent ${KEY}`)]) {
      const error: unknown = await connect([step])
        .client.submit(POST, context())
        .catch((thrown: unknown) => thrown)
      expect(String(error)).toContain('•••')
      expect(JSON.stringify([error, String(error), (error as Error).stack])).not.toContain(KEY)
    }
  })
})

describe('a free request', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is tried five times while the provider is out of reach, with growing pauses', async () => {
    const { client, requests } = connect([breaks('ECONNRESET'), answers(503)])
    const outcome = codeOf(client.repeat(GET, context()))
    const counts: number[] = []
    for (const ms of [0, 499, 501, 2000, 4000, 8000, 60_000]) {
      await vi.advanceTimersByTimeAsync(ms)
      counts.push(requests.length)
    }
    expect(await outcome).toBe('PROVIDER_UNAVAILABLE')
    expect(counts.slice(0, 3)).toEqual([1, 1, 2])
    expect(counts.at(-1)).toBe(5)
  })

  it.each([400, 401, 402, 404])('is not tried again after %i', async (status) => {
    const { client, requests } = connect([answers(status), answers(200)])
    const outcome = codeOf(client.repeat(GET, context()))
    await vi.runAllTimersAsync()
    expect(await outcome).not.toBe('done')
    expect(requests).toHaveLength(1)
  })

  it('waits as long as a busy provider asks for', async () => {
    const { client, requests } = connect([answers(429, '', { 'retry-after': '60' }), answers(200)])
    const outcome = codeOf(client.repeat(GET, context()))
    await vi.advanceTimersByTimeAsync(59_999)
    expect(requests).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(2000)
    expect([requests.length, await outcome]).toEqual([2, 'done'])
  })

  it("does not wait for hours, which is the caller's to decide", async () => {
    const { client, requests } = connect([answers(429), answers(200)], {
      explain: () => ({ retryAfterMs: 3_600_000 }),
    })
    await expect(client.repeat(GET, context())).rejects.toMatchObject({
      code: 'PROVIDER_RATE_LIMITED',
      details: { retryAfterMs: 3_600_000 },
    })
    expect(requests).toHaveLength(1)
    const longest = connect([answers(429), answers(200)], { explain: () => ({ retryAfterMs: 300_000 }) })
    const outcome = codeOf(longest.client.repeat(GET, context()))
    await vi.advanceTimersByTimeAsync(302_000)
    expect([longest.requests.length, await outcome]).toEqual([2, 'done'])
  })

  it('that is given up while it waits is not sent again', async () => {
    const stopped = new AbortController()
    const { client, requests } = connect([answers(429, '', { 'retry-after': '60' })])
    const outcome = codeOf(client.repeat(GET, { signal: stopped.signal }))
    await vi.advanceTimersByTimeAsync(1000)
    stopped.abort()
    await vi.runAllTimersAsync()
    expect(await outcome).not.toBe('done')
    expect(requests).toHaveLength(1)
  })

  it('that is given up on its way is cancelled', async () => {
    const stopped = new AbortController()
    const { client } = connect([
      (request) => {
        stopped.abort()
        return breaks('ECONNRESET')(request)
      },
    ])
    expect(await codeOf(client.repeat(GET, { signal: stopped.signal }))).toMatch(/CANCELLED|AbortError/u)
  })
})

describe('a look', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is tried once more after a moment, and then left to the engine', async () => {
    const { client, requests } = connect([answers(503)])
    const outcome = codeOf(client.poll(GET, context()))
    await vi.advanceTimersByTimeAsync(299)
    expect(requests).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(requests).toHaveLength(2)
    await vi.runAllTimersAsync()
    expect([requests.length, await outcome]).toEqual([2, 'PROVIDER_UNAVAILABLE'])
  })

  it('at a busy provider does not wait', async () => {
    const { client, requests } = connect([answers(429, '', { 'retry-after': '60' }), answers(200)])
    expect(await codeOf(client.poll(GET, context()))).toBe('PROVIDER_RATE_LIMITED')
    expect(requests).toHaveLength(1)
  })
})
