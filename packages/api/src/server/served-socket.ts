import { MutoscopeError, type Logger } from '@mutoscope/core'
import * as z from 'zod'
import type { Family, SocketPeer } from '../contract/family.js'
import type { RouteContext } from '../contract/route-context.js'
import type { SocketDefinition } from '../contract/socket.js'
import type { RawValues } from './coerce-text.js'
import { toApiError } from './error-body.js'
import { createInputReader, type InputResult, type RawInput } from './read-input.js'
import { describeError } from './refuse-request.js'

/** A socket with all that is worked out once. */
export interface ServedSocket {
  readonly name: string
  readonly family: Family
  readonly definition: SocketDefinition
  /** Serves a connection until it ends. */
  readonly handler: Family['sockets'][string]
  /** Checks the parameters against the contract. */
  readonly readInput: (raw: RawInput) => InputResult
}

/** An open connection, as an adapter hands it in. */
export interface SocketLink {
  /** Sends one message. */
  send(text: string): void
  /** Ends the connection, with a close code and what it is for. */
  close(code: number, reason: string): void
  readonly signal: AbortSignal
  /** Texts that the client sends. */
  listen(listener: (text: string) => void): void
}

/** The close code for what the server did wrong. */
const SERVER_FAILED = 1011
/** The close code for what the client did wrong, where the contract has none of its own. */
const POLICY_VIOLATED = 1008

/** Prepares every socket of a family. @throws `UNREACHABLE` when one has no handler */
export function serveSockets(family: Family): readonly ServedSocket[] {
  return Object.entries(family.contract.sockets).map(([name, definition]) => {
    const handler = family.sockets[name]
    if (handler === undefined)
      throw new MutoscopeError('UNREACHABLE', {
        message: `${family.contract.name}.${name} is a socket without a handler.`,
      })
    return {
      name: `${family.contract.name}.${name}`,
      family,
      definition,
      handler,
      readInput: createInputReader(definition.params === undefined ? {} : { params: definition.params }),
    }
  })
}

/**
 * Serves a connection until it has ended; whatever goes wrong closes it with a code and, as the reason, the
 * code of the error. Never rejects.
 */
export async function runSocket(
  socket: ServedSocket,
  params: RawValues,
  link: SocketLink,
  context: RouteContext,
  logger: Logger,
): Promise<void> {
  const { definition, family } = socket
  const peer: SocketPeer<SocketDefinition> = {
    send: (message) => link.send(JSON.stringify(message)),
    close: (code = 1000, reason = '') => link.close(code, reason),
    signal: link.signal,
    receive: (listener) =>
      link.listen((text) => {
        const message = parseMessage(definition, text)
        if (message !== undefined) listener(message)
      }),
  }
  const read = socket.readInput({ params })
  if (!read.ok) {
    const refusal = definition.close[0]
    const code = refusal?.error.code ?? 'INVALID_INPUT'
    logger.debug({ request: context.requestId, code }, `${socket.name} was refused.`)
    link.close(refusal?.code ?? POLICY_VIOLATED, code)
    return
  }
  try {
    await socket.handler(read.input, peer, context)
    link.close(1000, '')
  } catch (error) {
    const { definition: known, cause } = toApiError(error, family.translate)
    const documented = definition.close.find((each) => each.error.code === known.code)
    if (known.status >= 500)
      logger.error(
        { request: context.requestId, code: known.code, error: describeError(cause ?? error) },
        `${socket.name} failed.`,
      )
    else logger.debug({ request: context.requestId, code: known.code }, `${socket.name} was refused.`)
    link.close(documented?.code ?? (known.status >= 500 ? SERVER_FAILED : POLICY_VIOLATED), known.code)
  }
}

/** What does not fit is ignored: an old client must not lose its connection over a word. */
function parseMessage(definition: SocketDefinition, text: string): unknown {
  try {
    const result = z.safeParse(definition.receive as unknown as z.core.$ZodType, JSON.parse(text))
    return result.success ? result.data : undefined
  } catch {
    return undefined
  }
}
