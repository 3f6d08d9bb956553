import type { EventMessage } from '@mutoscope/api'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { startTestHost, type TestHost } from './test-host.fixture.js'

let host: TestHost
beforeEach(async () => {
  host = await startTestHost()
})
afterEach(() => host.close())

const metrics = () => host.studio.metrics.text()
const get = async (path: string) => {
  const response = await fetch(host.origin + path)
  await response.arrayBuffer()
  return response.status
}

describe('what is counted', () => {
  it('is every request that a route answered, by route and status, and how long it took', async () => {
    await Promise.all([
      get('/shelves/1'),
      get('/shelves/2'),
      get('/shelves/unknown'),
      get('/shelves/broken'),
      get('/shelves/1/file'),
      get('/elsewhere'),
    ])
    await fetch(`${host.origin}/shelves/1`, { method: 'PATCH' })
    // A file is on its way for a moment longer than its last byte.
    await expect
      .poll(metrics)
      .toContain('mutoscope_http_requests_total{route="shelves.file",status="200"} 1\n')
    expect(metrics()).toContain('mutoscope_http_requests_total{route="shelves.get",status="200"} 2\n')
    for (const status of [404, 500, 405])
      expect(metrics()).toContain(`mutoscope_http_requests_total{route="shelves.get",status="${status}"} 1\n`)
    expect(metrics()).toContain('mutoscope_http_request_seconds_count{route="shelves.get"} 5\n')
    expect(metrics()).not.toContain('elsewhere')
  })

  it('is a caller that went away as 499', async () => {
    const held = Promise.withResolvers<void>()
    const asked = Promise.withResolvers<void>()
    host.shelves.beforeMade = () => {
      asked.resolve()
      return held.promise
    }
    const connection = once(host.server, 'connection') as Promise<[Socket]>
    const socket = connect(Number(new URL(host.origin).port), '127.0.0.1')
    const body = '{"name":"a"}'
    socket.write(
      `POST /shelves HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    )
    await asked.promise
    const gone = once((await connection)[0], 'close')
    socket.destroy()
    await gone
    held.resolve()
    await expect
      .poll(metrics)
      .toContain('mutoscope_http_requests_total{route="shelves.make",status="499"} 1\n')
  })

  it('is what is open just now: event streams and WebSockets', async () => {
    host.shelves.feed = async function* feed(
      _,
      signal,
    ): AsyncGenerator<EventMessage<'moved', { place: number }>> {
      yield { event: 'moved', data: { place: 1 } }
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
    }
    const opened = () =>
      /streams_open (\d)\n(?:.*\n)*mutoscope_http_sockets_open (\d)/u.exec(metrics())?.slice(1)
    expect(opened()).toEqual(['0', '0'])
    const reader = (await fetch(`${host.origin}/shelves/1/events`)).body?.getReader()
    await reader?.read()
    const socket = new WebSocket(`${host.origin.replace('http', 'ws')}/ws/shelves/2`)
    await once(socket, 'message')
    expect(opened()).toEqual(['1', '1'])
    await reader?.cancel()
    socket.close()
    await expect.poll(opened).toEqual(['0', '0'])
    expect(metrics()).toContain('mutoscope_http_requests_total{route="shelves.watch",status="200"} 1\n')
    expect(metrics()).not.toContain('request_seconds_count{route="shelves.watch"}')
  })
})
