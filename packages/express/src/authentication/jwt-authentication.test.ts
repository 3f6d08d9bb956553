import { ApiError } from '@mutoscope/api'
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { startTestHost } from '../test-host.fixture.js'
import { jwtAuthentication } from './jwt-authentication.js'

const SECRET = 'a secret of at least thirty-two bytes'

const request = (authorization?: string) =>
  ({ headers: authorization === undefined ? {} : { authorization } }) as unknown as IncomingMessage
const sign = (
  claims: JWTPayload,
  { secret = SECRET, expires = '1h' }: { secret?: string; expires?: string } = {},
) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(expires)
    .sign(Buffer.from(secret))

async function refusal(check: unknown): Promise<[number, string]> {
  try {
    await check
  } catch (error) {
    if (error instanceof ApiError) return [error.definition.status, error.definition.code]
    throw error
  }
  return [200, '']
}

describe('jwtAuthentication with a secret', () => {
  const authenticate = jwtAuthentication({
    secret: SECRET,
    issuer: 'me',
    audience: 'videos',
    isAdmin: ({ role }) => role === 'admin',
  })
  const bearer = async (claims: JWTPayload, options?: Parameters<typeof sign>[1]) =>
    request(`Bearer ${await sign({ iss: 'me', aud: 'videos', sub: 'ann', ...claims }, options)}`)

  it('knows the owner', async () => {
    expect(await authenticate(await bearer({}))).toEqual({ ownerId: 'ann', admin: false })
    expect(await authenticate(await bearer({ role: 'admin' }))).toEqual({ ownerId: 'ann', admin: true })
    expect(await authenticate(request())).toBeNull()
    expect(await authenticate(request('Basic YTpi'))).toBeNull()
    expect(
      await jwtAuthentication({ secret: SECRET, ownerClaim: 'team' })(await bearer({ team: 'blue' })),
    ).toEqual({ ownerId: 'blue', admin: false })
  })

  it('refuses what is expired, forged, unsigned, or for somebody else', async () => {
    expect(await refusal(authenticate(await bearer({}, { expires: '-1h' })))).toEqual([401, 'BEARER_EXPIRED'])
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"ann","iss":"me","aud":"videos"}').toString('base64url')}.`
    const wrongs = [
      await bearer({}, { secret: 'another secret of thirty-two bytes..' }),
      await bearer({ iss: 'you' }),
      await bearer({ aud: 'else' }),
      await bearer({ sub: '' }),
      request(`Bearer ${none}`),
      request('Bearer rubbish'),
    ]
    for (const wrong of wrongs) expect(await refusal(authenticate(wrong))).toEqual([401, 'UNAUTHORIZED'])
    const { privateKey } = await generateKeyPair('RS256')
    const other = await new SignJWT({ sub: 'ann', iss: 'me', aud: 'videos' })
      .setProtectedHeader({ alg: 'RS256' })
      .setExpirationTime('1h')
      .sign(privateKey)
    expect(await refusal(authenticate(request(`Bearer ${other}`)))).toEqual([401, 'UNAUTHORIZED'])
  })

  it('takes a token without an expiry only where none is required', async () => {
    const eternal = request(
      `Bearer ${await new SignJWT({ sub: 'ann' }).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(SECRET))}`,
    )
    expect(await jwtAuthentication({ secret: SECRET })(eternal)).toMatchObject({ ownerId: 'ann' })
    const strict = jwtAuthentication({ secret: SECRET, requireExpiry: true })
    expect(await refusal(strict(eternal))).toEqual([401, 'UNAUTHORIZED'])
    expect(await strict(await bearer({}))).toMatchObject({ ownerId: 'ann' })
  })

  it('is not made with no key, two, or a short one', () => {
    for (const options of [{}, { secret: SECRET, jwks: { keys: [] } }, { secret: 'short' }])
      expect(() => jwtAuthentication(options)).toThrow(
        expect.objectContaining({ code: 'INVALID_INPUT' }) as Error,
      )
  })

  it('says over HTTP what is wrong, and never the token', async () => {
    const host = await startTestHost({ authenticate })
    const token = await sign({ iss: 'me', aud: 'videos', sub: 'ann' }, { expires: '-1h' })
    const expired = await fetch(`${host.origin}/shelves`, { headers: { authorization: `Bearer ${token}` } })
    const text = await expired.text()
    expect([expired.status, expired.headers.get('www-authenticate')]).toEqual([
      401,
      'Bearer error="invalid_token", error_description="The token has expired"',
    ])
    expect(text).toContain('BEARER_EXPIRED')
    const nobody = await fetch(`${host.origin}/shelves`)
    expect([nobody.status, nobody.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
    expect((await fetch(`${host.origin}/where`)).status).toBe(200)
    // A token that is no good is told also where none is needed.
    expect(
      (await fetch(`${host.origin}/where`, { headers: { authorization: `Bearer ${token}` } })).status,
    ).toBe(401)
    expect(text + JSON.stringify(host.logged)).not.toContain(token)
    await host.close()
  })
})

describe('jwtAuthentication with public keys', () => {
  it('takes tokens of a key in the set, here and at an address', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256')
    const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' }] }
    const token = await new SignJWT({ sub: 'ann' })
      .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
      .setExpirationTime('1h')
      .sign(privateKey)
    const hs = await new SignJWT({ sub: 'ann' })
      .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
      .setExpirationTime('1h')
      .sign(Buffer.from(SECRET))
    const server = createServer((_, response) => response.end(JSON.stringify(jwks))).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`
    for (const authenticate of [jwtAuthentication({ jwks }), jwtAuthentication({ jwks: address })]) {
      expect(await authenticate(request(`Bearer ${token}`))).toMatchObject({ ownerId: 'ann' })
      expect(await refusal(authenticate(request(`Bearer ${hs}`)))).toEqual([401, 'UNAUTHORIZED'])
    }
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    expect(await refusal(jwtAuthentication({ jwks: address })(request(`Bearer ${token}`)))).toEqual([
      503,
      'AUTHENTICATION_UNAVAILABLE',
    ])
  })
})
