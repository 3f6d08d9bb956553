import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { startTestHost, type TestHost, type TestHostOptions } from './test-host.fixture.js'

const hosts: TestHost[] = []
let asked = 0
async function start(options: TestHostOptions = {}) {
  asked = 0
  const host = await startTestHost({
    authenticate({ headers }) {
      asked++
      return headers.authorization === 'Bearer open' ? { ownerId: 'ann' } : null
    },
    ...options,
  })
  hosts.push(host)
  return host
}
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close()
})
const open = { headers: { authorization: 'Bearer open' } }

describe('requests that are refused before they count for anybody', () => {
  it('count for their address, and do not lock out those with a token', async () => {
    const { origin } = await start({ rateLimits: { refused: { points: 3, windowSec: 60 } } })
    const requests: readonly [string, RequestInit?][] = [
      ['/shelves/1'],
      ['/shelves/1', { method: 'PATCH' }],
      [`/shelves?${'a&'.repeat(1001)}`],
      ['/shelves/1'],
      ['/shelves/1', { method: 'PATCH' }],
    ]
    const statuses: number[] = []
    for (const [path, init] of requests) statuses.push((await fetch(origin + path, init)).status)
    expect(statuses).toEqual([401, 405, 400, 429, 429])
    const refused = await fetch(`${origin}/shelves/1`)
    expect(Object.fromEntries(refused.headers)).toMatchObject({
      'ratelimit-policy': '"refused";q=3;w=60',
      'retry-after': expect.stringMatching(/^\d+$/u),
    })
    expect(await refused.json()).toMatchObject({ code: 'RATE_LIMITED', details: { limit: 'refused' } })
    expect((await fetch(`${origin}/shelves/1`, open)).status).toBe(200)

    const socket = new WebSocket(`${origin.replace('http', 'ws')}/ws/shelves/1`)
    socket.on('error', () => {})
    const [, response] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage]
    expect(response.statusCode).toBe(429)
  })

  it('are not counted where the limit is switched off', async () => {
    const { origin } = await start({ rateLimits: { refused: false } })
    const statuses = await Promise.all(
      Array.from({ length: 310 }, async () => (await fetch(`${origin}/shelves/1`)).status),
    )
    expect(new Set(statuses)).toEqual(new Set([401]))
  })
})

describe('a query with too many parameters', () => {
  it('is refused before anybody is asked who sent it', async () => {
    const { origin } = await start({ limits: { parameters: 5 }, rateLimits: false })
    for (const path of ['/shelves', '/shelves/1/events']) {
      const response = await fetch(`${origin}${path}?a&a&a&a&a&a`)
      expect([response.status, await response.json()]).toMatchObject([
        400,
        { code: 'INVALID_INPUT', details: { limit: 5, unit: 'parameters' } },
      ])
    }
    expect(asked).toBe(0)
    expect((await fetch(`${origin}/shelves?tags=a&tags=b&tags=c`, open)).status).toBe(200)
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/ws/shelves/1?a&a&a&a&a&a`)
    socket.on('error', () => {})
    const [, response] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage]
    expect([response.statusCode, asked]).toEqual([400, 1])
  })

  it('is no better in a form', async () => {
    const { origin } = await start({ limits: { parameters: 5 } })
    const fill = (body: string) =>
      fetch(`${origin}/shelves/1/fill`, {
        method: 'POST',
        headers: { ...open.headers, 'content-type': 'application/x-www-form-urlencoded' },
        body,
      })
    expect((await fill('title=x&a&a&a&a')).status).toBe(200)
    const response = await fill('title=x&a&a&a&a&a')
    expect([response.status, await response.json()]).toMatchObject([
      413,
      { details: { limit: 5, unit: 'fields' } },
    ])
  })
})
