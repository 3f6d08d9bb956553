import type { SocketLink } from '@mutoscope/api/server'
import type { Clock } from '@mutoscope/core'
import type { WebSocket } from 'ws'

/** The most a close frame has room for, bytes; codes of errors are ASCII. */
const MAX_REASON = 123
/** The close code for a client that breaks the rules of the server. */
const POLICY_VIOLATED = 1008
/** A client that was told to go has so long to do it, milliseconds. */
const LEAVE_MS = 1000
const SECOND = 1000

/** Limits of one connection. */
export interface SocketLinkOptions {
  readonly pingMs: number
  readonly maxBuffered: number
  readonly messagesPerSecond: number
}

/**
 * An open connection as sockets of a family use it. One that does not take its messages or answer pings is
 * let go; one that sends too many messages is closed with 1008 and the reason `RATE_LIMITED`.
 */
export function createSocketLink(
  socket: WebSocket,
  { pingMs, maxBuffered, messagesPerSecond }: SocketLinkOptions,
  clock: Clock,
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
  let second = { used: 0, endsAt: 0 }
  /** Counts a message or a ping; false for what is one too many. */
  const admit = (): boolean => {
    const now = clock.now()
    if (now >= second.endsAt) second = { used: 0, endsAt: now + SECOND }
    if (++second.used <= messagesPerSecond) return true
    if (socket.readyState === socket.OPEN) {
      socket.close(POLICY_VIOLATED, 'RATE_LIMITED')
      // What it goes on sending is not even read.
      socket.pause()
      setTimeout(() => socket.terminate(), LEAVE_MS).unref()
    }
    return false
  }
  const listeners: ((text: string) => void)[] = []
  socket.on('ping', admit)
  // With the default `binaryType` a message is one Buffer.
  socket.on('message', (data: Buffer, isBinary) => {
    if (!admit() || isBinary) return
    const text = data.toString()
    for (const listener of listeners) listener(text)
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
      listeners.push(listener)
    },
  }
}
