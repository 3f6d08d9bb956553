import { createManualClock } from '@mutoscope/core/testing'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { startTestHost, type TestHost, type TestHostOptions } from '../test-host.fixture.js'

const hosts: TestHost[] = []
async function start(options: TestHostOptions) {
  const host = await startTestHost({
    authenticate: ({ headers }) => ({ ownerId: String(headers['x-owner'] ?? 'ann') }),
    ...options,
  })
  hosts.push(host)
  return (owner = 'ann') =>
    new WebSocket(`${host.origin.replace('http', 'ws')}/ws/shelves/2`, { headers: { 'x-owner': owner } })
}
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close()
})

async function statusOf(socket: WebSocket): Promise<number | undefined> {
  socket.on('error', () => {})
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage]
  return response.statusCode
}

describe('a WebSocket', () => {
  it('is closed with 1008 and RATE_LIMITED when it sends too much in a second, in messages or pings', async () => {
    const clock = createManualClock()
    const open = await start({ clock, socket: { messagesPerSecond: 3 } })
    for (const send of [
      (socket: WebSocket) => socket.send('{"say":"hi"}'),
      (socket: WebSocket) => socket.ping(),
      (socket: WebSocket) => socket.send(Buffer.from('binary')),
      (socket: WebSocket) => socket.send('no JSON'),
    ]) {
      const socket = open()
      await once(socket, 'open')
      const heard: string[] = []
      socket.on('message', (data: Buffer) => heard.push(data.toString()))
      const closed = once(socket, 'close') as Promise<[number, Buffer]>
      for (let count = 0; count < 50; count++) send(socket)
      const [code, reason] = await closed
      expect([code, String(reason)]).toEqual([1008, 'RATE_LIMITED'])
      expect(heard.filter((text) => text === '{"said":"hi"}').length).toBeLessThanOrEqual(3)
    }
  })

  it('may send as much again a second later', async () => {
    const clock = createManualClock()
    const open = await start({ clock, socket: { messagesPerSecond: 3 } })
    const socket = open()
    const heard: string[] = []
    socket.on('message', (data: Buffer) => heard.push(data.toString()))
    await once(socket, 'open')
    for (let second = 1; second <= 4; second++) {
      for (let count = 0; count < 3; count++) socket.send('{"say":"hi"}')
      await expect.poll(() => heard.filter((text) => text.includes('hi')).length).toBe(3 * second)
      await clock.advance(1000)
    }
    expect(socket.readyState).toBe(WebSocket.OPEN)
  })

  it('is one of a number that an owner may have at once', async () => {
    const open = await start({ socket: { perOwner: 2 } })
    const [first, second] = [open(), open()]
    await Promise.all([once(first, 'open'), once(second, 'open')])
    expect(await statusOf(open())).toBe(429)
    await once(open('bob'), 'open')
    first.close()
    await once(first, 'close')
    await once(open(), 'open')
    expect(await statusOf(open())).toBe(429)
  })
})
