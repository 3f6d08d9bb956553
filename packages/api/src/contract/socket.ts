import type { ErrorDefinition } from './error-definition.js'
import type { Authentication } from './route.js'
import type { Schema } from './schema.js'

/** A WebSocket as plain data. It is accepted first, so that a browser can read why it is closed. */
export interface SocketDefinition {
  readonly path: string
  readonly summary: string
  readonly auth: Authentication
  readonly params?: Schema
  /** Messages the server sends, JSON. */
  readonly send: Schema
  /** Messages the client may send, JSON; others are ignored. */
  readonly receive: Schema
  /** Why it may be closed, with the close code. */
  readonly close: readonly { readonly error: ErrorDefinition; readonly code: number }[]
  readonly example: {
    readonly params?: Readonly<Record<string, unknown>>
    readonly send: unknown
    readonly receive?: unknown
  }
}

/** Keeps the literal types of a socket. */
export function defineSocket<const Socket extends SocketDefinition>(socket: Socket): Socket {
  return socket
}
