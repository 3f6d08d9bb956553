import { ApiClientError, networkError } from './api-client-error.js'
import type { Client } from './client.js'
import type { OperationInput } from './operation-definition.js'
import type { OperationArguments } from './operation.js'
import { createReconnect, type ReconnectOptions } from './reconnect.js'
import { requestUrl } from './request-url.js'

/** What is known of a WebSocket while running. */
export interface SocketDefinition {
  readonly path: string
  /** Error codes by the close code that stands for them. */
  readonly closeCodes: Readonly<Record<number, string>>
}

/** What may be said for a single WebSocket. */
export interface SocketOptions {
  readonly signal?: AbortSignal | undefined
  /** Come back after a break; false to end with the connection. */
  readonly reconnect?: ReconnectOptions | false
  /**
   * Milliseconds between pings, which keep proxies from closing a quiet connection; two without an answer
   * count as a break. @default 30000
   */
  readonly pingMs?: number
}

/** Answers to pings are kept back. */
type WithoutPong<Message> = Exclude<Message, { readonly type: 'pong' }>

/**
 * Follows one WebSocket; leaving the loop closes it. @throws ApiClientError when the server refuses, or it
 * cannot come back
 */
export interface SocketOperation<Input, Message> {
  (
    client: Client,
    ...rest: OperationArguments<Input, SocketOptions>
  ): AsyncGenerator<WithoutPong<Message>, void, undefined>
  /**
   * As every function has it: for code that is written for any operation, and so cannot know whether its
   * input may be left out.
   */
  call(
    self: undefined,
    client: Client,
    input: Input | undefined,
    options?: SocketOptions,
  ): AsyncGenerator<WithoutPong<Message>, void, undefined>
  readonly definition: SocketDefinition
  readonly kind: 'socket'
}

/** Closed as agreed. */
const NORMAL_CLOSURE = 1000
/** Pings without an answer before the connection counts as broken. */
const QUIET_PINGS = 2

/** Makes the function of a WebSocket. For generated code. */
export function socketOperation<Input, Message>(
  path: string,
  closeCodes: Readonly<Record<number, string>> = {},
): SocketOperation<Input, Message> {
  const definition = { path, closeCodes }
  const call = (client: Client, input?: Input, options?: SocketOptions) =>
    streamMessages(client, definition, input as OperationInput | undefined, options) as AsyncGenerator<
      WithoutPong<Message>,
      void,
      undefined
    >
  return Object.assign(call, { definition, kind: 'socket' as const })
}

async function* streamMessages(
  client: Client,
  definition: SocketDefinition,
  input: OperationInput = {},
  options: SocketOptions = {},
): AsyncGenerator<unknown, void, undefined> {
  const { signal, reconnect = {} } = options
  const breaks = createReconnect(reconnect === false ? { attempts: 0 } : reconnect, signal)
  for (;;) {
    signal?.throwIfAborted()
    const socket = await openSocket(client, definition, input)
    try {
      for await (const message of messages(socket, definition, options)) {
        breaks.reset()
        if (message?.type !== 'pong') yield message
      }
      return
    } catch (error) {
      await breaks.wait(error)
    } finally {
      socket.close()
    }
  }
}

async function openSocket(
  client: Client,
  { path }: SocketDefinition,
  input: OperationInput,
): Promise<WebSocket> {
  const url = new URL(requestUrl(client.baseUrl, path, input), globalThis.location?.href)
  url.protocol = url.protocol.replace('http', 'ws')
  const token = await client.token()
  // A browser cannot give a WebSocket a header; the protocol list is the one place that stays out of logs.
  return new WebSocket(url, token === null ? [] : ['bearer', token])
}

/** Messages as they come. Ends when the server closed as agreed, throws when it did not. */
async function* messages(
  socket: WebSocket,
  { closeCodes }: SocketDefinition,
  { signal, pingMs = 30_000 }: SocketOptions,
): AsyncGenerator<{ readonly type?: unknown } | null> {
  const waiting: ({ readonly type?: unknown } | null)[] = []
  let ended: { readonly error: unknown } | null = null
  let wake = (): void => {}
  const end = (error: unknown): void => {
    ended ??= { error }
    wake()
  }
  let quietPings = 0
  const ping = setInterval(() => {
    quietPings += 1
    if (quietPings > QUIET_PINGS) end(networkError())
    else if (socket.readyState === WebSocket.OPEN) socket.send('{"type":"ping"}')
  }, pingMs)
  const abort = (): void => end(signal?.reason)
  signal?.addEventListener('abort', abort)
  socket.addEventListener('message', ({ data }) => {
    quietPings = 0
    waiting.push(JSON.parse(String(data)) as { readonly type?: unknown } | null)
    wake()
  })
  socket.addEventListener('close', ({ code, reason }) => end(closeError(code, reason, closeCodes)))
  socket.addEventListener('error', () => end(networkError()))
  try {
    for (;;) {
      while (waiting.length > 0) yield* waiting.splice(0)
      const over = ended as { readonly error: unknown } | null
      if (over !== null && over.error === null) return
      if (over !== null) throw over.error
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  } finally {
    clearInterval(ping)
    signal?.removeEventListener('abort', abort)
  }
}

function closeError(
  code: number,
  reason: string,
  closeCodes: Readonly<Record<number, string>>,
): ApiClientError | null {
  if (code === NORMAL_CLOSURE) return null
  const known = closeCodes[code]
  if (known === undefined) return networkError()
  return new ApiClientError({ code: known, message: reason || known })
}
