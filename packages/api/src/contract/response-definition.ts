import type { Schema } from './schema.js'

/** A response of bytes; ranges, ETag and conditional requests are answered by the adapter. */
export interface BinaryResponse {
  readonly kind: 'binary'
  /** Media types it may have, for instance `video/mp4`. */
  readonly mediaTypes: readonly [string, ...string[]]
}

/** A response of server-sent events, by event name. */
export interface EventsResponse {
  readonly kind: 'events'
  readonly events: { readonly [name: string]: Schema }
}

/** A response of a text that is no JSON, such as a page or metrics. */
export interface TextResponse {
  readonly kind: 'text'
  readonly mediaType: string
}

/** A response without a body. */
export interface EmptyResponse {
  readonly kind: 'empty'
}

/** What a status answers with: a schema for JSON, or one of the others. */
export type ResponseDefinition = Schema | BinaryResponse | EventsResponse | TextResponse | EmptyResponse

/** Bytes of one of these media types. */
export function binary<const Types extends readonly [string, ...string[]]>(
  ...mediaTypes: Types
): { readonly kind: 'binary'; readonly mediaTypes: Types } {
  return { kind: 'binary', mediaTypes }
}

/** Server-sent events. */
export function events<const Events extends { readonly [name: string]: Schema }>(
  named: Events,
): { readonly kind: 'events'; readonly events: Events } {
  return { kind: 'events', events: named }
}

/** A text of a media type. */
export function text<const Type extends string>(
  mediaType: Type,
): { readonly kind: 'text'; readonly mediaType: Type } {
  return { kind: 'text', mediaType }
}

/** No body. */
export const empty: EmptyResponse = { kind: 'empty' }

/** True for a response that is JSON of a schema. */
export function isJsonResponse(definition: ResponseDefinition): definition is Schema {
  return '_zod' in definition
}
