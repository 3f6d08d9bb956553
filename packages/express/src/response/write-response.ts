import type { RouteResponse } from '@mutoscope/api/server'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { writeEvents, type EventStreamOptions } from './write-events.js'
import { writeFile, type FileOptions } from './write-file.js'

/** Bodies that nobody read are let in up to here, so that their sender gets to read the answer. */
const DRAIN_BYTES = 8 * 1024 * 1024
const DRAIN_MS = 2000

/**
 * Writes an answer, at once where it is there as a whole. Rejects only for what goes wrong before its first
 * byte.
 */
export function writeResponse(
  routeResponse: RouteResponse,
  request: IncomingMessage,
  response: ServerResponse,
  options: EventStreamOptions & FileOptions,
): Promise<void> | undefined {
  const { status, content, headers } = routeResponse
  switch (content.kind) {
    case 'text': {
      headers['content-type'] = content.mediaType
      headers['content-length'] = String(Buffer.byteLength(content.text))
      headers['cache-control'] ??= 'no-store'
      if (isUnread(request)) {
        closeAfter(request, response, status, headers, content.text)
        return undefined
      }
      response.writeHead(status, headers)
      response.end(content.text)
      return undefined
    }
    case 'empty':
      if (isUnread(request)) {
        closeAfter(request, response, status, headers, '')
        return undefined
      }
      response.writeHead(status, headers)
      response.end()
      return undefined
    case 'file':
      return writeFile(content.file, status, headers, request, response, options)
    case 'events':
      return writeEvents(content.messages, status, headers, request, response, options)
  }
}

function isUnread(request: IncomingMessage): boolean {
  return !request.complete && !request.destroyed
}

/**
 * Answers a request whose body is still on its way, and ends the connection. Ending it at once would reset
 * it, and the sender would see that instead of the answer; so the rest is let in for a moment and thrown
 * away.
 */
function closeAfter(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  text: string,
): void {
  response.shouldKeepAlive = false
  response.writeHead(status, { ...headers, connection: 'close' })
  if (text !== '') response.write(text)
  else response.flushHeaders()
  let drained = 0
  const end = () => {
    clearTimeout(timer)
    request.off('data', count).off('end', end).off('close', end)
    response.end(() => request.destroy())
  }
  const count = (chunk: Buffer) => {
    drained += chunk.byteLength
    if (drained > DRAIN_BYTES) end()
  }
  const timer = setTimeout(end, status === 408 ? 0 : DRAIN_MS)
  request
    .on('data', count)
    .on('end', end)
    .on('close', end)
    .on('error', () => {})
  request.resume()
}
