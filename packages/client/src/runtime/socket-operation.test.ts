import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { closedUrl } from '../http-server.fixture.js'
import { watchJob } from '../watch-job.js'
import { createClient } from './client.js'
import { socketOperation } from './socket-operation.js'

interface Progress {
  readonly progress: number
}

const progress = socketOperation<
  { readonly params: { readonly id: number } },
  Progress | { readonly type: 'pong' }
>('/ws/jobs/{id}', { 1008: 'JOB_NOT_FOUND' })
const input = { params: { id: 4 } }

interface Peer {
  readonly request: IncomingMessage
  send(message: unknown): void
  close(code: number, reason?: string): void
  drop(): void
  /** The next message of the client. */
  received(): Promise<unknown>
}

/** Just enough of RFC 6455 for short messages; each connection is served by the next function. */
async function socketServer(...serve: readonly ((peer: Peer) => void)[]) {
  let next = 0
  const open = new Set<Socket>()
  const server = createServer()
  server.on('upgrade', (request, socket: Socket) => {
    open.add(socket)
    const accept = createHash('sha1')
      .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest('base64')
    const protocol =
      request.headers['sec-websocket-protocol'] === undefined ? '' : 'Sec-WebSocket-Protocol: bearer\r\n'
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n${protocol}\r\n`,
    )
    const frame = (opcode: number, payload: Buffer) =>
      socket.write(Buffer.concat([Buffer.from([0x80 | opcode, payload.length]), payload]))
    const waiting: ((message: unknown) => void)[] = []
    socket.on('error', () => {})
    socket.on('data', (data: Buffer) => {
      const [first = 0, second = 0] = data
      const mask = data.subarray(2, 6)
      const payload = data
        .subarray(6, 6 + (second & 0x7f))
        .map((byte, index) => byte ^ (mask[index % 4] ?? 0))
      if ((first & 0xf) === 1) waiting.shift()?.(JSON.parse(Buffer.from(payload).toString()))
      else socket.end()
    })
    serve[next]?.({
      request,
      send: (message) => frame(1, Buffer.from(JSON.stringify(message))),
      close: (code, reason = '') =>
        frame(8, Buffer.concat([Buffer.from([code >> 8, code & 0xff]), Buffer.from(reason)])),
      drop: () => socket.destroy(),
      received: () => new Promise((resolve) => waiting.push(resolve)),
    })
    next += 1
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => next,
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => {
        server.close(resolve)
      })
    },
  }
}

async function collect<Item>(messages: AsyncIterable<Item>): Promise<readonly Item[]> {
  const items: Item[] = []
  for await (const item of messages) items.push(item)
  return items
}

describe('a WebSocket', () => {
  it('gives every message until the server closes as agreed, with the token in the protocol list', async () => {
    let protocols: string | undefined
    await using server = await socketServer((peer) => {
      protocols = peer.request.headers['sec-websocket-protocol']
      peer.send({ progress: 10 })
      peer.send({ progress: 100 })
      peer.close(1000)
    })
    expect(
      await collect(watchJob(createClient({ baseUrl: server.url, token: 't.1' }), progress, input)),
    ).toEqual([{ progress: 10 }, { progress: 100 }])
    expect(protocols?.replace(' ', '')).toBe('bearer,t.1')
  })

  it('comes back after a break and after the server went down', async () => {
    await using server = await socketServer(
      (peer) => {
        peer.send({ progress: 10 })
        peer.drop()
      },
      (peer) => peer.close(1001, 'SERVER_CLOSING'),
      (peer) => {
        peer.send({ progress: 100 })
        peer.close(1000)
      },
    )
    const messages = await collect(
      watchJob(createClient({ baseUrl: server.url }), progress, input, { reconnect: { delayMs: 1 } }),
    )
    expect(messages.at(-1)).toEqual({ progress: 100 })
    expect(server.connections()).toBe(3)
  })

  it('throws the code that a close stands for', async () => {
    await using server = await socketServer((peer) => peer.close(1008, 'There is no such job'))
    await expect(collect(progress(createClient({ baseUrl: server.url }), input))).rejects.toMatchObject({
      code: 'JOB_NOT_FOUND',
      message: 'There is no such job',
      retryable: false,
    })
  })

  it('gives up when nobody answers, and at once when it shall not come back', async () => {
    const client = createClient({ baseUrl: await closedUrl() })
    await expect(
      collect(progress(client, input, { reconnect: { attempts: 1, delayMs: 1 } })),
    ).rejects.toMatchObject({ code: 'NETWORK_ERROR' })
    await expect(collect(progress(client, input, { reconnect: false }))).rejects.toMatchObject({
      code: 'NETWORK_ERROR',
    })
  })

  it('pings, and keeps the answer to itself', async () => {
    let ping: unknown
    await using server = await socketServer((peer) => {
      const respond = async (): Promise<void> => {
        ping = await peer.received()
        peer.send({ type: 'pong' })
        peer.close(1000)
      }
      void respond()
    })
    expect(await collect(progress(createClient({ baseUrl: server.url }), input, { pingMs: 10 }))).toEqual([])
    expect(ping).toEqual({ type: 'ping' })
  })

  it('counts a connection that answers no pings as broken', async () => {
    await using server = await socketServer(
      () => {},
      (peer) => peer.close(1000),
    )
    expect(
      await collect(
        progress(createClient({ baseUrl: server.url }), input, { pingMs: 150, reconnect: { delayMs: 1 } }),
      ),
    ).toEqual([])
  })

  it('stops at an aborted signal', async () => {
    await using server = await socketServer((peer) => peer.send({ progress: 1 }))
    const leave = new AbortController()
    const messages = progress(createClient({ baseUrl: server.url }), input, { signal: leave.signal })
    expect(await messages.next()).toMatchObject({ value: { progress: 1 } })
    leave.abort(new Error('gone'))
    await expect(messages.next()).rejects.toThrow('gone')
  })
})
