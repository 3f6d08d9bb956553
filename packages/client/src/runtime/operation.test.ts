import { inspect } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import { closedUrl, json, problem, startServer } from '../http-server.fixture.js'
import { ApiClientError, isApiClientError, isCode } from './api-client-error.js'
import { createClient } from './client.js'
import { binaryOperation, operation, type NoInput } from './operation.js'

const FAST = { limit: 2, delay: () => 1 }

const reorder = operation<
  {
    readonly params: { readonly job_id: string | number }
    readonly query: { readonly order: readonly number[]; readonly note?: string | undefined }
  },
  { readonly ok: boolean }
>('POST /jobs/{job_id}/reorder')
const create = operation<
  { readonly body: { readonly title: string } },
  { readonly id: number },
  'BUDGET_EXCEEDED'
>('POST /jobs idempotent')
const read = operation<NoInput, unknown>('GET /jobs')
const remove = operation<NoInput, undefined>('DELETE /jobs')
const poster = operation<
  { readonly form: { readonly caption: string; readonly tags?: readonly string[]; readonly image: Blob } },
  { readonly ok: boolean }
>('POST /poster idempotent')

describe('a generated function', () => {
  it('fills the path, repeats arrays of the query, and sends the token and headers', async () => {
    await using server = await startServer((_request, response) => json(response, 200, { ok: true }))
    const client = createClient({
      baseUrl: `${server.url}/video/`,
      token: async () => Promise.resolve('t1'),
      headers: { 'x-app': 'a' },
    })
    expect(
      await reorder(
        client,
        { params: { job_id: 'a/b c' }, query: { order: [3, 1], note: undefined } },
        { headers: { prefer: 'respond-async' } },
      ),
    ).toEqual({ ok: true })
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      url: '/video/jobs/a%2Fb%20c/reorder?order=3&order=1',
      headers: { authorization: 'Bearer t1', 'x-app': 'a', prefer: 'respond-async' },
    })
    expect(server.requests[0]?.headers).not.toHaveProperty('idempotency-key')
  })

  it('asks for headers before every call, and sends what the call itself says in place of them', async () => {
    await using server = await startServer((_request, response) => json(response, 200, { ok: true }))
    let asked = 0
    const client = createClient({
      baseUrl: server.url,
      headers: async () => {
        asked += 1
        return Promise.resolve({ 'x-csrf': `c${asked}`, authorization: 'Basic session' })
      },
    })
    await read(client)
    await read(client, {}, { headers: { 'x-csrf': 'own' } })
    expect(server.requests.map(({ headers }) => [headers['x-csrf'], headers.authorization])).toEqual([
      ['c1', 'Basic session'],
      ['own', 'Basic session'],
    ])
  })

  it('lets cookies go with a call as it is told', async () => {
    const sent: (string | undefined)[] = []
    const respond = async (input: RequestInfo | URL, init?: RequestInit) => {
      sent.push(new Request(input, init).credentials)
      return Promise.resolve(Response.json({ ok: true }))
    }
    await read(createClient({ baseUrl: 'https://example.com', credentials: 'include', fetch: respond }))
    await read(createClient({ baseUrl: 'https://example.com', fetch: respond }))
    expect(sent).toEqual(['include', 'same-origin'])
  })

  it('names CORS where a browser keeps back why nobody answers', async () => {
    const refuse = () => Promise.reject(new TypeError('Failed to fetch'))
    const message = async () =>
      read(createClient({ baseUrl: 'https://api.example', fetch: refuse, retry: 0 })).catch(String)
    vi.stubGlobal('location', { href: 'https://app.example/' })
    expect(await message()).toMatch(/cannot be reached or lacks CORS \(FRONTEND_URL\)\.$/u)
    vi.unstubAllGlobals()
    expect(await message()).toMatch(/cannot be reached\.$/u)
  })

  it.each(['', '.', '..'])(
    'refuses the path member "%s", which would climb the path, without a request',
    async (id) => {
      const client = createClient({ baseUrl: await closedUrl() })
      await expect(reorder(client, { params: { job_id: id }, query: { order: [1] } })).rejects.toThrow(
        TypeError,
      )
    },
  )

  it('answers undefined for an empty response, a text for a text, and unread bytes for bytes', async () => {
    await using server = await startServer((request, response) => {
      if (request.method === 'DELETE') response.writeHead(204).end()
      else response.writeHead(200, { 'content-type': 'text/plain' }).end('up 1')
    })
    const client = createClient({ baseUrl: server.url })
    expect(await remove(client)).toBeUndefined()
    expect(await read(client)).toBe('up 1')
    const response = await binaryOperation<NoInput>('GET /video')(client)
    expect(response.bodyUsed).toBe(false)
    expect(await response.text()).toBe('up 1')
  })

  it('shows status and headers of the answer', async () => {
    await using server = await startServer((_request, response) =>
      json(response, 202, {}, { location: '/jobs/4' }),
    )
    const seen: unknown[] = []
    await create(
      createClient({ baseUrl: server.url }),
      { body: { title: 'x' } },
      { onResponse: ({ status, headers }) => seen.push(status, headers.get('location')) },
    )
    expect(seen).toEqual([202, '/jobs/4'])
  })

  it('sends files, numbers and repeated members as a form', async () => {
    await using server = await startServer((_request, response) => json(response, 200, { ok: true }))
    await poster(createClient({ baseUrl: server.url }), {
      form: {
        caption: 'Soon',
        tags: ['a', 'b'],
        image: new File(['pixels'], 'p.png', { type: 'image/png' }),
      },
    })
    const { body = '', headers } = server.requests[0] ?? {}
    expect(headers?.['content-type']).toMatch(/^multipart\/form-data; boundary=/u)
    expect(body).toMatch(/name="caption"\r\n\r\nSoon/u)
    expect(body.match(/name="tags"/gu)).toHaveLength(2)
    expect(body).toMatch(/name="image"; filename="p.png"\r\nContent-Type: image\/png\r\n\r\npixels/u)
  })

  it('tells how much of an upload has left', async () => {
    await using server = await startServer((_request, response) => json(response, 200, { ok: true }))
    const steps: number[] = []
    const image = new Blob([new Uint8Array(600_000)])
    await poster(
      createClient({ baseUrl: server.url }),
      { form: { caption: 'Soon', image } },
      { onUploadProgress: ({ transferredBytes }) => steps.push(transferredBytes) },
    )
    expect(steps.at(-1)).toBeGreaterThanOrEqual(600_000)
    expect(steps).toEqual(steps.toSorted((one, other) => one - other))
  })
})

describe('trying again', () => {
  const flaky = (failures: number, status: number, body: object) => {
    let count = 0
    return startServer((_request, response) => {
      count += 1
      if (count <= failures) json(response, status, body)
      else json(response, 200, { id: 1 })
    })
  }

  it('repeats a POST that makes something with one Idempotency-Key, new for every call', async () => {
    await using server = await flaky(2, 503, problem('BUSY', 503, true))
    const client = createClient({ baseUrl: server.url, retry: FAST })
    expect(await create(client, { body: { title: 'x' } })).toEqual({ id: 1 })
    await create(client, { body: { title: 'y' } })
    const keys = server.requests.map(({ headers }) => headers['idempotency-key'])
    expect(keys[0]).toMatch(/^(?:\d+-){3}\d+$/u)
    expect(keys.slice(0, 3)).toEqual([keys[0], keys[0], keys[0]])
    expect(keys[3]).not.toBe(keys[0])
    expect(server.requests.slice(0, 3).map(({ body }) => body)).toEqual([
      '{"title":"x"}',
      '{"title":"x"}',
      '{"title":"x"}',
    ])
  })

  it('takes the key that the caller gives', async () => {
    await using server = await flaky(0, 200, {})
    await create(
      createClient({ baseUrl: server.url }),
      { body: { title: 'x' } },
      { idempotencyKey: 'order-7' },
    )
    expect(server.requests[0]?.headers['idempotency-key']).toBe('order-7')
  })

  it('never repeats another POST', async () => {
    await using server = await flaky(1, 503, problem('BUSY', 503, true))
    await expect(
      reorder(
        createClient({ baseUrl: server.url, retry: FAST }),
        { params: { job_id: 1 }, query: { order: [1] } },
        { idempotencyKey: 'k' },
      ),
    ).rejects.toMatchObject({ code: 'BUSY', retryable: true })
    expect(server.requests).toHaveLength(1)
  })

  it('does not repeat what the server says cannot pass, nor where the call forbids it', async () => {
    await using server = await flaky(9, 503, problem('FFMPEG_UNAVAILABLE', 503, false))
    await expect(read(createClient({ baseUrl: server.url, retry: FAST }))).rejects.toMatchObject({
      code: 'FFMPEG_UNAVAILABLE',
    })
    expect(server.requests).toHaveLength(1)
    await using busy = await flaky(9, 503, problem('BUSY', 503, true))
    await expect(
      read(createClient({ baseUrl: busy.url, retry: FAST }), {}, { retry: 0 }),
    ).rejects.toMatchObject({ code: 'BUSY' })
    expect(busy.requests).toHaveLength(1)
  })

  it('sends a form with large files once', async () => {
    await using server = await flaky(1, 503, problem('BUSY', 503, true))
    await expect(
      poster(createClient({ baseUrl: server.url, retry: FAST }), {
        form: { caption: 'x', image: new Blob([new Uint8Array(11 * 1024 * 1024)]) },
      }),
    ).rejects.toMatchObject({ code: 'BUSY' })
    expect(server.requests).toHaveLength(1)
  })
})

describe('failing', () => {
  it('throws one class with code, status, details and request id, and tells onError first', async () => {
    await using server = await startServer((_request, response) =>
      json(response, 429, problem('RATE_LIMITED', 429, true), { 'retry-after': '7' }),
    )
    const told: unknown[] = []
    const client = createClient({
      baseUrl: server.url,
      retry: 0,
      onError: (error, { path }) => told.push(path, error),
    })
    const error: unknown = await create(client, { body: { title: 'x' } }).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(ApiClientError)
    expect(error).toMatchObject({
      code: 'RATE_LIMITED',
      message: 'RATE_LIMITED!',
      status: 429,
      retryable: true,
      details: { field: 'x' },
      requestId: 'r1',
      retryAfterMs: 7000,
    })
    expect(told).toEqual(['/jobs', error])
    expect(isApiClientError(error)).toBe(true)
    expect(isCode(error, 'OTHER', 'RATE_LIMITED')).toBe(true)
    expect(isCode(new Error('x'), 'RATE_LIMITED')).toBe(false)
  })

  it('reads an error that is no JSON by its status', async () => {
    await using server = await startServer((_request, response) =>
      response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>'),
    )
    await expect(read(createClient({ baseUrl: server.url, retry: 0 }))).rejects.toMatchObject({
      code: 'HTTP_502',
      retryable: true,
    })
  })

  it('says when nobody answers, when it takes too long, and when the answer is no JSON', async () => {
    await expect(read(createClient({ baseUrl: await closedUrl(), retry: 0 }))).rejects.toMatchObject({
      code: 'NETWORK_ERROR',
      status: 0,
      retryable: true,
    })
    await using silent = await startServer(() => {})
    await expect(read(createClient({ baseUrl: silent.url, retry: 0, timeoutMs: 50 }))).rejects.toMatchObject({
      code: 'TIMEOUT',
    })
    await using page = await startServer((_request, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('<html>'),
    )
    await expect(read(createClient({ baseUrl: page.url }))).rejects.toMatchObject({
      code: 'RESPONSE_INVALID',
    })
  })

  it('throws the reason of an aborted signal', async () => {
    await using silent = await startServer(() => {})
    const leave = new AbortController()
    const call = read(createClient({ baseUrl: silent.url }), {}, { signal: leave.signal })
    leave.abort(new Error('gone'))
    await expect(call).rejects.toThrow('gone')
  })

  it('never shows the token in an error', async () => {
    await using server = await startServer((_request, response) => json(response, 500, {}))
    await using silent = await startServer(() => {})
    for (const baseUrl of [server.url, silent.url, await closedUrl()]) {
      const error: unknown = await read(
        createClient({ baseUrl, token: 'sesame', retry: 0, timeoutMs: 1000 }),
      ).catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(ApiClientError)
      expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('sesame')
    }
  })
})
