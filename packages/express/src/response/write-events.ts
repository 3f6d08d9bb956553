import type { EventMessage } from '@mutoscope/api'
import { describeError } from '@mutoscope/api/server'
import type { Logger } from '@mutoscope/core'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Heartbeat } from './heartbeat.js'

/** What event streams share. */
export interface EventStreamOptions {
  readonly heartbeat: Heartbeat
  readonly logger: Logger
}

/** How long the first event may take before the headers go out without it, milliseconds. */
const FIRST_EVENT_MS = 100
/** A reader that takes nothing for so long is let go, milliseconds. */
const STUCK_MS = 60_000

/**
 * Writes server-sent events until they end or the reader goes. The next event is only asked for when the last
 * one has left, so that a slow reader costs no memory. Rejects for an error before the first event, which is
 * then still an answer of its own.
 */
export async function writeEvents(
  messages: AsyncIterable<EventMessage>,
  status: number,
  headers: Record<string, string>,
  request: IncomingMessage,
  response: ServerResponse,
  { heartbeat, logger }: EventStreamOptions,
): Promise<void> {
  const iterator = messages[Symbol.asyncIterator]()
  let next = iterator.next()
  if (request.method !== 'HEAD') await settled(next)
  // A stream that ends with its connection needs no chunks around its events; without them each is a single
  // write.
  response.removeHeader('Transfer-Encoding')
  response.writeHead(status, {
    connection: 'close',
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
    ...headers,
  })
  if (request.method === 'HEAD') {
    response.end()
    next.catch(() => {})
    await iterator.return?.()
    return
  }
  response.flushHeaders()
  heartbeat.add(response)
  try {
    for (;;) {
      const step = await next
      if (step.done === true || response.destroyed) break
      if (!response.write(frameOf(step.value))) await drained(response)
      // A reader that left while it was waited for.
      if (response.destroyed) break
      next = iterator.next()
    }
  } catch (error) {
    // The status has gone out; a reader that comes back with its Last-Event-ID gets the rest, or the error.
    if (!response.destroyed) logger.error({ error: describeError(error) }, 'An event stream was interrupted.')
  } finally {
    heartbeat.remove(response)
    response.end()
    await iterator.return?.()
  }
}

const frames = new WeakMap<EventMessage, Buffer>()

/** One event that many listen to is written once. */
function frameOf(message: EventMessage): Buffer {
  const known = frames.get(message)
  if (known !== undefined) return known
  const id = message.id === undefined ? '' : `id: ${message.id}\n`
  const frame = Buffer.from(`${id}event: ${message.event}\ndata: ${JSON.stringify(message.data)}\n\n`)
  frames.set(message, frame)
  return frame
}

/** Waits a moment for the first event. @throws what it was rejected with */
async function settled(first: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, FIRST_EVENT_MS)
  })
  try {
    await Promise.race([first, patience])
  } finally {
    clearTimeout(timer)
  }
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => response.destroy(), STUCK_MS).unref()
    const finish = () => {
      clearTimeout(timer)
      response.off('drain', finish).off('close', finish)
      resolve()
    }
    response.on('drain', finish).on('close', finish)
  })
}
