import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { respond } from '../contract/handler-response.js'
import { bindFamily, defineFamily, type Family } from '../contract/family.js'
import { empty, events } from '../contract/response-definition.js'
import type { RouteContext } from '../contract/route-context.js'
import { defineRoute } from '../contract/route.js'
import { invokeRoute, serveRoute, serveRoutes } from './served-route.js'

const fill = defineRoute({
  method: 'PUT',
  path: '/shelves/:id',
  summary: 'Fill',
  auth: 'public',
  params: z.object({ id: z.int() }),
  responses: { 202: z.int(), 204: empty },
  example: {},
})
const feed = defineRoute({ ...fill, path: '/feed', responses: { 200: events({ tick: z.int() }) } })
const family = bindFamily(
  defineFamily({
    name: 'shelves',
    title: 'Shelves',
    description: '',
    errorNames: 'SCREAMING_CASE',
    errors: [],
    routes: { fill, feed },
    sockets: {},
  }),
  {
    sockets: {},
    handlers: {
      fill: ({ params }) =>
        params.id > 8
          ? respond(params.id as never, null as never)
          : params.id === 0
            ? respond(204, undefined)
            : params.id,
      feed: () => [] as never,
    },
  },
)
const context = {} as RouteContext
const invoke = (id: string) => invokeRoute(serveRoute(family, 'fill'), { params: { id } }, context)

describe('a served route', () => {
  it('is every route of its family, by name, with its usual status', () => {
    expect(
      serveRoutes(family).map(({ name, usualStatus, isStream }) => [name, usualStatus, isStream]),
    ).toEqual([
      ['shelves.fill', 202, false],
      ['shelves.feed', 200, true],
    ])
  })

  it.each([
    ['other', 'shelves.other is no route.'],
    ['fill', 'shelves.fill is a route without a handler.'],
  ])('must have a contract and a handler: %s', (name, message) => {
    const bare = { contract: family.contract, handlers: {} } as unknown as Family
    expect(() => serveRoute(bare, name)).toThrow(expect.objectContaining({ code: 'UNREACHABLE', message }))
    const other = { contract: family.contract, handlers: { other: () => 1 } } as unknown as Family
    expect(() => serveRoute(other, name)).toThrow(expect.objectContaining({ message }))
  })

  it('answers a bare body with the usual status, and others with theirs', async () => {
    expect(await invoke('7')).toEqual({ status: 202, headers: {}, declared: fill.responses[202], body: 7 })
    expect(await invoke('0')).toEqual({ status: 204, headers: {}, declared: empty, body: undefined })
  })

  it('refuses an input that is wrong before its handler is asked', async () => {
    await expect(invoke('x')).rejects.toMatchObject({
      definition: { code: 'INVALID_INPUT' },
      message: expect.stringMatching(/^The input is invalid\. id: .*\.$/u) as string,
      details: [{ place: 'params', field: 'id', missing: false }],
    })
  })

  it('cannot answer with a status that its contract does not have', async () => {
    await expect(invoke('200')).rejects.toMatchObject({
      code: 'UNREACHABLE',
      message: 'shelves.fill returned 200, which its contract does not declare.',
    })
  })
})
