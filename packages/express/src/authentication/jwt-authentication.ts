import { ApiError, defineError } from '@mutoscope/api'
import { COMMON_ERRORS } from '@mutoscope/api/server'
import { MutoscopeError } from '@mutoscope/core'
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  jwtVerify,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
} from 'jose'
import { createSecretKey, type KeyObject } from 'node:crypto'
import { bearerToken, type Authenticate } from './authenticate.js'

/** How tokens are checked. One of `secret` and `jwks` is needed. */
export interface JwtAuthenticationOptions {
  /** For HS256: at least 32 bytes, as bytes or as text. */
  readonly secret?: string | Uint8Array
  /** Public keys: their address, or the set itself. */
  readonly jwks?: string | URL | JSONWebKeySet
  /** Who must have made the token. @default anybody who has the key */
  readonly issuer?: string | readonly string[]
  /** Whom the token must be for. @default not looked at */
  readonly audience?: string | readonly string[]
  /** The claim that is the owner id. @default 'sub' */
  readonly ownerClaim?: string
  /** Tells from the claims who may look after things of every owner. @default nobody */
  readonly isAdmin?: (claims: JWTPayload) => boolean
  /** @default HS256 with a secret; RS256, PS256, ES256, ES384 and EdDSA with keys */
  readonly algorithms?: readonly string[]
  /** Refuses a token without an expiry (`exp`), which would be good for ever. @default false */
  readonly requireExpiry?: boolean
  /** How far clocks may be apart, seconds. @default 5 */
  readonly clockToleranceSec?: number
}

/** The keys that tokens are checked with could not be loaded. */
const KEYS_UNAVAILABLE = defineError('AUTHENTICATION_UNAVAILABLE', {
  status: 503,
  retryable: true,
  title: 'Tokens cannot be verified at the moment',
})

const MIN_SECRET_BYTES = 32
const KEY_ALGORITHMS = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA']

/**
 * Knows callers by a JSON Web Token in `Authorization: Bearer …`. A token that is forged, unsigned or of
 * another algorithm answers 401 `UNAUTHORIZED`, one that has expired 401 `BEARER_EXPIRED`. The token itself is
 * never said or logged.
 *
 * @throws `INVALID_INPUT` for no key, two, or a secret that is too short
 * @example
 * app.use(mutoscope(studio, { authenticate: jwtAuthentication({ secret: process.env.JWT_SECRET ?? '' }) }))
 */
export function jwtAuthentication(options: JwtAuthenticationOptions): Authenticate {
  const verify = createVerifier(options)
  const { ownerClaim = 'sub', isAdmin = () => false } = options
  return async (request) => {
    const token = bearerToken(request)
    if (token === null) return null
    const claims = await verify(token)
    const owner = claims[ownerClaim]
    if (typeof owner !== 'string' || owner === '')
      throw refused(`The token has no "${ownerClaim}" claim to identify the owner.`)
    return { ownerId: owner, admin: isAdmin(claims) }
  }
}

function createVerifier({
  secret,
  jwks,
  issuer,
  audience,
  algorithms,
  requireExpiry = false,
  clockToleranceSec = 5,
}: JwtAuthenticationOptions): (token: string) => Promise<JWTPayload> {
  if ((secret === undefined) === (jwks === undefined))
    throw new MutoscopeError('INVALID_INPUT', {
      message: 'Pass either `secret` or `jwks` to verify tokens.',
    })
  const key = secret === undefined ? null : secretKey(secret)
  const keys = jwks === undefined ? null : keySet(jwks)
  const wanted: JWTVerifyOptions = {
    algorithms: [...(algorithms ?? (key === null ? KEY_ALGORITHMS : ['HS256']))],
    clockTolerance: clockToleranceSec,
  }
  if (requireExpiry) wanted.requiredClaims = ['exp']
  if (issuer !== undefined) wanted.issuer = [issuer].flat()
  if (audience !== undefined) wanted.audience = [audience].flat()
  return async (token) => {
    try {
      const { payload } =
        key !== null ? await jwtVerify(token, key, wanted) : await jwtVerify(token, keys ?? never, wanted)
      return payload
    } catch (error) {
      throw toAuthenticationError(error)
    }
  }
}

function secretKey(secret: string | Uint8Array): KeyObject {
  const bytes = typeof secret === 'string' ? Buffer.from(secret, 'utf8') : Buffer.from(secret)
  if (bytes.byteLength < MIN_SECRET_BYTES)
    throw new MutoscopeError('INVALID_INPUT', {
      message: `The token secret has ${bytes.byteLength} bytes. Use at least ${MIN_SECRET_BYTES} random bytes.`,
      details: { field: 'secret' },
    })
  return createSecretKey(bytes)
}

function keySet(jwks: string | URL | JSONWebKeySet): JWTVerifyGetKey {
  return typeof jwks === 'string' || jwks instanceof URL
    ? createRemoteJWKSet(new URL(jwks))
    : createLocalJWKSet(jwks)
}

function never(): never {
  throw new MutoscopeError('UNREACHABLE')
}

function toAuthenticationError(error: unknown): ApiError {
  if (error instanceof errors.JWTExpired) {
    return new ApiError(COMMON_ERRORS.bearerExpired, {
      message: 'The token has expired. Get a new one.',
      headers: challenge('The token has expired'),
    })
  }
  if (isOfKeys(error)) return new ApiError(KEYS_UNAVAILABLE, { cause: error })
  // Which check it failed is of use to whoever tries to pass it.
  return refused('The token is not valid.')
}

/** What went wrong before the token was looked at. An answer other than 200 has no class of its own. */
function isOfKeys(error: unknown): boolean {
  return (
    !(error instanceof errors.JOSEError) ||
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid ||
    error.constructor === errors.JOSEError
  )
}

function refused(message: string): ApiError {
  return new ApiError(COMMON_ERRORS.unauthorized, { message, headers: challenge('The token is not valid') })
}

function challenge(description: string): Readonly<Record<string, string>> {
  return { 'WWW-Authenticate': `Bearer error="invalid_token", error_description="${description}"` }
}
