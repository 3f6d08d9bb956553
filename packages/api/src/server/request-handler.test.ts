import {
  createMemoryAssets,
  createMemoryStore,
  createStudio,
  MutoscopeError,
  type Json,
} from '@mutoscope/core'
import { createFakeMedia, createFakeModels, createManualClock } from '@mutoscope/core/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { respond } from '../contract/handler-response.js'
import { ApiError, defineError } from '../contract/error-definition.js'
import { bindFamily, defineFamily, type Family } from '../contract/family.js'
import { binary, empty, events, text } from '../contract/response-definition.js'
import { defineRoute } from '../contract/route.js'
import { createRequestHandler, type RequestHandlerOptions } from './request-handler.js'
import type { RouteRequest, Payload } from './route-request.js'

const shelf = z.object({ name: z.string() })
const routes = {
  make: defineRoute({
    method: 'POST',
    path: '/shelves',
    summary: 'Make',
    auth: 'required',
    body: shelf,
    responses: { 201: shelf },
    idempotent: true,
    limit: 'generate',
    example: {},
  }),
  find: defineRoute({
    method: 'GET',
    path: '/shelves/:id',
    summary: 'Find',
    auth: 'optional',
    params: z.object({ id: z.int() }),
    query: z.strictObject({ wide: z.boolean().optional() }),
    responses: { 200: z.record(z.string(), z.unknown()), 304: empty },
    example: {},
  }),
  page: defineRoute({
    method: 'GET',
    path: '/page',
    summary: 'Page',
    auth: 'public',
    responses: { 200: text('text/html') },
    example: {},
  }),
  file: defineRoute({
    method: 'GET',
    path: '/file',
    summary: 'File',
    auth: 'public',
    responses: { 200: binary('video/mp4') },
    example: {},
  }),
  feed: defineRoute({
    method: 'GET',
    path: '/feed',
    summary: 'Feed',
    auth: 'public',
    responses: { 200: events({ tick: z.int() }) },
    example: {},
  }),
  sign: defineRoute({
    method: 'POST',
    path: '/sign',
    summary: 'Sign',
    auth: 'public',
    raw: true,
    responses: { 200: z.int() },
    example: {},
  }),
  fill: defineRoute({
    method: 'PUT',
    path: '/shelves/:id',
    summary: 'Fill',
    auth: 'required',
    params: z.object({ id: z.int() }),
    form: z.object({ count: z.int() }),
    responses: { 200: z.int() },
    example: {},
  }),
}
const full = defineError('SHELF_FULL', { status: 409, retryable: true, title: 'The shelf is full' })
const file = { source: { size: 1, stream: () => [] }, mediaType: 'video/mp4', etag: 'e' } as never

/** What the handlers were asked, and what the next of them throws. */
let worked: unknown[]
let failing: Error | undefined

function family(): Family {
  const work = (what: unknown) => {
    worked.push(what)
    if (failing !== undefined) throw failing
  }
  return bindFamily(
    defineFamily({
      name: 'shelves',
      title: 'Shelves',
      description: '',
      errorNames: 'SCREAMING_CASE',
      errors: [full],
      routes,
      sockets: {},
    }),
    {
      sockets: {},
      handlers: {
        make: ({ body }, { ownerId }) => {
          work([ownerId, body])
          return respond(201, { name: `${body.name} ${worked.length}` }, { Location: '/shelves/1' })
        },
        find: ({ params, query }, { principal }) => {
          work(params)
          if (params.id === 0) return respond(304, undefined)
          return { ...params, ...query, ownerId: principal?.ownerId ?? null }
        },
        page: () => '<p>',
        file: () => file,
        async *feed() {
          yield { event: 'tick', data: 1 } as const
        },
        sign: ({ raw }) => raw.byteLength,
        fill: ({ params, form }) => params.id + form.count,
      },
    },
  )
}

const clock = createManualClock()
const { records } = createStudio({
  store: createMemoryStore(),
  assets: createMemoryAssets(),
  media: createFakeMedia(),
  models: createFakeModels(),
  recipes: [],
  work: false,
  clock,
})
/** What was counted, and what is too much. */
let counted: string[]
let spent: string[]
let logged: string[]

function requestHandler(options: Partial<RequestHandlerOptions> = {}) {
  const log = (_facts: object, message: string) => void logged.push(message)
  return createRequestHandler({
    families: [family()],
    records,
    clock,
    logger: { debug: () => {}, info: log, warn: log, error: log },
    limits: {
      rule: () => ({ points: 5, windowSec: 60 }),
      consume(limit, caller) {
        counted.push(`${limit} ${caller}`)
        return { allowed: !spent.includes(limit), remaining: 4, resetSec: 9 }
      },
    },
    uploads: {
      assertRoom: (_ownerId, bytes) =>
        bytes > 100 ? Promise.reject(new MutoscopeError('QUOTA_EXCEEDED')) : Promise.resolve(),
    },
    filePath: () => Promise.resolve('/file'),
    problemJson: false,
    ...options,
  })
}

type Sent = {
  readonly owner?: string | null
  readonly query?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
  readonly payload?: Partial<Payload>
  readonly authenticate?: RouteRequest['authenticate']
  /** Bytes of files to keep, as the headers say. */
  readonly keptBytes?: number
}
let reads: number
let keys = 0

async function send(method: string, path: string, sent: Sent = {}, options?: Partial<RequestHandlerOptions>) {
  const handler = requestHandler(options)
  const found = handler.find(method, path)
  if (found === null) throw new Error('Path not found.')
  const { status, headers, content } = await handler.respond(found, {
    method,
    path,
    originalUrl: path,
    requestId: 'request-1',
    signal: new AbortController().signal,
    address: '192.0.2.1',
    header: (name) => sent.headers?.[name],
    query: () => sent.query ?? {},
    url: (below) => below,
    authenticate:
      sent.authenticate ?? (() => (sent.owner === undefined ? null : sent.owner && { ownerId: sent.owner })),
    leastKeptBytes: () => sent.keptBytes ?? 0,
    readPayload: () => {
      reads++
      const { body } = sent.payload ?? {}
      return { fingerprint: () => (body ?? null) as Json, ...sent.payload }
    },
  } as RouteRequest)
  const body =
    content.kind === 'text' && content.mediaType.includes('json')
      ? (JSON.parse(content.text) as unknown)
      : content
  return { status, headers, body }
}

beforeEach(() => {
  worked = []
  counted = []
  spent = []
  logged = []
  failing = undefined
  reads = 0
})

describe('a path', () => {
  it("that no family has is nobody's", () => {
    expect(requestHandler().find('GET', '/other')).toBeNull()
  })

  it('that has other methods says which', async () => {
    expect(await send('DELETE', '/shelves/1')).toMatchObject({
      status: 405,
      headers: { allow: 'GET, PUT, HEAD' },
      body: {
        code: 'METHOD_NOT_ALLOWED',
        message: 'This path does not support DELETE. Use GET, PUT, HEAD.',
      },
    })
    expect(counted).toEqual(['refused address 192.0.2.1'])
  })

  it('with a parameter that is not encoded as it should be says which', async () => {
    expect(await send('GET', '/shelves/%E0')).toMatchObject({
      status: 400,
      body: { code: 'INVALID_INPUT', details: [{ place: 'params', field: 'id', missing: false }] },
    })
    expect(worked).toEqual([])
  })
})

describe('who calls', () => {
  it('is asked where the route wants to know', async () => {
    expect(await send('POST', '/shelves', { payload: { body: { name: 'oak' } } })).toMatchObject({
      status: 401,
      headers: { 'www-authenticate': 'Bearer' },
      body: { code: 'UNAUTHORIZED', message: 'Send a valid token as `Authorization: Bearer …`.' },
    })
    expect([worked, reads, counted]).toEqual([[], 0, ['refused address 192.0.2.1']])
    expect((await send('GET', '/shelves/1', { owner: 'ann' })).body).toEqual({ id: 1, ownerId: 'ann' })
    expect((await send('GET', '/shelves/1')).body).toEqual({ id: 1, ownerId: null })
  })

  it('is not looked at by a public route', async () => {
    const authenticate = () => {
      throw new Error('asked')
    }
    expect((await send('GET', '/page', { authenticate })).status).toBe(200)
  })

  it('with a token that is no good is refused, and counts for the address', async () => {
    const bad = new ApiError(defineError('UNAUTHORIZED', { status: 401, retryable: false, title: 'Bad' }))
    const authenticate = () => Promise.reject(bad)
    expect((await send('GET', '/shelves/1', { authenticate })).status).toBe(401)
    expect(counted).toEqual(['refused address 192.0.2.1'])
    spent = ['refused']
    expect(await send('GET', '/shelves/1', { authenticate })).toMatchObject({
      status: 429,
      headers: { 'retry-after': '9' },
    })
    expect((await send('GET', '/shelves/1', { owner: 'ann' })).status).toBe(200)
  })
})

describe('requests are counted', () => {
  it('by owner, or by address where nobody is known, under the limit of their route', async () => {
    const ann = { owner: 'ann' }
    await send('GET', '/shelves/1', ann)
    await send('PUT', '/shelves/1', { ...ann, payload: { form: { count: '1' } } })
    await send('POST', '/shelves', { ...ann, payload: { body: { name: 'oak' } } })
    await send('GET', '/page')
    expect(counted).toEqual([
      'read owner ann',
      'write owner ann',
      'generate owner ann',
      'read address 192.0.2.1',
    ])
  })

  it('and say so in headers, until there are too many', async () => {
    const { headers } = await send('GET', '/shelves/1')
    expect(headers).toMatchObject({ 'ratelimit-policy': '"read";q=5;w=60', ratelimit: '"read";r=4;t=9' })
    spent = ['read']
    const refused = await send('GET', '/shelves/1')
    expect(refused).toMatchObject({
      status: 429,
      headers: { 'retry-after': '9' },
      body: { code: 'RATE_LIMITED' },
    })
    expect(worked).toHaveLength(1)
  })

  it('once, also when their handler refuses them', async () => {
    failing = new ApiError(full)
    expect((await send('GET', '/shelves/1')).status).toBe(409)
    expect(counted).toEqual(['read address 192.0.2.1'])
  })
})

describe('the input', () => {
  it('is read only where the route wants one, checked, and told when it is wrong', async () => {
    await send('GET', '/shelves/1')
    expect(reads).toBe(0)
    expect(
      await send('PUT', '/shelves/4', { owner: 'ann', payload: { form: { count: '2' } } }),
    ).toMatchObject({ status: 200, body: 6 })
    expect((await send('POST', '/sign', { payload: { raw: new Uint8Array(3) } })).body).toBe(3)
    expect(reads).toBe(2)
    expect(await send('GET', '/shelves/1', { query: { high: '1' } })).toMatchObject({
      status: 400,
      body: { code: 'INVALID_INPUT', details: [{ place: 'query' }] },
    })
    expect((await send('GET', '/shelves/1', { query: { wide: 'true' } })).body).toMatchObject({ wide: true })
  })

  it('is refused unread when its owner has no room for what it brings', async () => {
    const fill = async (keptBytes: number) => {
      const { status, body } = await send('PUT', '/shelves/1', {
        owner: 'ann',
        keptBytes,
        payload: { form: { count: 2 } },
      })
      return { status, code: (body as { readonly code?: string }).code, reads }
    }
    expect(await fill(101)).toEqual({ status: 403, code: 'QUOTA_EXCEEDED', reads: 0 })
    expect(await fill(100)).toEqual({ status: 200, code: undefined, reads: 1 })
  })

  it('that cannot be taken apart is refused with its place', async () => {
    const problem = { place: 'body', field: '', message: 'It is not JSON' } as const
    expect(await send('POST', '/shelves', { owner: 'ann', payload: { problem } })).toMatchObject({
      status: 400,
      body: {
        details: [{ ...problem, missing: false }],
        message: 'The input is invalid. It is not JSON.',
      },
    })
    expect(worked).toEqual([])
  })
})

describe('the answer', () => {
  it('is what the response of its status says', async () => {
    expect(await send('GET', '/page')).toMatchObject({
      status: 200,
      body: { kind: 'text', mediaType: 'text/html', text: '<p>' },
    })
    expect((await send('GET', '/file')).body).toEqual({ kind: 'file', file })
    expect((await send('GET', '/feed')).body).toMatchObject({ kind: 'events' })
    expect(await send('GET', '/shelves/0')).toMatchObject({ status: 304, body: { kind: 'empty' } })
    const made = await send('POST', '/shelves', { owner: 'ann', payload: { body: { name: 'oak' } } })
    expect(made).toMatchObject({ status: 201, headers: { location: '/shelves/1' }, body: { name: 'oak 2' } })
  })

  it('of what nobody foresaw tells nothing, and is logged', async () => {
    failing = new Error('secret')
    const { status, body } = await send('GET', '/shelves/1')
    expect([status, JSON.stringify(body).includes('secret'), logged]).toEqual([
      500,
      false,
      ['shelves.find failed.'],
    ])
  })

  it('is a problem for those who ask for one, or for all', async () => {
    failing = new ApiError(full)
    expect(requestHandler({ problemJson: true }).find('GET', '/shelves/1')?.refusal).toBeNull()
    const typeOf = async (accept: string, options: Partial<RequestHandlerOptions> = {}) => {
      const { refuse, find: search } = requestHandler(options)
      const route = search('GET', '/shelves/1')?.route
      if (route === undefined) throw new Error('no route')
      const { content } = refuse(route, failing, { requestId: 'r', header: () => accept })
      return content.kind === 'text' ? content.mediaType : content.kind
    }
    expect(await typeOf('*/*')).toBe('application/json; charset=utf-8')
    expect(await typeOf('application/problem+json')).toBe('application/problem+json; charset=utf-8')
    expect(await typeOf('*/*', { problemJson: true })).toBe('application/problem+json; charset=utf-8')
  })
})

describe('a request under a key', () => {
  const make = (key: string | undefined, name: string, owner = 'ann') =>
    send('POST', '/shelves', {
      owner,
      payload: { body: { name } },
      headers: key === undefined ? {} : { 'idempotency-key': key },
    })
  const nextKey = () => `key-${++keys}`

  it('is done once per owner, and says the second time that it was', async () => {
    const key = nextKey()
    const first = await make(key, 'oak')
    const again = await make(key, 'oak')
    expect([again.body, again.headers['idempotency-replayed'], worked.length]).toEqual([
      first.body,
      'true',
      1,
    ])
    expect((await make(key, 'oak', 'bob')).headers['idempotency-replayed']).toBeUndefined()
    expect(await make(key, 'elm')).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } })
    await make(undefined, 'oak')
    await make(undefined, 'oak')
    expect(worked).toHaveLength(4)
  })

  it('is told the same refusal again, unless trying again can help', async () => {
    const wrong = defineError('SHELF_UNKNOWN', { status: 404, retryable: false, title: 'No such shelf' })
    for (const [thrown, status, times] of [
      [new ApiError(wrong), 404, 1],
      [new ApiError(full), 409, 2],
      [new Error('broken'), 500, 2],
      [new MutoscopeError('PROVIDER_UNAVAILABLE'), 502, 2],
    ] as const) {
      worked = []
      failing = thrown
      const key = nextKey()
      const responses = [await make(key, 'oak'), await make(key, 'oak')]
      expect(responses.map((each) => each.status)).toEqual([status, status])
      expect(worked).toHaveLength(times)
    }
  })

  it('is not looked at where the route makes nothing', async () => {
    const headers = { 'idempotency-key': nextKey() }
    await send('GET', '/shelves/1', { owner: 'ann', headers })
    await send('GET', '/shelves/1', { owner: 'ann', headers })
    expect(worked).toHaveLength(2)
  })
})
