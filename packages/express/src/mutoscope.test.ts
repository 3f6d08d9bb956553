import { bindFamily, defineFamily, defineRoute, empty } from '@mutoscope/api'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { mutoscope } from './mutoscope.js'
import { PNG, startTestHost, type TestHost, type TestHostOptions } from './test-host.fixture.js'

const hosts: TestHost[] = []

async function start(options?: TestHostOptions): Promise<TestHost> {
  const host = await startTestHost(options)
  hosts.push(host)
  return host
}

afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close()
})

const post = (body: unknown, headers: Record<string, string> = {}) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
})

const MOUNTS: readonly TestHostOptions[] = [
  { version: 5 },
  { version: 5, parsers: true },
  { version: 5, prefix: '/base' },
  { version: 4 },
  { version: 4, parsers: true },
  { version: 4, parsers: true, prefix: '/base' },
]

describe.each(MOUNTS)('mounted in Express $version (parsers: $parsers, prefix: $prefix)', (mount) => {
  it('answers JSON, queries, forms, files and texts at its paths and lets the rest fall through', async () => {
    const host = await start(mount)
    const base = `${host.origin}${mount.prefix === undefined ? '' : `${mount.prefix}/inner`}`
    const json = async (path: string, init?: RequestInit) => {
      const response = await fetch(`${base}${path}`, init)
      return { status: response.status, body: (await response.json()) as unknown }
    }

    expect(await json('/shelves?page=2&tags=a&open=false')).toEqual({
      status: 200,
      body: { page: 2, tags: ['a'], open: false, owner: 'local' },
    })
    expect(await json('/shelves/?tags=a&tags=b')).toMatchObject({ body: { page: 1, tags: ['a', 'b'] } })
    expect(await json('/shelves?tags[]=a')).toMatchObject({ body: { tags: ['a'] } })
    expect(await json('/shelves/newest')).toEqual({ status: 200, body: { newest: true } })
    expect(await json('/shelves/a%2Fb%20c')).toEqual({ status: 200, body: { id: 'a/b c' } })

    const made = await fetch(`${base}/shelves`, post({ name: 'oak' }))
    expect(made.status).toBe(201)
    expect(made.headers.get('location')).toBe(`${base}/shelves/1`)
    expect(await made.json()).toEqual({ name: 'oak', places: 3, number: 1, owner: 'local' })

    expect(await json('/shelves/1/touch', { method: 'POST' })).toEqual({
      status: 200,
      body: { id: '1', hard: null },
    })
    expect(await json('/shelves/1/touch', post({ hard: true }))).toEqual({
      status: 200,
      body: { id: '1', hard: true },
    })

    expect(
      await json('/shelves/1/fill', {
        method: 'POST',
        body: new URLSearchParams({ title: 'Ünï', count: '3' }),
      }),
    ).toEqual({ status: 200, body: { id: '1', title: 'Ünï', count: 3 } })
    const form = new FormData()
    form.set('title', 'T')
    form.set('picture', new Blob([PNG], { type: 'text/plain' }), '../../späth/ä.png')
    expect(await json('/shelves/1/fill', { method: 'POST', body: form })).toEqual({
      status: 200,
      body: {
        id: '1',
        title: 'T',
        picture: { filename: 'ä.png', mediaType: 'image/png', size: PNG.byteLength, read: PNG.byteLength },
      },
    })
    expect(await host.leftovers()).toEqual([])

    const removed = await fetch(`${base}/shelves/1`, { method: 'DELETE' })
    expect([removed.status, await removed.text()]).toEqual([204, ''])
    const page = await fetch(`${base}/page`)
    expect([page.headers.get('content-type'), await page.text()]).toEqual([
      'text/html; charset=utf-8',
      '<h1>Shelves</h1>',
    ])
    expect(await json('/elsewhere')).toEqual({ status: 418, body: { host: true } })
    expect(await json('/shelves/1/2/3')).toEqual({ status: 418, body: { host: true } })
    expect(host.logged).toEqual([])
  })
})

describe('errors', () => {
  it('have one body, in the words of the family', async () => {
    const host = await start()
    const response = await fetch(`${host.origin}/shelves/unknown`, { headers: { 'x-request-id': 'mine-1' } })
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(response.headers.get('x-request-id')).toBe('mine-1')
    expect(await response.json()).toEqual({
      type: 'urn:mutoscope:error:SHELF_UNKNOWN',
      title: 'There is no such shelf',
      status: 404,
      detail: 'There is no shelf unknown.',
      instance: 'urn:request:mine-1',
      error: 'ShelfUnknown',
      code: 'SHELF_UNKNOWN',
      message: 'There is no shelf unknown.',
      retryable: false,
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/u) as unknown,
      details: null,
      request_id: 'mine-1',
    })
    const core = await fetch(`${host.origin}/shelves/project`, {
      headers: { accept: 'application/problem+json', 'x-request-id': 'no\tgood' },
    })
    expect(core.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(await core.json()).toMatchObject({
      status: 404,
      code: 'PROJECT_NOT_FOUND',
      detail: 'There is no project.',
      details: { id: 'x' },
    })
    expect(core.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/u)
  })

  it('tell nothing of what is broken inside, and log it', async () => {
    const host = await start()
    for (const [id, code] of [
      ['broken', 'INTERNAL_ERROR'],
      ['corrupt', 'ASSET_CORRUPT'],
    ]) {
      const response = await fetch(`${host.origin}/shelves/${id}`)
      const text = await response.text()
      expect(response.status).toBe(500)
      expect(text).toContain(code)
      expect(text).not.toMatch(/hunter2|secret/u)
    }
    expect(host.logged.map(({ message, facts }) => [message, facts.code])).toEqual([
      ['shelves.get failed.', 'INTERNAL_ERROR'],
      ['shelves.get failed.', 'ASSET_CORRUPT'],
    ])
    expect(JSON.stringify(host.logged)).toContain('hunter2')
  })

  it('are said for methods and paths that are not right', async () => {
    const host = await start()
    const wrong = await fetch(`${host.origin}/shelves/1`, { method: 'PUT' })
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, DELETE, HEAD'])
    expect(await wrong.json()).toMatchObject({ code: 'METHOD_NOT_ALLOWED', error: 'MethodNotAllowed' })
    const malformed = await fetch(`${host.origin}/shelves/%zz`)
    expect(malformed.status).toBe(400)
    expect(await malformed.json()).toMatchObject({
      code: 'INVALID_INPUT',
      details: [{ place: 'params', field: 'id' }],
    })
  })

  it('name every wrong value of an input', async () => {
    const host = await start()
    const query = await fetch(`${host.origin}/shelves?page=two&open=1&open=0`)
    expect(query.status).toBe(400)
    expect(await query.json()).toMatchObject({
      code: 'INVALID_INPUT',
      details: [
        { place: 'query', field: 'page', missing: false },
        { place: 'query', field: 'open', missing: false },
      ],
    })
    const body = await fetch(`${host.origin}/shelves`, post({ places: 'x' }))
    expect(await body.json()).toMatchObject({
      status: 400,
      details: [
        { place: 'body', field: 'name', missing: true },
        { place: 'body', field: 'places', missing: false },
      ],
    })
  })
})

describe('HEAD', () => {
  it('answers as GET does, without a body', async () => {
    const host = await start()
    const response = await fetch(`${host.origin}/shelves/newest`, { method: 'HEAD' })
    expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([
      200,
      '15',
      '',
    ])
    expect(
      (await fetch(`${host.origin}/shelves/1/events`, { method: 'HEAD' })).headers.get('content-type'),
    ).toBe('text/event-stream; charset=utf-8')
  })
})

describe('what a handler is told', () => {
  it('has absolute addresses by what the request, a trusted proxy, or an option says', async () => {
    const ask = async (options: TestHostOptions, headers: Record<string, string> = {}) => {
      const host = await start(options)
      const response = await fetch(
        `${host.origin}${options.prefix === undefined ? '' : `${options.prefix}/inner`}/where`,
        { headers: { prefer: 'wait=10, respond-async', ...headers } },
      )
      return {
        host,
        body: (await response.json()) as { url: string; file: string; async: boolean; owner: string },
      }
    }
    const forwarded = {
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'api.example.com',
      'x-forwarded-prefix': '/v1',
    }
    const plain = await ask({}, forwarded)
    expect(plain.body).toMatchObject({ url: `${plain.host.origin}/shelves/1`, async: true, owner: 'local' })
    expect((await ask({ trustProxy: true, prefix: '/base' }, forwarded)).body.url).toBe(
      'https://api.example.com/v1/base/inner/shelves/1',
    )
    expect((await ask({ publicUrl: 'https://public.example/', prefix: '/base' })).body.url).toBe(
      'https://public.example/base/inner/shelves/1',
    )
    expect((await ask({ trustProxy: true }, { 'x-forwarded-host': 'evil"><script>' })).body.url).toBe(
      'http://localhost/shelves/1',
    )
  })

  it('has links to bytes that carry their own proof', async () => {
    const host = await start()
    const { file } = (await (await fetch(`${host.origin}/where`)).json()) as { file: string }
    const [, token = ''] = /\/api\/files\/([^/]+)\/a%20b\.mp4$/u.exec(file) ?? []
    expect(await host.studio.links.verify(token)).toMatchObject({ use: 'file', hash: 'a'.repeat(64) })
  })
})

describe('a studio alone', () => {
  it('has every family at its documented paths, also on plain node:http', async () => {
    const { studio } = await start()
    const handler = mutoscope(studio)
    const server = createServer((request, response) =>
      handler(request, response, () => response.writeHead(404).end()),
    ).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const status = async (path: string) =>
      (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`)).status
    expect([await status('/api/v2/jobs'), await status('/projects'), await status('/elsewhere')]).toEqual([
      200, 200, 404,
    ])
    server.closeAllConnections()
    server.close()
  })
})

describe('two families', () => {
  it('are refused at the start when they want the same path, with both names', async () => {
    const { studio } = await start()
    const family = (name: string, parameter: string) =>
      bindFamily(
        defineFamily({
          name,
          title: '',
          description: '',
          errorNames: 'PascalCase',
          errors: [],
          sockets: {},
          routes: {
            get: defineRoute({
              method: 'GET',
              path: `/things/:${parameter}`,
              summary: '',
              auth: 'public',
              responses: { 204: empty },
              example: {},
            }),
          },
        }),
        { handlers: { get: () => undefined }, sockets: {} },
      )
    expect(() => mutoscope(studio, { families: [family('one', 'id'), family('two', 'name')] })).toThrow(
      /one\.get and two\.get both define GET \/things\/:name/u,
    )
  })
})

describe('rate limits', () => {
  it('count by owner, tell where one stands, and answer 429 with the time to wait', async () => {
    const host = await start({
      rateLimits: { read: { points: 2, windowSec: 60 }, write: false },
      authenticate: ({ headers }) => ({ ownerId: headers.authorization ?? 'nobody' }),
    })
    const read = (owner: string) => fetch(`${host.origin}/shelves`, { headers: { authorization: owner } })
    const first = await read('ann')
    expect([first.headers.get('ratelimit-policy'), first.headers.get('ratelimit')]).toEqual([
      '"read";q=2;w=60',
      '"read";r=1;t=60',
    ])
    await read('ann')
    const third = await read('ann')
    expect(third.status).toBe(429)
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(50)
    expect(await third.json()).toMatchObject({
      code: 'RATE_LIMITED',
      retryable: true,
      details: { limit: 'read', points: 2, windowSec: 60 },
    })
    expect((await read('bob')).status).toBe(200)
    expect(
      (
        await fetch(`${host.origin}/shelves/1/touch`, { method: 'POST', headers: { authorization: 'ann' } })
      ).headers.get('ratelimit'),
    ).toBeNull()
  })
})

describe('Idempotency-Key', () => {
  const keyed = (host: TestHost, body: unknown, key = 'k1') =>
    fetch(`${host.origin}/shelves`, post(body, { 'idempotency-key': key }))

  it('answers the same request again without doing it again', async () => {
    const host = await start()
    const first = await keyed(host, { name: 'oak' })
    const again = await keyed(host, { name: 'oak' })
    expect([again.status, again.headers.get('idempotency-replayed'), again.headers.get('location')]).toEqual([
      201,
      'true',
      first.headers.get('location'),
    ])
    expect(await again.json()).toEqual(await first.json())
    expect(host.shelves.made).toBe(1)
    expect(await (await keyed(host, { name: 'oak' }, 'k2')).json()).toMatchObject({ number: 2 })
  })

  it('refuses another request under the same key, and one that comes while the first is worked on', async () => {
    const host = await start()
    const { promise, resolve } = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    host.shelves.beforeMade = () => {
      begun.resolve()
      return promise
    }
    const first = keyed(host, { name: 'oak' })
    await begun.promise
    const second = await keyed(host, { name: 'oak' })
    expect([
      second.status,
      second.headers.get('retry-after'),
      ((await second.json()) as { code: string }).code,
    ]).toEqual([409, '1', 'IDEMPOTENCY_IN_PROGRESS'])
    resolve()
    expect((await first).status).toBe(201)
    const other = await keyed(host, { name: 'elm' })
    expect([other.status, ((await other.json()) as { code: string }).code]).toEqual([
      422,
      'IDEMPOTENCY_KEY_REUSED',
    ])
  })

  it('keeps refusals, and forgets what broke so that it can be tried again', async () => {
    const host = await start()
    expect([
      (await keyed(host, { name: 'full' })).status,
      (await keyed(host, { name: 'full' })).headers.get('idempotency-replayed'),
      host.shelves.made,
    ]).toEqual([409, 'true', 1])
    expect([
      (await keyed(host, { name: 'broken' }, 'k2')).status,
      (await keyed(host, { name: 'broken' }, 'k2')).headers.get('idempotency-replayed'),
      host.shelves.made,
    ]).toEqual([500, null, 3])
    expect((await keyed(host, { name: 'oak' }, 'x'.repeat(256))).status).toBe(400)
  })

  it('knows a form with a file by the bytes of the file', async () => {
    const host = await start()
    const fill = (bytes: Uint8Array<ArrayBuffer>) => {
      const form = new FormData()
      form.set('title', 'T')
      form.set('picture', new Blob([bytes]), 'a.png')
      return fetch(`${host.origin}/shelves/1/fill`, {
        method: 'POST',
        body: form,
        headers: { 'idempotency-key': 'f1' },
      })
    }
    expect((await fill(new Uint8Array(PNG))).status).toBe(200)
    expect((await fill(new Uint8Array(PNG))).headers.get('idempotency-replayed')).toBe('true')
    expect((await fill(new Uint8Array([...PNG, 1]))).status).toBe(422)
  })
})
