import { lookup as systemLookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { MutoscopeError } from '@mutoscope/core'
import { isOutside } from './is-outside.js'
import { lookUpAll } from './look-up-all.js'

/** Options of {@link assertOutside}. */
export interface AssertOutsideOptions {
  /** Resolves names. @default the system's resolver */
  readonly lookup?: LookupFunction
}

/**
 * Refuses addresses that are not public: other schemes than http and https, and hosts that lead into the
 * host's own network. A name can resolve to something else a moment later, so whoever then connects uses
 * `createGuardedFetch`, which checks the address it connects to.
 *
 * @throws `URL_NOT_ALLOWED`, `PROVIDER_UNAVAILABLE` when the name cannot be resolved
 */
export async function assertOutside(
  url: URL,
  { lookup = systemLookup }: AssertOutsideOptions = {},
): Promise<void> {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw notOutside(url.host, url.protocol)
  const host = hostOf(url)
  const addresses = isIP(host) > 0 ? [host] : await resolve(host, lookup)
  if (!addresses.every(isOutside)) throw notOutside(url.host, url.protocol)
}

/** The host of a URL as resolvers and sockets take it: an IPv6 address without its brackets. */
export function hostOf({ hostname }: { readonly hostname: string }): string {
  return hostname.replace(/^\[|\]$/gu, '')
}

/** The error for a host that must not be reached. */
export function notOutside(host: string, protocol: string): MutoscopeError {
  return new MutoscopeError('URL_NOT_ALLOWED', {
    message: `${protocol}//${isIP(host) === 6 ? `[${host}]` : host} must not be fetched: it is not a public web address.`,
    details: { host },
  })
}

async function resolve(host: string, lookup: LookupFunction): Promise<readonly string[]> {
  const { promise, resolve: done, reject } = Promise.withResolvers<readonly string[]>()
  lookUpAll(lookup, host, {}, (error, found) => {
    if (error === null) done(found.map(({ address }) => address))
    else
      reject(
        new MutoscopeError('PROVIDER_UNAVAILABLE', {
          message: `${host} cannot be resolved.`,
          details: { host },
          cause: error,
        }),
      )
  })
  return promise
}
