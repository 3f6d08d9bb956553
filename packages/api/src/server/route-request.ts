import type { FileRef, Json } from '@mutoscope/core'
import type { EventMessage, FileBody } from '../contract/handler-response.js'
import type { Principal } from '../contract/route-context.js'
import type { RawValues } from './coerce-text.js'
import type { ServedRoute } from './served-route.js'

/** One request, as an adapter hands it in. */
export interface RouteRequest {
  readonly method: string
  /** Below the mount. */
  readonly path: string
  /** As it came in: prefix, path and query. */
  readonly originalUrl: string
  readonly requestId: string
  /** Aborted when the caller has gone. */
  readonly signal: AbortSignal
  /** Where the caller sits; strangers are counted by it. */
  readonly address: string
  /** A header by its lower-case name. */
  header(name: string): string | undefined
  /** The query, by name. */
  query(): RawValues
  /** The absolute address of a path below the mount. */
  url(path: string): string
  /** Who calls. @throws `ApiError` for a token that is no good */
  authenticate(): Principal | null | Promise<Principal | null>
  /**
   * Bytes of files to keep that come with the body at least, as far as the headers say: 0 where they do not.
   */
  leastKeptBytes(route: ServedRoute): number
  /** Reads the body that a route wants. @throws `ApiError` */
  readPayload(route: ServedRoute): Payload | Promise<Payload>
}

/** The body of a request, by what it is. */
export interface Payload {
  readonly body?: unknown
  readonly form?: RawValues
  /** The bytes as they came, for a route that wants them so. */
  readonly raw?: Uint8Array<ArrayBuffer>
  /** What makes it the same as another one. Files stand in it by their hash. */
  fingerprint(): Json
  /** What is wrong with it, when it could not even be taken apart. */
  readonly problem?: { readonly place: 'body' | 'form'; readonly field: string; readonly message: string }
}

/** No body. */
export const NO_PAYLOAD: Payload = { fingerprint: () => null }

/** What goes out besides status and headers. */
export type ResponseContent =
  | { readonly kind: 'text'; readonly mediaType: string; readonly text: string }
  | { readonly kind: 'file'; readonly file: FileBody }
  | { readonly kind: 'events'; readonly messages: AsyncIterable<EventMessage> }
  | { readonly kind: 'empty' }

/** An answer that an adapter can write. */
export interface RouteResponse {
  readonly status: number
  /** By lower-case name. */
  readonly headers: Record<string, string>
  readonly content: ResponseContent
}

/** The same headers by lower-case name, in an object of their own. */
export function lowerCaseNames(headers: Readonly<Record<string, string>>): Record<string, string> {
  const lower: Record<string, string> = {}
  for (const name in headers) lower[name.toLowerCase()] = headers[name] ?? ''
  return lower
}

/** Makes the path, below the mount, at which an owner's bytes can be loaded without a token for a while. */
export type FilePath = (ownerId: string, content: FileRef, filename: string) => Promise<string>
