import type { IncomingMessage } from 'node:http'

/**
 * A request as Express 4 and 5 hand it on, and as plain `node:http` does: whatever a host adds may be there
 * or not.
 */
export interface HostRequest extends IncomingMessage {
  /** What a body parser of the host made of it. */
  body?: unknown
  /** With everything that mounts have cut off `url`. */
  originalUrl?: string
  /** The prefix of the mount. */
  baseUrl?: string
  app?: {
    /** A setting of the app. */
    get(name: string): unknown
  }
}

/**
 * The prefix that was cut off the URL of a request: Express says it; Connect and what is built like it, such as
 * middie of Fastify, keep the whole URL.
 */
export function mountPrefix({ baseUrl, originalUrl = '', url = '/' }: HostRequest): string {
  if (baseUrl !== undefined) return baseUrl
  return originalUrl.endsWith(url) ? originalUrl.slice(0, -url.length) : ''
}

/** The first value of a header. */
export function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}

/**
 * Whether the host takes the word of a proxy in front of it: our option, else Express's own setting
 * `trust proxy`.
 */
export function trustsProxy(request: HostRequest, option: boolean | null): boolean {
  if (option !== null) return option
  const trusts = request.app?.get('trust proxy fn')
  return typeof trusts === 'function' && trusts(request.socket.remoteAddress, 0) === true
}
