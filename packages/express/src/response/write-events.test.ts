import type { EventMessage } from '@mutoscope/api'
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestHost, type TestHost } from '../test-host.fixture.js'

type Moved = EventMessage<'moved', { place: number; pad?: string }>

let host: TestHost

beforeEach(async () => {
  host = await startTestHost({
    heartbeatMs: 20,
    authenticate: ({ headers }) => (headers.authorization === 'Bearer open' ? { ownerId: 'ann' } : null),
  })
})

afterEach(() => host.close())

const open = (query = '', headers: Record<string, string> = { authorization: 'Bearer open' }) =>
  fetch(`${host.origin}/shelves/1/events${query}`, { headers })

function until(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve()))
}

describe('an event stream', () => {
  it('writes events with their ids and ends with them', async () => {
    host.shelves.feed = async function* feed(after): AsyncGenerator<Moved> {
      for (let place = after + 1; place <= 3; place++)
        yield { event: 'moved', data: { place }, id: String(place) }
      yield { event: 'moved', data: { place: 0 } }
    }
    const response = await open()
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    })
    expect(await response.text()).toBe(
      [1, 2, 3].map((place) => `id: ${place}\nevent: moved\ndata: {"place":${place}}\n\n`).join('') +
        'event: moved\ndata: {"place":0}\n\n',
    )
    const tail = 'id: 3\nevent: moved\ndata: {"place":3}\n\nevent: moved\ndata: {"place":0}\n\n'
    expect(await (await open('', { authorization: 'Bearer open', 'last-event-id': '2' })).text()).toBe(tail)
    expect(await (await open('?last_event_id=2')).text()).toBe(tail)
    expect(await (await open('?last_event_id=2&access_token=open', {})).text()).toBe(tail)
    expect((await open('', {})).status).toBe(401)
    expect((await fetch(`${host.origin}/shelves?access_token=open`)).status).toBe(401)
  })

  it('gives signs of life while it is quiet, and stops its source when the reader goes', async () => {
    const stopped = Promise.withResolvers<void>()
    host.shelves.feed = async function* feed(_, signal): AsyncGenerator<Moved> {
      await until(signal)
      stopped.resolve()
      yield* []
    }
    const response = await open()
    const reader = response.body?.getReader()
    const { value } = (await reader?.read()) ?? {}
    expect(new TextDecoder().decode(value)).toBe(': \n\n')
    await reader?.cancel()
    await stopped.promise
    expect(host.logged).toEqual([])
  })

  it('answers an error that comes before the first event, and breaks off at a later one', async () => {
    host.shelves.feed = async function* feed(): AsyncGenerator<Moved> {
      yield await Promise.reject(new Error('no'))
    }
    expect((await open()).status).toBe(500)
    host.shelves.feed = async function* feed(): AsyncGenerator<Moved> {
      yield { event: 'moved', data: { place: 1 } }
      throw new Error('later')
    }
    expect(await (await open()).text()).toBe('event: moved\ndata: {"place":1}\n\n')
    expect(host.logged.at(-1)?.message).toBe('An event stream was interrupted.')
  })

  it('does not run ahead of a reader that does not read', async () => {
    let yielded = 0
    const pad = 'x'.repeat(100_000)
    const stopped = Promise.withResolvers<void>()
    host.shelves.feed = async function* feed(): AsyncGenerator<Moved> {
      try {
        for (;;) yield { event: 'moved', data: { place: ++yielded, pad } }
      } finally {
        stopped.resolve()
      }
    }
    const socket = connect(Number(new URL(host.origin).port), '127.0.0.1')
    await once(socket, 'connect')
    socket.pause()
    socket.write('GET /shelves/1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer open\r\n\r\n')
    let before = -1
    // Stands still once what lies between the two is full.
    await expect
      .poll(
        () => {
          const same = yielded > 0 && yielded === before
          before = yielded
          return same
        },
        { interval: 200 },
      )
      .toBe(true)
    expect(yielded).toBeLessThan(200)
    socket.destroy()
    await stopped.promise
  })
})
