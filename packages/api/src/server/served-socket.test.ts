import { MutoscopeError, silentLogger, type Json } from '@mutoscope/core'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { ApiError, defineError } from '../contract/error-definition.js'
import { bindFamily, defineFamily, type Family } from '../contract/family.js'
import type { RouteContext } from '../contract/route-context.js'
import { defineSocket } from '../contract/socket.js'
import { runSocket, serveSockets } from './served-socket.js'

const lost = defineError('SHELF_LOST', { status: 404, retryable: false, title: 'No such shelf' })
const down = defineError('SHELVES_DOWN', { status: 503, retryable: true, title: 'Down' })
const watch = defineSocket({
  path: '/shelves/:id/watch',
  summary: 'Watch',
  auth: 'public',
  params: z.object({ id: z.int() }),
  send: z.object({ books: z.int() }),
  receive: z.object({ want: z.int() }),
  close: [{ error: lost, code: 4404 }],
  example: { send: { books: 1 } },
})
const chat = { ...watch, params: undefined, close: [] } as unknown as typeof watch

type Peer = Parameters<Family['sockets'][string]>[1]

/** Serves one connection with a handler, and says what went over the wire. */
async function serve(
  handler: (peer: Peer, input: Readonly<Record<string, unknown>>) => unknown,
  {
    params = { id: '7' },
    definition = watch,
  }: { params?: Record<string, string>; definition?: typeof watch } = {},
) {
  const wire: unknown[] = []
  const logged: unknown[] = []
  const listeners: ((text: string) => void)[] = []
  const contract = defineFamily({
    name: 'shelves',
    title: 'Shelves',
    description: '',
    errorNames: 'SCREAMING_CASE',
    errors: [],
    routes: {},
    sockets: { watch: definition },
  })
  const family = bindFamily(contract, {
    handlers: {},
    sockets: { watch: async (input, peer) => void (await handler(peer as unknown as Peer, input)) },
    translate: { PROJECT_NOT_FOUND: lost },
  })
  const [socket] = serveSockets(family)
  if (socket === undefined) throw new Error('no socket')
  await runSocket(
    socket,
    params,
    {
      send: (text) => wire.push(text),
      close: (code, reason) => wire.push([code, reason]),
      signal: new AbortController().signal,
      listen: (listener) => listeners.push(listener),
    },
    { requestId: 'request-1' } as RouteContext,
    {
      ...silentLogger,
      error: (facts: Readonly<Record<string, Json>>, message: string) => void logged.push([message, facts]),
    },
  )
  return {
    wire,
    logged,
    name: socket.name,
    receive: (text: string) => listeners.forEach((each) => each(text)),
  }
}

describe('a connection', () => {
  it('is served with checked parameters until its handler has ended', async () => {
    const { wire, name } = await serve((peer, input) => {
      peer.send({ books: 3 })
      expect(input).toEqual({ params: { id: 7 } })
    })
    expect([name, wire]).toEqual(['shelves.watch', ['{"books":3}', [1000, '']]])
  })

  it('is closed by its handler with a code, or 1000', async () => {
    const { wire } = await serve((peer) => {
      peer.close()
      peer.close(4000, 'enough')
    })
    expect(wire.slice(0, 2)).toEqual([
      [1000, ''],
      [4000, 'enough'],
    ])
  })

  it('hears what fits, and nothing else', async () => {
    const heard: unknown[] = []
    const { receive } = await serve((peer) => peer.receive((message) => heard.push(message)))
    for (const text of ['{"want":1}', '{"want":"1"}', '{', 'null', '{"want":2,"more":true}']) receive(text)
    expect(heard).toEqual([{ want: 1 }, { want: 2 }])
  })

  it('may have no parameters', async () => {
    const { wire } = await serve(() => {}, { definition: chat, params: {} })
    expect(wire).toEqual([[1000, '']])
  })
})

describe('a connection is closed', () => {
  it('with the code of the contract when its parameters are wrong, and nobody serves it', async () => {
    const never = () => {
      throw new Error('served')
    }
    expect((await serve(never, { params: { id: 'x' } })).wire).toEqual([[4404, 'SHELF_LOST']])
    const plain = { ...watch, close: [] } as unknown as typeof watch
    expect((await serve(never, { params: { id: 'x' }, definition: plain })).wire).toEqual([
      [1008, 'INVALID_INPUT'],
    ])
  })

  it.each([
    [new ApiError(lost), 4404, 'SHELF_LOST', 0],
    [new MutoscopeError('PROJECT_NOT_FOUND'), 4404, 'SHELF_LOST', 0],
    [new MutoscopeError('RUN_NOT_FOUND'), 1008, 'RUN_NOT_FOUND', 0],
    [new ApiError(down), 1011, 'SHELVES_DOWN', 1],
    [new Error('broken'), 1011, 'INTERNAL_ERROR', 1],
  ])('after %s with its code, which is logged when it is ours', async (error, code, reason, times) => {
    const { wire, logged } = await serve(() => {
      throw error
    })
    expect(wire).toEqual([[code, reason]])
    const line = [
      'shelves.watch failed.',
      { request: 'request-1', code: reason, error: expect.stringContaining(error.message) as string },
    ]
    expect(logged).toEqual(Array.from({ length: times }, () => line))
  })
})

it('a socket without a handler is found before the first connection', () => {
  const contract = { name: 'shelves', sockets: { watch } }
  expect(() => serveSockets({ contract, sockets: {} } as unknown as Family)).toThrow(
    expect.objectContaining({ code: 'UNREACHABLE', message: 'shelves.watch is a socket without a handler.' }),
  )
})
