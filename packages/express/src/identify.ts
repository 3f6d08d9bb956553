import type { Principal } from '@mutoscope/api'
import { MutoscopeError } from '@mutoscope/core'
import type { IncomingMessage } from 'node:http'
import type { Authenticate } from './authentication/authenticate.js'

/**
 * Asks who calls. @throws `UNREACHABLE` when a host names an owner that is none, for all of those would share
 * their things
 */
export function identify(
  authenticate: Authenticate,
  request: IncomingMessage,
): Principal | null | Promise<Principal | null> {
  const found = authenticate(request)
  return found instanceof Promise ? found.then(checkPrincipal) : checkPrincipal(found)
}

function checkPrincipal(principal: Principal | null): Principal | null {
  if (principal !== null && (typeof principal.ownerId !== 'string' || principal.ownerId === '')) {
    throw new MutoscopeError('UNREACHABLE', {
      message:
        'The `authenticate` option returned a principal without an ownerId. Return null for unauthenticated requests.',
    })
  }
  return principal
}

/** Puts a token of the query where tokens belong, so that every way of checking them finds it. */
export function adoptToken(request: IncomingMessage, token: unknown): void {
  if (typeof token === 'string' && token !== '') request.headers.authorization ??= `Bearer ${token}`
}
