import { ApiError } from '@mutoscope/api'
import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { startTestHost } from '../test-host.fixture.js'
import { localAuthentication } from './local-authentication.js'

const request = (headers: Record<string, string> = {}, method = 'GET', remoteAddress = '127.0.0.1') =>
  ({ method, headers, socket: { remoteAddress } }) as unknown as IncomingMessage

describe('localAuthentication', () => {
  it('takes everybody for one owner, but no page of another site', async () => {
    const authenticate = localAuthentication({ ownerId: 'me' })
    expect(await authenticate(request())).toEqual({ ownerId: 'me', admin: false })
    expect(() => authenticate(request({ 'sec-fetch-site': 'cross-site' }, 'POST'))).toThrow(
      expect.objectContaining({ name: 'ApiError' }) as Error,
    )
    expect(() => authenticate(request({ 'sec-fetch-site': 'cross-site', upgrade: 'websocket' }))).toThrow(
      ApiError,
    )
    expect(() =>
      authenticate(
        request({ 'sec-fetch-site': 'cross-site', origin: 'https://localhost.evil.example' }, 'POST'),
      ),
    ).toThrow(ApiError)
    expect(
      await authenticate(
        request({ 'sec-fetch-site': 'cross-site', origin: 'http://localhost:5173' }, 'POST'),
      ),
    ).toMatchObject({ ownerId: 'me' })
    expect(await authenticate(request({ 'sec-fetch-site': 'same-origin' }, 'POST'))).toMatchObject({
      ownerId: 'me',
    })
  })

  it('answers only under names of this machine, and those it is given', async () => {
    const authenticate = localAuthentication({ hosts: ['studio.example.com', 'other.example.com:8000'] })
    const called = (host: string) => () => authenticate(request({ host }))
    for (const host of [
      'localhost',
      'LOCALHOST:8000',
      'app.localhost:8000',
      '127.0.0.1:8000',
      '127.1.2.3',
      '[::1]:8000',
      'Studio.example.com:1',
      'other.example.com:8000',
    ])
      expect(called(host)()).toMatchObject({ ownerId: 'local' })
    for (const host of [
      'attacker.example:8000',
      'localhost.attacker.example',
      '127.0.0.1.attacker.example',
      'notlocalhost',
      'other.example.com:8001',
      '10.0.0.1',
      '[::2]',
      '',
    ])
      expect(called(host)).toThrow(ApiError)
    expect(authenticate(request())).toMatchObject({ ownerId: 'local' })
    expect(localAuthentication({ anywhere: true })(request({ host: 'x.example' }))).toMatchObject({
      ownerId: 'local',
    })
    expect(() =>
      localAuthentication({ anywhere: true, hosts: ['a.example'] })(request({ host: 'x.example' })),
    ).toThrow(ApiError)
  })

  it('refuses writes and WebSockets of pages of another origin, also when only Origin says so', () => {
    const authenticate = localAuthentication({ origins: ['https://app.example.com'], hosts: ['me.example'] })
    const from =
      (origin: string, more: Record<string, string> = {}, method = 'POST') =>
      () =>
        authenticate(request({ host: 'localhost:8000', origin, ...more }, method))
    for (const origin of ['https://evil.example', 'null', 'http://localhost.evil.example', 'file://', 'x']) {
      expect(from(origin)).toThrow(ApiError)
      expect(from(origin, { upgrade: 'websocket' }, 'GET')).toThrow(ApiError)
      expect(from(origin, {}, 'GET')()).toMatchObject({ ownerId: 'local' })
    }
    for (const origin of ['http://localhost:5173', 'http://127.0.0.1:8000', 'https://app.example.com'])
      expect(from(origin, { 'sec-fetch-site': 'cross-site' })()).toMatchObject({ ownerId: 'local' })
    expect(from('https://me.example', { host: 'me.example' })()).toMatchObject({ ownerId: 'local' })
  })

  it('knows nobody on another machine, also behind a proxy, unless it is told to', async () => {
    const from = (address: string, forwarded?: string) =>
      request(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }, 'GET', address)
    for (const here of [from('::1'), from('::ffff:127.0.0.1'), from('127.0.0.1', '::1, 127.0.0.1')])
      expect(await localAuthentication()(here)).toMatchObject({ ownerId: 'local' })
    for (const away of [
      from('10.0.0.2'),
      from('127.0.0.1', '203.0.113.9'),
      from('127.0.0.1', '127.0.0.1, 203.0.113.9'),
    ])
      expect(await localAuthentication()(away)).toBeNull()
    expect(await localAuthentication({ anywhere: true })(from('10.0.0.2'))).toMatchObject({
      ownerId: 'local',
    })
  })

  it('stands before forms, reads and WebSockets of a real server', async () => {
    const host = await startTestHost()
    const { port } = new URL(host.origin)
    const status = async (options: RequestOptions) => {
      const sent = httpRequest({ host: '127.0.0.1', port, ...options })
      sent.end(options.method === 'POST' ? 'title=x' : undefined)
      const [response] = (await once(sent, 'response')) as [IncomingMessage]
      response.resume()
      return response.statusCode
    }
    const form = { path: '/shelves/1/fill', method: 'POST' }
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    expect(await status({ ...form, headers: type })).toBe(200)
    expect(await status({ ...form, headers: { ...type, origin: 'https://evil.example' } })).toBe(403)
    expect(await status({ path: '/shelves/1', headers: { host: `localhost:${port}` } })).toBe(200)
    expect(await status({ path: '/shelves/1', headers: { host: `evil.example:${port}` } })).toBe(403)

    const opened = async (headers: Record<string, string>) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/ws/shelves/1`, { headers })
      socket.on('error', () => {})
      const [, response] = (await Promise.race([
        once(socket, 'open').then(() => [null, { statusCode: 101 }]),
        once(socket, 'unexpected-response'),
      ])) as [unknown, { statusCode: number }]
      socket.terminate()
      return response.statusCode
    }
    expect(await opened({ origin: `http://localhost:${port}` })).toBe(101)
    expect(await opened({ origin: 'https://evil.example' })).toBe(403)
    expect(await opened({ host: `evil.example:${port}` })).toBe(403)
    await host.close()
  })

  it('lets a host say who calls, from its own request', async () => {
    const host = await startTestHost({
      authenticate: (request: IncomingMessage & { user?: string }) => ({ ownerId: request.user ?? '' }),
    })
    expect((await fetch(`${host.origin}/shelves`)).status).toBe(500)
    expect(host.logged[0]?.facts.error).toContain('without an ownerId')
    await host.close()
  })
})
