import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { startTestHost, type TestHost } from '../test-host.fixture.js'

const hosts: TestHost[] = []
const start: typeof startTestHost = async (options) => {
  const host = await startTestHost({ authenticate: () => ({ ownerId: 'ann' }), ...options })
  hosts.push(host)
  return host
}
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close()
})

// As Java's HttpClient and `curl --http2` send it.
const H2C = ['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAEAAEAAAAIAAAAB']
const head = (line: string, headers: readonly string[] = []) =>
  `${[`${line} HTTP/1.1`, 'Host: localhost', ...H2C, ...headers].join('\r\n')}\r\n\r\n`

/** Sends bytes as they are, and answers what came back when it holds a text. */
async function send(host: TestHost, ...parts: readonly string[]) {
  const socket: Socket = connect(Number(new URL(host.origin).port), '127.0.0.1')
  let received = ''
  socket.on('data', (chunk) => (received += chunk.toString()))
  await once(socket, 'connect')
  for (const part of parts) socket.write(part)
  return {
    socket,
    until: (text: string) => expect.poll(() => received).toContain(text),
    get received() {
      return received
    },
  }
}

describe('a request that asks for another protocol', () => {
  it.each(['GET /shelves/newest', 'GET /elsewhere'])('is answered as if it did not: %s', async (line) => {
    const host = await start()
    const response = await send(host, head(line))
    await response.until(line.endsWith('newest') ? '{"newest":true}' : '{"host":true}')
    expect(response.received).toMatch(line.endsWith('newest') ? /^HTTP\/1\.1 200 / : /^HTTP\/1\.1 418 /)
    expect(response.received.toLowerCase()).not.toContain('upgrade')
    // The connection stays for the next request.
    response.socket.write('GET /shelves/next HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
    await response.until('{"id":"next"}')
    response.socket.destroy()
  })

  it('has its body read, also when that comes later', async () => {
    const host = await start()
    const body = JSON.stringify({ name: 'Ünïcode '.repeat(200) })
    const length = Buffer.byteLength(body)
    const json = ['Content-Type: application/json', `Content-Length: ${length}`]
    const whole = await send(host, head('POST /shelves', json) + body)
    await whole.until('"number":1')
    const inParts = await send(host, head('POST /shelves', json), body.slice(0, 50))
    inParts.socket.write(body.slice(50))
    await inParts.until('"number":2')
    const chunked = ['Content-Type: application/json', 'Transfer-Encoding: chunked']
    const inChunks = await send(
      host,
      head('POST /shelves', chunked),
      `${length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
    )
    await inChunks.until('"number":3')
    for (const { socket, received } of [whole, inParts, inChunks]) {
      expect(received).toMatch(/^HTTP\/1\.1 201 /u)
      socket.destroy()
    }
  })

  it('is left to whoever else listens on the host', async () => {
    const host = await start()
    const seen: (string | undefined)[] = []
    host.server.on('upgrade', (request, socket) => {
      seen.push(request.headers.upgrade)
      if (request.url !== '/ws/shelves/1') socket.end('HTTP/1.1 101 Mine\r\n\r\n')
    })
    const response = await send(host, head('GET /elsewhere'))
    await response.until('101 Mine')
    expect(response.received).toBe('HTTP/1.1 101 Mine\r\n\r\n')
    const [code] = (await once(
      new WebSocket(`${host.origin.replace('http', 'ws')}/ws/shelves/1`),
      'close',
    )) as [number]
    expect([code, seen]).toEqual([1000, ['h2c', 'websocket']])
  })

  it('is answered once where two mounts share a server', async () => {
    const host = await start({ prefix: '/base' })
    const detach = host.handler.attach(host.server, { path: '/other' })
    const response = await send(host, head('GET /base/inner/shelves/newest'))
    await response.until('{"newest":true}')
    const socket = new WebSocket(`${host.origin.replace('http', 'ws')}/other/ws/shelves/1`)
    expect((await once(socket, 'close'))[0]).toBe(1000)
    expect(response.received.match(/HTTP\/1\.1/gu)).toHaveLength(1)
    response.socket.destroy()
    detach()
  })
})
