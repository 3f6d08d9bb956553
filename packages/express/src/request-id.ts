import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { headerOf } from './host-request.js'

const REQUEST_ID = /^[\w.:-]{1,128}$/u

/** The caller's own id for its request, when it is one that can stand in a log; else a new one. */
export function requestIdOf(request: IncomingMessage): string {
  const given = headerOf(request, 'x-request-id')
  return given !== undefined && REQUEST_ID.test(given) ? given : randomUUID()
}
