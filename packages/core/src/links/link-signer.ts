import { fromBase64, toBase64Url } from '../digest/base64.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { systemClock, type Clock } from '../engine/clock.js'

/**
 * What a link stands for, such as an owner and the hash of an asset. Whoever has the link can read it: never
 * a secret.
 */
export type LinkClaims = { readonly [name: string]: string | number | boolean | null }

/** What a signer is made of. */
export interface LinkSignerOptions {
  /** At least 32 random bytes, the same in every process that signs or checks. */
  readonly secret: Uint8Array
  readonly clock?: Clock
}

/** A link's token and when it ends, epoch milliseconds. */
export interface SignedLink {
  readonly token: string
  readonly expiresAt: number
}

/** Signs links that work for a while and need no other proof, as a `<video>` element cannot send one. */
export interface LinkSigner {
  /**
   * @param ttlMs how long it works, milliseconds. @throws `INVALID_INPUT` for a time that is none,
   * `LIMIT_EXCEEDED` for too much of it
   */
  sign(claims: LinkClaims, ttlMs: number): Promise<SignedLink>
  /** What a token stands for; null for one that was changed, has ended, or was never ours. */
  verify(token: string): Promise<LinkClaims | null>
}

const LONGEST_TOKEN = 1024
const SHORTEST_SECRET = 32
/** Keeps these signatures apart from others that are made with the same secret. */
const PURPOSE = 'mutoscope/link/v1'

/**
 * Makes a {@link LinkSigner}: `<base64url of expiry and claims>.<base64url of HMAC-SHA256>`.
 *
 * @throws `INVALID_INPUT` for a secret under 32 bytes
 * @example
 * const { token } = await links.sign({ ownerId, hash }, 60 * 60 * 1000)
 * const url = `/media/${token}`
 */
export function createLinkSigner({ secret, clock = systemClock }: LinkSignerOptions): LinkSigner {
  if (secret.byteLength < SHORTEST_SECRET) {
    throw new MutoscopeError('INVALID_INPUT', {
      message: `The secret of signed links has ${secret.byteLength} bytes. Pass at least ${SHORTEST_SECRET} random ones.`,
      details: { field: 'secret' },
    })
  }
  const key = crypto.subtle.importKey(
    'raw',
    new Uint8Array(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign', 'verify'],
  )
  // A key that cannot be imported is told to whoever signs.
  key.catch(() => {})

  return {
    async sign(claims, ttlMs) {
      if (!Number.isSafeInteger(ttlMs) || ttlMs <= 0)
        throw new MutoscopeError('INVALID_INPUT', {
          message: `A link cannot be valid for ${ttlMs} milliseconds. Pass a whole number above 0.`,
          details: { field: 'ttlMs' },
        })
      const expiresAt = clock.now() + ttlMs
      const payload = toBase64Url(new TextEncoder().encode(JSON.stringify([expiresAt, claims])))
      const token = `${payload}.${toBase64Url(new Uint8Array(await crypto.subtle.sign('HMAC', await key, signedBytes(payload))))}`
      if (token.length > LONGEST_TOKEN)
        throw new MutoscopeError('LIMIT_EXCEEDED', {
          message: `The link payload is too long: its token has ${token.length} characters, and ${LONGEST_TOKEN} are allowed.`,
        })
      return { token, expiresAt }
    },
    async verify(token) {
      if (token.length > LONGEST_TOKEN) return null
      const [payload = '', signature = '', ...rest] = token.split('.')
      const bytes = fromBase64(signature)
      // The same link in another spelling is another link: caches and logs see only one.
      if (bytes === null || rest.length > 0 || toBase64Url(bytes) !== signature) return null
      if (!(await crypto.subtle.verify('HMAC', await key, bytes, signedBytes(payload)))) return null
      const [expiresAt, claims] = JSON.parse(
        new TextDecoder().decode(fromBase64(payload) ?? new Uint8Array()),
      ) as [number, LinkClaims]
      return expiresAt > clock.now() ? claims : null
    },
  }
}

function signedBytes(payload: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${PURPOSE}.${payload}`)
}
