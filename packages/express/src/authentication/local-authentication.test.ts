import { ApiError } from '@mutoscope/api'
import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
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

  it('lets a host say who calls, from its own request', async () => {
    const host = await startTestHost({
      authenticate: (request: IncomingMessage & { user?: string }) => ({ ownerId: request.user ?? '' }),
    })
    expect((await fetch(`${host.origin}/shelves`)).status).toBe(500)
    expect(host.logged[0]?.facts.error).toContain('without an ownerId')
    await host.close()
  })
})
