import type { Client } from './runtime/client.js'
import type { ServerEvent, StreamOptions } from './runtime/event-operation.js'
import type { SocketOptions } from './runtime/socket-operation.js'

/** An operation that follows a job: its events, or its WebSocket. */
export interface WatchOperation<Input, Message> {
  readonly kind: 'events' | 'socket'
  /** Connects, yields the messages, and connects again after a break. */
  call(
    self: undefined,
    client: Client,
    input: Input | undefined,
    options?: StreamOptions & SocketOptions,
  ): AsyncGenerator<Message, void, undefined>
}

/** How to follow. */
export type WatchOptions = Pick<StreamOptions, 'signal' | 'reconnect' | 'lastEventId' | 'idleMs'> &
  Pick<SocketOptions, 'pingMs'>

const ENDS: ReadonlySet<unknown> = new Set(['run.succeeded', 'run.failed', 'run.cancelled'])

/**
 * Follows what happens to a job until what runs has ended; when nothing runs, until all that is known was
 * told. It comes back after a break without losing an event, and goes by server-sent events or by WebSocket,
 * as the operation does. Leaving the loop closes the connection.
 *
 * @throws ApiClientError when there is no such job, or the connection cannot come back
 * @example
 * for await (const { event, data } of watchJob(client, jobsEvents, { params: { job_id: 4 } })) show(event,
 * data) for await (const { progress } of watchJob(client, adsJobProgress, { params: { job_id } }))
 * show(progress)
 */
export function watchJob<Input extends object, Message>(
  client: Client,
  operation: WatchOperation<Input, Message>,
  input: NoInfer<Input>,
  options: WatchOptions = {},
): AsyncGenerator<Message, void, undefined> {
  if (operation.kind === 'socket') return operation.call(undefined, client, input, options)
  const { query } = input as { readonly query?: object }
  const untilEnd = { ...input, query: { ...query, until_end: true } }
  return operation.call(undefined, client, untilEnd, { ...options, isOver: createEndCheck() })
}

/**
 * The server ends the connection with the event that ends the newest run, and at once when nothing runs. A
 * connection without any event may also be that of a server that is going down, so it takes two of them in a
 * row.
 */
function createEndCheck(): (last: ServerEvent | null) => boolean {
  let empty = 0
  return (last) => {
    empty = last === null ? empty + 1 : 0
    return empty === 2 || (last !== null && isEndOfRun(last))
  }
}

function isEndOfRun({ event, data }: ServerEvent): boolean {
  return event === 'event' && ENDS.has((data as { readonly type?: unknown } | null)?.type)
}
