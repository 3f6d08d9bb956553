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
  /**
   * Names under which this server is called besides those of this machine, such as `studio.example.com`, with
   * a port where only that one is meant. @default none; with `anywhere` every name
   */
  readonly hosts?: readonly string[]
  /**
   * Origins of pages elsewhere that may do everything too, such as `https://app.example.com`. @default none
   */
  readonly origins?: readonly string[]
}

const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/u
const LOOPBACK_NAME = /^(?:(?:[\w-]+\.)*localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u

/**
 * Takes everybody on this machine for the same owner, and callers from elsewhere for strangers. A browser on
 * this machine also carries pages of others, so what comes from those is refused with 403: requests that call
 * this server by a name that is not of this machine, as a page does whose name was made to lead here, and
 * forms, other writes and WebSockets of pages of another origin.
 */
export function localAuthentication({
  ownerId = 'local',
  admin = false,
  anywhere = false,
  hosts,
  origins = [],
}: LocalAuthenticationOptions = {}): Authenticate {
  const principal = { ownerId, admin }
  const allowedHosts = hosts ?? (anywhere ? null : [])
  return (request) => {
    if (!isCalledByName(request, allowedHosts))
      throw new ApiError(COMMON_ERRORS.forbidden, {
        message: `This server only accepts requests to localhost, not to "${request.headers.host ?? ''}". Add the host to \`hosts\`, or use tokens.`,
      })
    if (changesSomething(request) && isForeignPage(request, origins))
      throw new ApiError(COMMON_ERRORS.forbidden, {
        message: 'Cross-site requests need a token. Send one, or add the site to `origins`.',
      })
    return anywhere || isHere(request) ? principal : null
  }
}

/** Browsers always send `Host`; a program that does not is no browser. */
function isCalledByName({ headers }: IncomingMessage, allowed: readonly string[] | null): boolean {
  const host = headers.host?.toLowerCase()
  if (host === undefined || allowed === null) return true
  const name = host.replace(/:\d*$/u, '')
  return LOOPBACK_NAME.test(name) || allowed.some((each) => [name, host].includes(each.toLowerCase()))
}

/** Reading across sites is the browser's to refuse. */
function changesSomething({ method, headers }: IncomingMessage): boolean {
  return headers.upgrade !== undefined || (method !== 'GET' && method !== 'HEAD')
}

/** Older browsers, and those on plain http, send only `Origin`. To a browser two ports are two origins. */
function isForeignPage({ headers }: IncomingMessage, allowed: readonly string[]): boolean {
  const { origin, host } = headers
  if (origin === undefined) return headers['sec-fetch-site'] === 'cross-site'
  if (allowed.includes(origin)) return false
  // `null` is a page that hides where it comes from.
  const url = URL.canParse(origin) ? new URL(origin) : null
  return url === null || !(LOOPBACK_NAME.test(url.hostname) || url.host === host)
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
