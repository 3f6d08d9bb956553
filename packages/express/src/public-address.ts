import { headerOf, trustsProxy, type HostRequest } from './host-request.js'

const HOST = /^[\w.-]+(?::\d+)?$|^\[[\da-f:.]+\](?::\d+)?$/iu
const PREFIX = /^(?:\/[\w.~-]+)*$/u

/** How the absolute address of a mount is found. */
export interface PublicAddressOptions {
  /**
   * What stands before the prefix of the mount, such as `https://api.example.com`; null for what the request
   * says.
   */
  readonly publicUrl: string | null
  readonly trustProxy: boolean | null
}

/** The absolute address of a mount, without a slash at the end: origin and prefix as the caller used them. */
export function publicAddress(
  request: HostRequest,
  prefix: string,
  { publicUrl, trustProxy }: PublicAddressOptions,
): string {
  if (publicUrl !== null) return `${publicUrl}${prefix}`
  const trusted = trustsProxy(request, trustProxy)
  const forwarded = (name: string) => (trusted ? headerOf(request, name)?.split(',')[0]?.trim() : undefined)
  const protocol = forwarded('x-forwarded-proto') ?? ('encrypted' in request.socket ? 'https' : 'http')
  const before = forwarded('x-forwarded-prefix') ?? ''
  const host = forwarded('x-forwarded-host') ?? headerOf(request, 'host') ?? ''
  return `${protocol === 'https' ? 'https' : 'http'}://${HOST.test(host) ? host : 'localhost'}${PREFIX.test(before) ? before : ''}${prefix}`
}
