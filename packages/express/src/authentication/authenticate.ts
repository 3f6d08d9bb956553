import type { Principal } from '@mutoscope/api'
import type { IncomingMessage } from 'node:http'

/**
 * Says who sent a request; null for nobody. It may throw an `ApiError` for proof that is no good. Written as
 * a method, so that a host whose middleware knows the caller can take Express's own `Request` here.
 */
export type Authenticate = {
  /** @returns who it is, or null for nobody */
  check(request: IncomingMessage): Principal | null | Promise<Principal | null>
}['check']

/** The token of `Authorization: Bearer …`, or null. */
export function bearerToken(request: IncomingMessage): string | null {
  return /^bearer +(\S+) *$/iu.exec(request.headers.authorization ?? '')?.[1] ?? null
}
