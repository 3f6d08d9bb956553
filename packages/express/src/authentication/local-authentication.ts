import { ApiError } from '@mutoscope/api'
import { COMMON_ERRORS } from '@mutoscope/api/server'
import type { IncomingMessage } from 'node:http'
import type { Authenticate } from './authenticate.js'

/** Who everybody is. */
export interface LocalAuthenticationOptions {
  /** @default 'local' */
  readonly ownerId?: string
  /** @default false */
  readonly admin?: boolean
  /** Knows callers on other machines too: only where somebody else guards the door. @default false */
  readonly anywhere?: boolean
}

const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/u

/**
 * Takes everybody on this machine for the same owner, and callers from elsewhere for strangers. Pages of
 * other sites, which a browser would let post forms here, are refused with 403.
 */
export function localAuthentication({
  ownerId = 'local',
  admin = false,
  anywhere = false,
}: LocalAuthenticationOptions = {}): Authenticate {
  const principal = { ownerId, admin }
  return (request) => {
    const { headers, method } = request
    // WebSockets and everything that changes something say where they come from; reading across sites is the
    // browser's to refuse.
    const matters = headers.upgrade !== undefined || (method !== 'GET' && method !== 'HEAD')
    if (matters && headers['sec-fetch-site'] === 'cross-site' && !isLocalPage(headers.origin))
      throw new ApiError(COMMON_ERRORS.forbidden, {
        message: 'Pages of other sites may not do this. Use tokens to let them.',
      })
    return anywhere || isHere(request) ? principal : null
  }
}

/** To a browser `localhost` and `127.0.0.1` are two sites. */
function isLocalPage(origin: string | undefined): boolean {
  return (
    origin !== undefined &&
    URL.canParse(origin) &&
    /^(?:localhost|127\.[\d.]+|\[::1\])$/u.test(new URL(origin).hostname)
  )
}

/** A proxy on this machine tells whom it speaks for. */
function isHere({ socket, headers }: IncomingMessage): boolean {
  if (!LOOPBACK.test(socket.remoteAddress ?? '')) return false
  const through = headers['x-forwarded-for']
  return (
    through === undefined ||
    String(through)
      .split(',')
      .every((address) => LOOPBACK.test(address.trim()))
  )
}
