import type { RouteResponse } from '@mutoscope/api/server'
import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'

/** Answers a handshake with an error, as HTTP, and ends the connection. */
export function refuseUpgrade(socket: Duplex, { status, headers, content }: RouteResponse): void {
  const text = content.kind === 'text' ? content.text : ''
  const type = content.kind === 'text' ? content.mediaType : 'text/plain'
  const lines = Object.entries({
    ...headers,
    'content-type': type,
    'content-length': String(Buffer.byteLength(text)),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}`)
  socket.once('finish', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('\r\n')}\r\n\r\n${text}`)
}
