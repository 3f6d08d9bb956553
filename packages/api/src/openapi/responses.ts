import type { Json } from '@mutoscope/core'
import {
  isJsonResponse,
  type EventsResponse,
  type ResponseDefinition,
} from '../contract/response-definition.js'
import type { RouteDefinition } from '../contract/route.js'
import type { Schema } from '../contract/schema.js'
import type { JsonSchema, OpenApiMedia, OpenApiResponse } from './document.js'

/** How the schemas of a route's replies are written. */
export interface ResponseOptions {
  readonly version: '3.1' | '3.2'
  readonly convert: (schema: Schema, part: string) => JsonSchema
}

const STATUS_WORDS: { readonly [status: number]: string } = {
  200: 'Done.',
  201: 'Made.',
  202: 'Started.',
  204: 'Done; there is nothing to show.',
}

const FILE_HEADERS = {
  ETag: { schema: { type: 'string' } },
  'Accept-Ranges': { schema: { type: 'string', const: 'bytes' } },
} as const satisfies OpenApiResponse['headers']

/** Success replies of a route by status. Bytes may be asked for in ranges, so 206 and 304 come with them. */
export function declaredResponses(
  { responses, example }: RouteDefinition,
  options: ResponseOptions,
): { readonly [status: string]: OpenApiResponse } {
  const usual = Math.min(...Object.keys(responses).map(Number))
  return Object.fromEntries(
    Object.entries(responses).flatMap(([status, given]) => {
      const shown = Number(status) === usual ? example.response : undefined
      const content = responseContent(given, shown, options, Number(status) === usual ? '' : status)
      const response: OpenApiResponse = { description: STATUS_WORDS[Number(status)] ?? 'Done.', ...content }
      if (isJsonResponse(given) || given.kind !== 'binary') return [[status, response]]
      const part = {
        description: 'The requested bytes.',
        headers: { ...FILE_HEADERS, 'Content-Range': { schema: { type: 'string' } } },
        ...content,
      }
      return [
        [status, { ...response, headers: FILE_HEADERS }],
        ['206', part],
        ['304', { description: 'Unchanged since the given `ETag`.' }],
      ]
    }),
  )
}

/** The data of a route's server-sent events by event name. */
export function eventSchemas(
  { responses }: RouteDefinition,
  { convert }: ResponseOptions,
): { readonly [name: string]: JsonSchema } | undefined {
  const given = Object.values(responses).find(
    (each): each is EventsResponse => !isJsonResponse(each) && each.kind === 'events',
  )
  return given && eventsByName(given, convert)
}

function eventsByName(
  { events }: EventsResponse,
  convert: ResponseOptions['convert'],
): { readonly [name: string]: JsonSchema } {
  return Object.fromEntries(
    Object.entries(events).map(([name, schema]) => [
      name,
      convert(schema, `Event${name.replace(/[^a-z\d]/giu, '')}`),
    ]),
  )
}

function responseContent(
  response: ResponseDefinition,
  example: unknown,
  options: ResponseOptions,
  suffix: string,
): Pick<OpenApiResponse, 'content'> {
  const shown = example === undefined ? {} : { example: example as Json }
  if (isJsonResponse(response))
    return {
      content: { 'application/json': { schema: options.convert(response, `Response${suffix}`), ...shown } },
    }
  switch (response.kind) {
    case 'binary':
      return {
        content: Object.fromEntries(
          response.mediaTypes.map((type) => [
            type,
            { schema: { type: 'string', format: 'binary', contentMediaType: type } },
          ]),
        ),
      }
    case 'text':
      return {
        content: {
          [response.mediaType]: { schema: { type: 'string' }, ...(typeof example === 'string' ? shown : {}) },
        },
      }
    case 'events':
      return { content: { 'text/event-stream': eventStream(response, options) } }
    case 'empty':
      return {}
  }
}

function eventStream(response: EventsResponse, options: ResponseOptions): OpenApiMedia {
  const named = Object.entries(eventsByName(response, options.convert))
  const oneOf = (write: (data: JsonSchema) => JsonSchema): JsonSchema => ({
    oneOf: named.map(([event, data]) => ({
      type: 'object',
      properties: { event: { type: 'string', const: event }, id: { type: 'string' }, data: write(data) },
      required: ['event', 'data'],
    })),
  })
  return options.version === '3.2'
    ? {
        itemSchema: oneOf((contentSchema) => ({
          type: 'string',
          contentMediaType: 'application/json',
          contentSchema,
        })),
      }
    : { schema: { description: 'One event of the stream, its data as JSON.', ...oneOf((data) => data) } }
}
