import { headerOf, trustsProxy, type HostRequest } from './host-request.js'

/**
 * Where a caller sits: strangers are counted by it. An IPv6 network of 64 bits counts as one caller, for it
 * is what one household gets.
 */
export function callerAddress(request: HostRequest, trustProxy: boolean | null): string {
  const forwarded = trustsProxy(request, trustProxy)
    ? headerOf(request, 'x-forwarded-for')?.split(',').at(-1)?.trim()
    : undefined
  const address = (forwarded ?? request.socket.remoteAddress ?? '').replace(/^::ffff:/u, '')
  return address.includes(':') ? address.split(':').slice(0, 4).join(':') : address
}
