import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { startTestHost, type TestHost, type TestHostOptions } from '../test-host.fixture.js'

const hosts: TestHost[] = []

async function start(options: TestHostOptions = {}): Promise<{ host: TestHost; address: string }> {
  const host = await startTestHost({
    authenticate: ({ headers }) => (headers.authorization === 'Bearer open' ? { ownerId: 'ann' } : null),
    ...options,
  })
  hosts.push(host)
  return {
    host,
    address: `${host.origin.replace('http', 'ws')}${options.prefix === undefined ? '' : `${options.prefix}/inner`}/ws/shelves`,
  }
}

afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close()
})

const token = { headers: { authorization: 'Bearer open' } }

async function closing(socket: WebSocket): Promise<[number, string]> {
  const [code, reason] = (await once(socket, 'close')) as [number, Buffer]
  return [code, String(reason)]
}

async function refusal(socket: WebSocket): Promise<{ status: number | undefined; body: string }> {
  socket.on('error', () => {})
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage]
  let body = ''
  for await (const chunk of response) body += String(chunk)
  return { status: response.statusCode, body }
}

describe('a WebSocket', () => {
  it.each([{}, { prefix: '/base' }, { version: 4 as const }])(
    'carries messages both ways (%j)',
    async (options) => {
      const { host, address } = await start(options)
      const socket = new WebSocket(`${address}/2`, token)
      const heard: unknown[] = []
      socket.on('message', (data: Buffer) => heard.push(JSON.parse(data.toString())))
      await once(socket, 'open')
      for (const text of ['not JSON', '{"other":1}', '{"say":"hello"}']) socket.send(text)
      await expect.poll(() => heard).toEqual([{ said: 'hello ann' }, { said: 'hello' }])
      socket.close()
      // The handler saw the connection end.
      await expect.poll(() => host.shelves.made).toBe(-1)
      expect(host.logged).toEqual([])
    },
  )

  it('is accepted and then closed with a code that a browser can read', async () => {
    const { host, address } = await start()
    expect(await closing(new WebSocket(`${address}/1`, token))).toEqual([1000, ''])
    expect(await closing(new WebSocket(`${address}/404`, token))).toEqual([1008, 'SHELF_UNKNOWN'])
    expect(await closing(new WebSocket(`${address}/x`, token))).toEqual([1008, 'SHELF_UNKNOWN'])
    expect(await closing(new WebSocket(`${address}/500`, token))).toEqual([1011, 'INTERNAL_ERROR'])
    expect(host.logged).toHaveLength(1)
    expect(host.debugged.map(({ message, facts }) => [message, facts['code']])).toEqual([
      ['shelves.follow was refused.', 'SHELF_UNKNOWN'],
      ['shelves.follow was refused.', 'SHELF_UNKNOWN'],
    ])
    expect(JSON.stringify(host.debugged)).not.toContain('open')
  })

  it('takes tokens where browsers can put them, and refuses strangers before the handshake', async () => {
    const { address } = await start()
    expect(await closing(new WebSocket(`${address}/1?access_token=open`))).toEqual([1000, ''])
    const byProtocol = new WebSocket(`${address}/1`, ['bearer', 'open'])
    expect(await closing(byProtocol)).toEqual([1000, ''])
    expect(byProtocol.protocol).toBe('bearer')
    const { status, body } = await refusal(new WebSocket(`${address}/1`))
    expect([status, (JSON.parse(body) as { code: string }).code]).toEqual([401, 'UNAUTHORIZED'])
    const strict = await start({ queryToken: false })
    expect((await refusal(new WebSocket(`${strict.address}/1?access_token=open`))).status).toBe(401)
  })

  it('is told when the server ends', async () => {
    const { host, address } = await start()
    const socket = new WebSocket(`${address}/2`, token)
    await once(socket, 'open')
    hosts.splice(0)
    const closed = closing(socket)
    await host.close()
    expect(await closed).toEqual([1001, 'SERVER_CLOSING'])
  })

  it('is answered by the host where there is none', async () => {
    const { host } = await start()
    expect(await refusal(new WebSocket(`${host.origin.replace('http', 'ws')}/elsewhere`, token))).toEqual({
      status: 418,
      body: '{"host":true}',
    })
  })

  it('counts against the limit of reads', async () => {
    const { address } = await start({ rateLimits: { read: { points: 1, windowSec: 60 } } })
    expect(await closing(new WebSocket(`${address}/1`, token))).toEqual([1000, ''])
    expect((await refusal(new WebSocket(`${address}/1`, token))).status).toBe(429)
  })

  it('is ended when messages are too large, are not taken, or pings are not answered', async () => {
    const { host, address } = await start({ socket: { maxPayload: 100, maxBuffered: 300_000, pingMs: 30 } })
    const large = new WebSocket(`${address}/2`, token)
    await once(large, 'open')
    large.send('x'.repeat(200))
    expect((await closing(large))[0]).toBe(1009)
    await expect.poll(() => host.shelves.made).toBe(-1)
    host.shelves.made = 0

    const slow = new WebSocket(`${address}/2`, token)
    await once(slow, 'open')
    slow.pause()
    slow.send('{"say":"flood"}')
    await expect.poll(() => host.shelves.made).toBe(-1)
    slow.terminate()

    const silent = connect(Number(new URL(address).port), '127.0.0.1')
    silent.write(
      'GET /ws/shelves/2 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer open\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    )
    silent.resume()
    await once(silent, 'close')
  })
})
