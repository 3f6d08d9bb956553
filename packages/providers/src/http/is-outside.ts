import ipaddr from 'ipaddr.js'

/** All of IPv6 that is routed on the internet lies in here (RFC 4291, section 2.4). */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * True for an IP address that belongs to the public internet. Everything that is not global unicast is inside:
 * loopback, private, link-local and documentation ranges, multicast, and every form of IPv6 that carries an
 * IPv4 address (mapped, compatible, translated, NAT64, 6to4, Teredo), for that one may be inside.
 */
export function isOutside(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || parsed.match(GLOBAL_UNICAST)
}
