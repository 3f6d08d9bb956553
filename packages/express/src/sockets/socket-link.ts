import type { SocketLink } from '@mutoscope/api/server'
import type { WebSocket } from 'ws'

/** The most a close frame has room for, bytes; codes of errors are ASCII. */
const MAX_REASON = 123

/**
 * An open connection as sockets of a family use it. One that does not take its messages or answer pings is
 * let go.
 */
export function createSocketLink(
  socket: WebSocket,
  { pingMs, maxBuffered }: { readonly pingMs: number; readonly maxBuffered: number },
): SocketLink {
  const closed = new AbortController()
  let alive = true
  const pinging = setInterval(() => {
    if (!alive) socket.terminate()
    alive = false
    if (socket.readyState === socket.OPEN) socket.ping()
  }, pingMs).unref()
  socket.on('pong', () => {
    alive = true
  })
  // What goes wrong on the wire also closes the connection.
  socket.on('error', () => {})
  socket.on('close', () => {
    clearInterval(pinging)
    closed.abort()
  })

  return {
    signal: closed.signal,
    send(text) {
      if (socket.readyState !== socket.OPEN) return
      if (socket.bufferedAmount > maxBuffered) socket.terminate()
      else socket.send(text)
    },
    close(code, reason) {
      if (socket.readyState === socket.OPEN) socket.close(code, reason.slice(0, MAX_REASON))
    },
    listen(listener) {
      // With the default `binaryType` a message is one Buffer.
      socket.on('message', (data: Buffer, isBinary) => {
        if (!isBinary) listener(data.toString())
      })
    },
  }
}
