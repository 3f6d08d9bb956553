import type { LookupAddress, LookupOptions } from 'node:dns'
import type { LookupFunction } from 'node:net'

/** Asks a resolver for all addresses of a name. Finding none is an error, too. */
export function lookUpAll(
  lookup: LookupFunction,
  host: string,
  options: LookupOptions,
  done: (error: Error | null, found: readonly LookupAddress[]) => void,
): void {
  lookup(host, { ...options, all: true }, (error, address, family) => {
    const found = Array.isArray(address) ? address : [{ address, family: family ?? 4 }]
    if (error !== null) done(error, [])
    else if (found.length === 0) done(Object.assign(new Error('No address.'), { code: 'ENOTFOUND' }), [])
    else done(null, found)
  })
}
