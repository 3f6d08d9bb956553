import { networkError } from './api-client-error.js'
import type { Client } from './client.js'
import type { OperationDefinition, OperationInput } from './operation-definition.js'
import { defineOperation, type OperationArguments } from './operation.js'
import { readEvents } from './read-events.js'
import { createReconnect, type ReconnectOptions } from './reconnect.js'
import { request } from './request.js'
import { toApiClientError } from './to-api-client-error.js'

/** A server-sent event with its data. */
export interface ServerEvent<Name extends string = string, Data = unknown> {
  readonly event: Name
  readonly data: Data
  /** Where to go on after; null for what is not kept. */
  readonly id: string | null
}

/** What may be said for a single stream. */
export interface StreamOptions {
  readonly signal?: AbortSignal | undefined
  readonly headers?: Readonly<Record<string, string>>
  /** Go on after this event. */
  readonly lastEventId?: string
  /** Come back after a break, after the last event that was seen; false to end with the connection. */
  readonly reconnect?: ReconnectOptions | false
  /**
   * Milliseconds without any sign of life after which the connection counts as broken; the server sends one
   * every 15 s. @default 60000
   */
  readonly idleMs?: number
  /**
   * Asked when the server has ended a connection, with its last event or null for none: true when that was
   * the end, false to come back. @default false
   */
  readonly isOver?: (last: ServerEvent | null) => boolean
}

/**
 * Follows one route of server-sent events; leaving the loop closes the connection. @throws ApiClientError
 * when it cannot come back
 */
export interface EventOperation<Input, Event extends ServerEvent> {
  (client: Client, ...rest: OperationArguments<Input, StreamOptions>): AsyncGenerator<Event, void, undefined>
  /**
   * As every function has it: for code that is written for any operation, and so cannot know whether its
   * input may be left out.
   */
  call(
    self: undefined,
    client: Client,
    input: Input | undefined,
    options?: StreamOptions,
  ): AsyncGenerator<Event, void, undefined>
  readonly definition: OperationDefinition
  readonly kind: 'events'
}

/** Makes the function of a route of server-sent events. For generated code. */
export function eventOperation<Input, Event extends ServerEvent>(
  route: string,
): EventOperation<Input, Event> {
  const definition = defineOperation(route)
  const call = (client: Client, input?: Input, options?: StreamOptions) =>
    streamEvents(client, definition, input as OperationInput | undefined, options) as AsyncGenerator<
      Event,
      void,
      undefined
    >
  return Object.assign(call, { definition, kind: 'events' as const })
}

async function* streamEvents(
  client: Client,
  definition: OperationDefinition,
  input: OperationInput = {},
  options: StreamOptions = {},
): AsyncGenerator<ServerEvent, void, undefined> {
  const { signal, reconnect = {}, isOver = () => false } = options
  const breaks = createReconnect(reconnect === false ? { attempts: 0 } : reconnect, signal)
  let lastEventId = options.lastEventId ?? null
  for (;;) {
    let last: ServerEvent | null = null
    try {
      for await (const event of connection(client, definition, input, options, lastEventId)) {
        last = event
        breaks.reset()
        lastEventId = event.id ?? lastEventId
        yield event
      }
    } catch (error) {
      signal?.throwIfAborted()
      await breaks.wait(toApiClientError(error) ?? error)
      continue
    }
    if (reconnect === false || isOver(last)) return
    await breaks.wait(networkError())
  }
}

async function* connection(
  client: Client,
  definition: OperationDefinition,
  input: OperationInput,
  { signal, headers, idleMs = 60_000 }: StreamOptions,
  lastEventId: string | null,
): AsyncGenerator<ServerEvent> {
  const idle = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const touch = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => idle.abort(networkError()), idleMs)
  }
  touch()
  try {
    const body = await request(
      client,
      definition,
      input,
      {
        signal: AbortSignal.any([idle.signal, ...(signal === undefined ? [] : [signal])]),
        headers: {
          accept: 'text/event-stream',
          ...(lastEventId === null ? {} : { 'last-event-id': lastEventId }),
          ...headers,
        },
        retry: 0,
      },
      (response) => Promise.resolve(response.body),
    )
    if (body === null) return
    for await (const { event, data, id } of readEvents(body, touch))
      yield { event, data: JSON.parse(data) as unknown, id }
  } finally {
    clearTimeout(timer)
  }
}
