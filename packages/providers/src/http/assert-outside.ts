import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { MutoscopeError } from '@mutoscope/core'

/** Addresses inside the host's own network (RFC 6890). */
const inside = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
  ['64:ff9b::', 96],
] as const)
  inside.addSubnet(net, prefix, 'ipv6')

/**
 * Refuses addresses that are not public: other schemes than http and https, and hosts that lead into the
 * host's own network.
 *
 * @throws `URL_NOT_ALLOWED`, `PROVIDER_UNAVAILABLE` when the name cannot be resolved
 */
export async function assertOutside(url: URL): Promise<void> {
  const refuse = () =>
    new MutoscopeError('URL_NOT_ALLOWED', {
      message: `${url.protocol}//${url.host} must not be fetched: it is not a public web address.`,
      details: { host: url.host },
    })
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refuse()
  const host = url.hostname.replace(/^\[|\]$/gu, '')
  const addresses =
    isIP(host) > 0
      ? [host]
      : (
          await lookup(host, { all: true }).catch((cause: unknown) => {
            throw new MutoscopeError('PROVIDER_UNAVAILABLE', {
              message: `${host} cannot be resolved.`,
              details: { host },
              cause,
            })
          })
        ).map(({ address }) => address)
  for (const address of addresses) {
    const plain = address.replace(/^::ffff:(?=\d+\.)/iu, '')
    if (inside.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4')) throw refuse()
  }
}
