import { createMemoryAssets, createMemoryStore, createStudio, type Logger } from '@mutoscope/core'
import { createFakeMedia, createFakeModels, createManualClock } from '@mutoscope/core/testing'
import * as z from 'zod'
import { expect, it } from 'vitest'
import { bindFamily, defineFamily } from '../contract/family.js'
import { defineRoute } from '../contract/route.js'
import { createRequestHandler } from './request-handler.js'
import { NO_PAYLOAD, type RouteRequest } from './route-request.js'

it('sends what the contract declares, and logs an error for a body that is something else', async () => {
  const logged: unknown[] = []
  const found = await ask('/films/1', logged)
  expect(found).toEqual({ status: 200, body: { id: '1', title: 'Ruins' } })
  expect(logged).toEqual([])

  const wrong = await ask('/films/2', logged)
  expect(wrong).toEqual({ status: 200, body: { id: 2 } })
  expect(logged).toEqual([
    [
      {
        request: 'request-1',
        path: '/films/:id',
        status: 200,
        problems: ['body.id: it should be a string and is number', 'body.title: it is missing'],
      },
      'films.get answered something else than its contract says.',
    ],
  ])
})

/** What a spread of a stored thing brings along; the second film was never put together as it should be. */
const FILMS: { readonly [id: string]: object } = {
  1: { id: '1', title: 'Ruins', ownerId: 'ann', key: 'sk-1' },
  2: { id: 2, prompt: 'secret' },
}

async function ask(path: string, logged: unknown[]): Promise<{ status: number; body: unknown }> {
  const clock = createManualClock()
  const logger: Logger = {
    debug() {},
    info() {},
    warn() {},
    error: (...line: unknown[]) => logged.push(line),
  }
  const { records, uploads } = createStudio({
    store: createMemoryStore(),
    assets: createMemoryAssets(),
    media: createFakeMedia(),
    models: createFakeModels(),
    recipes: [],
    work: false,
    clock,
  })
  const requestHandler = createRequestHandler({
    families: [films],
    records,
    uploads,
    clock,
    logger,
    limits: { rule: () => null, consume: () => ({ allowed: true, remaining: 1, resetSec: 1 }) },
    filePath: () => Promise.resolve('/'),
    problemJson: false,
  })
  const found = requestHandler.find('GET', path)
  if (found === null) throw new Error(`There is no ${path}.`)
  const { status, content } = await requestHandler.respond(found, requestOf(path))
  return { status, body: content.kind === 'text' ? JSON.parse(content.text) : content }
}

const films = bindFamily(
  defineFamily({
    name: 'films',
    title: 'Films',
    description: '',
    errorNames: 'SCREAMING_CASE',
    errors: [],
    routes: {
      get: defineRoute({
        method: 'GET',
        path: '/films/:id',
        summary: 'Get',
        auth: 'public',
        params: z.object({ id: z.string() }),
        responses: { 200: z.object({ id: z.string(), title: z.string() }) },
        example: {},
      }),
    },
    sockets: {},
  }),
  {
    handlers: { get: ({ params }) => FILMS[params.id] as { id: string; title: string } },
    sockets: {},
  },
)

function requestOf(path: string): RouteRequest {
  return {
    method: 'GET',
    path,
    originalUrl: path,
    requestId: 'request-1',
    signal: new AbortController().signal,
    address: '127.0.0.1',
    header: () => undefined,
    query: () => ({}),
    url: (below) => `https://studio.test${below}`,
    authenticate: () => null,
    leastKeptBytes: () => 0,
    readPayload: () => NO_PAYLOAD,
  }
}
