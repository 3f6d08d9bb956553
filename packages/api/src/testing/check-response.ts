import * as z from 'zod'
import type { EventMessage, FileBody } from '../contract/handler-response.js'
import {
  isJsonResponse,
  type BinaryResponse,
  type EventsResponse,
  type ResponseDefinition,
} from '../contract/response-definition.js'
import type { Schema } from '../contract/schema.js'

/**
 * Gives back the body of a response as a client would see it. @throws Error for one that is not what the
 * contract says
 */
export function checkResponse(name: string, declared: ResponseDefinition, body: unknown): unknown {
  if (isJsonResponse(declared)) return checkJson(`The response of ${name}`, declared, body)
  switch (declared.kind) {
    case 'binary':
      return checkFile(name, declared, body as FileBody)
    case 'events':
      return checkEvents(name, declared, body as AsyncIterable<EventMessage>)
    case 'text':
      if (typeof body !== 'string') throw new TypeError(`The response of ${name} is no text.`)
      return body
    case 'empty':
      if (body !== undefined) throw new TypeError(`The response of ${name} has a body.`)
      return body
  }
}

function checkJson(what: string, schema: Schema, body: unknown): unknown {
  const text = JSON.stringify(body)
  if (text === undefined) throw new TypeError(`${what} is nothing.`)
  const sent: unknown = JSON.parse(text)
  const result = z.safeParse(schema as unknown as z.core.$ZodType, sent)
  if (!result.success)
    throw new TypeError(`${what} does not fit its schema: ${z.prettifyError(result.error)}\n${text}`)
  const extra = unknownMembers(sent, JSON.parse(JSON.stringify(result.data) ?? 'null'), '')
  if (extra.length > 0)
    throw new TypeError(`${what} has members its schema does not know: ${extra.join(', ')}`)
  return sent
}

/** Members that the schema took away would reach a real client all the same. */
function unknownMembers(sent: unknown, known: unknown, path: string): readonly string[] {
  if (typeof sent !== 'object' || sent === null || typeof known !== 'object' || known === null) return []
  return Object.entries(sent).flatMap(([key, value]) => {
    const place = path === '' ? key : `${path}.${key}`
    return key in known ? unknownMembers(value, Reflect.get(known, key), place) : [place]
  })
}

function checkFile(name: string, { mediaTypes }: BinaryResponse, body: FileBody): FileBody {
  const fits = mediaTypes.some(
    (type) =>
      type === '*/*' ||
      type === body.mediaType ||
      (type.endsWith('/*') && body.mediaType.startsWith(type.slice(0, -1))),
  )
  if (!fits)
    throw new TypeError(`${name} answered ${body.mediaType}, its contract says ${mediaTypes.join(', ')}.`)
  return body
}

async function* checkEvents(
  name: string,
  { events }: EventsResponse,
  body: AsyncIterable<EventMessage>,
): AsyncIterable<EventMessage> {
  for await (const message of body) {
    const schema = events[message.event]
    if (schema === undefined)
      throw new TypeError(`${name} sent the event ${message.event}, which its contract does not have.`)
    yield { ...message, data: checkJson(`The event ${message.event} of ${name}`, schema, message.data) }
  }
}
