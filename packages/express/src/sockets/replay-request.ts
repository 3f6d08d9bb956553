import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'

/**
 * Lets a server answer a request as if it had asked for no upgrade (RFC 9110, section 7.8). Node hands every
 * request with an `Upgrade` header to `upgrade` listeners and reads nothing more of its connection, so the
 * request is put back in front of what follows it, without the header, and the connection is handed in again.
 */
export function replayRequest(server: Server, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  socket.unshift(Buffer.concat([Buffer.from(headOf(request), 'latin1'), head]))
  server.emit('encrypted' in socket ? 'secureConnection' : 'connection', socket)
}

/** What asks for an upgrade, and what belongs to it. */
const OF_UPGRADE = new Set(['upgrade', 'http2-settings'])

function headOf({ method = 'GET', url = '/', httpVersion, rawHeaders }: IncomingMessage): string {
  const lines = [`${method} ${url} HTTP/${httpVersion}`]
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? ''
    const value = rawHeaders[at + 1] ?? ''
    if (name.toLowerCase() === 'connection') lines.push(`${name}: ${withoutUpgrade(value)}`)
    else if (!OF_UPGRADE.has(name.toLowerCase())) lines.push(`${name}: ${value}`)
  }
  return `${lines.join('\r\n')}\r\n\r\n`
}

function withoutUpgrade(connection: string): string {
  const kept = connection
    .split(',')
    .map((option) => option.trim())
    .filter((option) => option !== '' && !OF_UPGRADE.has(option.toLowerCase()))
  return kept.length === 0 ? 'keep-alive' : kept.join(', ')
}
