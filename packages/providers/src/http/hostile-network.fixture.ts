import { createServer, type RequestListener } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo, LookupFunction } from 'node:net'

/** A server on loopback, which stands for what must not be reached. */
export interface InnerServer {
  readonly port: number
  readonly origin: string
  /** Paths that were asked for. */
  readonly reached: readonly string[]
  /** Connections that were opened, whatever came of them. */
  readonly connections: number
  close(): Promise<void>
}

/** Starts a server on a free port of 127.0.0.1. */
export async function startInnerServer(
  listener: RequestListener = (_, response) => response.end('{"secret":"inner"}'),
): Promise<InnerServer> {
  const reached: string[] = []
  let connections = 0
  const server = createServer((request, response) => {
    reached.push(request.url ?? '')
    listener(request, response)
  })
  server.on('connection', () => connections++)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    reached,
    get connections() {
      return connections
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** A public address; nothing is ever sent to it in tests. */
export const PUBLIC = '93.184.215.14'

/**
 * A resolver of somebody with bad intentions: one answer after the other, each a list of addresses, and the
 * last for ever.
 */
export function hostileLookup(
  ...answers: readonly (readonly string[])[]
): LookupFunction & { asked: number } {
  const lookup = (host: string, options: { all?: boolean }, callback: Parameters<LookupFunction>[2]) => {
    const addresses = answers[Math.min(resolver.asked++, answers.length - 1)] ?? []
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    if (options.all === true) callback(null, found)
    else callback(null, found[0]?.address ?? '', found[0]?.family ?? 4)
  }
  const resolver = Object.assign(lookup as LookupFunction, { asked: 0 })
  return resolver
}
