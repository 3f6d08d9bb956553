import { MutoscopeError } from '@mutoscope/core'
import * as z from 'zod'
import type { Family, SocketPeer } from '../contract/family.js'
import type { SocketDefinition } from '../contract/socket.js'
import type { RawValues } from '../server/coerce-text.js'
import { createInputReader } from '../server/read-input.js'
import { testContext, type CallOptions } from './call-route.js'

/** A connection of {@link callSocket}, seen from the client. */
export interface TestSocket {
  /**
   * Messages of the server in order; ends when the connection has. A message that does not fit its schema
   * ends it with that error.
   */
  readonly messages: AsyncIterable<unknown>
  /** Says something to the server; what does not fit the schema is ignored, as on a real connection. */
  say(message: unknown): void
  /** The client goes away. */
  leave(): void
  /**
   * Resolves with how the server closed it, 1000 when its handler came to an end, 1006 when the client left.
   * Rejects with what the handler threw.
   */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>
}

/** Opens a socket of a family without HTTP. */
export function callSocket(
  family: Family,
  name: string,
  params: RawValues = {},
  options: CallOptions = {},
): TestSocket {
  const definition = family.contract.sockets[name]
  const handler = family.sockets[name]
  if (definition === undefined || handler === undefined)
    throw new MutoscopeError('UNREACHABLE', {
      message: `${family.contract.name}.${name} is no socket that is served.`,
    })
  const { ownerId = 'owner-1', admin = false } = options
  const leaving = new AbortController()
  const queue: unknown[] = []
  const listeners: ((message: unknown) => void)[] = []
  let wake = () => {}
  const { promise: closed, resolve, reject } = Promise.withResolvers<{ code: number; reason: string }>()
  const end = (code: number, reason = '') => {
    resolve({ code, reason })
    leaving.abort()
    wake()
  }
  const fail = (error: unknown) => {
    reject(error)
    leaving.abort()
    wake()
  }

  const peer: SocketPeer<SocketDefinition> = {
    send(message) {
      if (leaving.signal.aborted) return
      const sent: unknown = JSON.parse(JSON.stringify(message))
      const result = z.safeParse(definition.send as unknown as z.core.$ZodType, sent)
      if (!result.success)
        throw new TypeError(`A message of ${name} does not fit its schema: ${z.prettifyError(result.error)}`)
      queue.push(sent)
      wake()
    },
    close: (code = 1000, reason = '') => end(code, reason),
    signal: leaving.signal,
    receive: (listener) => listeners.push(listener),
  }
  const read = createInputReader(definition.params === undefined ? {} : { params: definition.params })({
    params,
  })
  if (read.ok)
    handler(read.input, peer, testContext(ownerId === null ? null : { ownerId, admin }, options)).then(
      () => end(1000),
      fail,
    )
  else
    fail(
      new TypeError(
        `The parameters are wrong: ${read.issues.map(({ field, message }) => `${field} ${message}`).join(', ')}`,
      ),
    )

  return {
    closed,
    leave: () => end(1006),
    say(message) {
      const result = z.safeParse(definition.receive as unknown as z.core.$ZodType, message)
      if (result.success) for (const listener of listeners) listener(result.data)
    },
    messages: {
      async *[Symbol.asyncIterator]() {
        for (;;) {
          while (queue.length > 0) yield queue.shift()
          if (leaving.signal.aborted) return
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        }
      },
    },
  }
}
