import { bytesSource, MutoscopeError } from '@mutoscope/core'
import * as z from 'zod'
import { describe, expect, it } from 'vitest'
import { respond } from '../contract/handler-response.js'
import { ApiError, defineError } from '../contract/error-definition.js'
import { bindFamily, defineFamily } from '../contract/family.js'
import type { Handlers } from '../contract/handler.js'
import { binary, events } from '../contract/response-definition.js'
import { defineRoute } from '../contract/route.js'
import { defineSocket } from '../contract/socket.js'
import { callRoute } from './call-route.js'
import { callSocket } from './call-socket.js'

const GONE = defineError('SHELF_GONE', { status: 404, retryable: false, title: 'The shelf is gone' })

const routes = {
  order: defineRoute({
    method: 'POST',
    path: '/shelves/:id',
    summary: 'Orders',
    auth: 'required',
    params: z.object({ id: z.int() }),
    query: z.object({ places: z.array(z.int()), loud: z.boolean().default(false) }),
    responses: {
      200: z.object({ id: z.int(), places: z.array(z.int()), loud: z.boolean(), owner: z.string() }),
      202: z.object({ later: z.boolean() }),
    },
    errors: [GONE],
    example: {},
  }),
  read: defineRoute({
    method: 'GET',
    path: '/shelves/:id/file',
    summary: 'Reads',
    auth: 'public',
    responses: { 200: binary('video/*') },
    example: {},
  }),
  watch: defineRoute({
    method: 'GET',
    path: '/shelves/:id/events',
    summary: 'Watches',
    auth: 'optional',
    responses: { 200: events({ moved: z.object({ place: z.int() }) }) },
    example: {},
  }),
}

const sockets = {
  follow: defineSocket({
    path: '/ws/:id',
    summary: 'Follows',
    auth: 'required',
    params: z.object({ id: z.int() }),
    send: z.object({ said: z.string() }),
    receive: z.object({ say: z.string() }),
    close: [{ error: GONE, code: 1008 }],
    example: { send: { said: 'a' } },
  }),
}

const contract = defineFamily({
  name: 'shelves',
  title: 'Shelves',
  description: '',
  errorNames: 'PascalCase',
  errors: [],
  routes,
  sockets,
})

const handlers: Handlers<typeof routes> = {
  order({ params, query }, context) {
    if (params.id === 2) throw new ApiError(GONE)
    if (params.id === 3) throw new MutoscopeError('PROJECT_NOT_FOUND', { message: 'There is no project 3.' })
    if (params.id === 4) throw new Error('secret')
    if (params.id === 5) return respond(202, { later: true }, { location: context.url('/shelves/5') })
    const response = { id: params.id, places: query.places, loud: query.loud, owner: context.ownerId }
    return params.id === 6 ? { ...response, note: 'unknown to the schema' } : response
  },
  read: () => ({
    source: { ...bytesSource(new Uint8Array(3)), size: 3 },
    mediaType: 'audio/mpeg',
    etag: 'a',
  }),
  async *watch() {
    yield { event: 'moved' as const, data: { place: 1 }, id: '1' }
    yield { event: 'moved' as const, data: { place: 1.5 } }
  },
}

const family = bindFamily(contract, {
  handlers,
  sockets: {
    async follow({ params }, peer) {
      if (params.id === 2) {
        peer.close(1008, 'SHELF_GONE')
        return
      }
      const heard = Promise.withResolvers<void>()
      peer.receive(({ say }) => {
        peer.send({ said: say })
        heard.resolve()
      })
      await heard.promise
    },
  },
})

describe('callRoute', () => {
  it('turns texts into what the schema wants and answers as the handler does', async () => {
    const response = await callRoute(
      family,
      'order',
      { params: { id: '1' }, query: { places: '3', loud: 'true' } },
      { ownerId: 'ann' },
    )
    expect(response).toEqual({
      status: 200,
      headers: {},
      body: { id: 1, places: [3], loud: true, owner: 'ann' },
    })
    expect(await callRoute(family, 'order', { params: { id: 5 }, query: { places: [1] } })).toEqual({
      status: 202,
      headers: { location: 'https://studio.test/shelves/5' },
      body: { later: true },
    })
  })

  it('answers errors with their bodies', async () => {
    expect(await callRoute(family, 'order', { params: { id: 2 }, query: { places: [] } })).toMatchObject({
      status: 404,
      body: { error: 'ShelfGone', code: 'SHELF_GONE', message: 'The shelf is gone' },
    })
    expect(await callRoute(family, 'order', { params: { id: 3 }, query: { places: [] } })).toMatchObject({
      status: 404,
      body: { error: 'ProjectNotFound', detail: 'There is no project 3.' },
    })
    expect(await callRoute(family, 'order', { params: { id: 'x' }, query: {} })).toMatchObject({
      status: 400,
      body: {
        code: 'INVALID_INPUT',
        details: [
          { place: 'params', field: 'id', missing: false },
          { place: 'query', field: 'places', missing: true },
        ],
      },
    })
    expect(
      await callRoute(family, 'order', { params: { id: 1 }, query: { places: [] } }, { ownerId: null }),
    ).toMatchObject({ status: 401, body: { error: 'Unauthorized' } })
  })

  it('fails for what a client should never see', async () => {
    await expect(callRoute(family, 'order', { params: { id: 4 }, query: { places: [] } })).rejects.toThrow(
      'secret',
    )
    await expect(callRoute(family, 'order', { params: { id: 6 }, query: { places: [] } })).rejects.toThrow(
      'does not know: note',
    )
    await expect(callRoute(family, 'read')).rejects.toThrow('answered audio/mpeg')
    const { body } = await callRoute<AsyncIterable<unknown>>(family, 'watch')
    const seen: unknown[] = []
    await expect(
      (async () => {
        for await (const message of body) seen.push(message)
      })(),
    ).rejects.toThrow('does not fit its schema')
    expect(seen).toEqual([{ event: 'moved', data: { place: 1 }, id: '1' }])
  })
})

describe('callSocket', () => {
  it('carries messages both ways and tells how it ended', async () => {
    const socket = callSocket(family, 'follow', { id: '1' })
    socket.say({ nothing: true })
    socket.say({ say: 'hello' })
    const heard: unknown[] = []
    for await (const message of socket.messages) heard.push(message)
    expect(heard).toEqual([{ said: 'hello' }])
    expect(await socket.closed).toEqual({ code: 1000, reason: '' })
    expect(await callSocket(family, 'follow', { id: '2' }).closed).toEqual({
      code: 1008,
      reason: 'SHELF_GONE',
    })
  })
})
