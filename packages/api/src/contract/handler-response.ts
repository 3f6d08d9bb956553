import type { ByteSource } from '@mutoscope/core'

/** Bytes as a handler responds with them. */
export interface FileBody {
  readonly source: ByteSource & { readonly size: number }
  readonly mediaType: string
  /** Changes with the bytes: their hash. Becomes the ETag. */
  readonly etag: string
  /** Name for a download; without it the file is shown in place. */
  readonly filename?: string
  /** @default 'private, max-age=0, must-revalidate' */
  readonly cacheControl?: string
  /**
   * Makes a link to the same bytes in the object store, for a server that sends callers there; absent where there
   * is none. Valid for so many milliseconds.
   */
  readonly link?: (ttlMs: number) => Promise<{ readonly url: string }>
}

/** One server-sent event as a handler yields it. */
export interface EventMessage<Name extends string = string, Data = unknown> {
  readonly event: Name
  readonly data: Data
  /** What a client that comes back says in `Last-Event-ID`. Absent for what is not kept, such as progress. */
  readonly id?: string
}

/** A response with its status, where a route has several, or with headers. */
export class HandlerResponse<Status extends number = number, Body = unknown> {
  readonly status: Status
  readonly body: Body
  readonly headers: Readonly<Record<string, string>>

  constructor(status: Status, body: Body, headers: Readonly<Record<string, string>> = {}) {
    this.status = status
    this.body = body
    this.headers = headers
  }
}

/**
 * A response with a status and headers. A route with one status may return the body alone.
 *
 * @example
 * return respond(202, { status: 'processing' }, { location: context.url(`/projects/${id}`) })
 */
export function respond<const Status extends number, Body>(
  status: Status,
  body: Body,
  headers?: Readonly<Record<string, string>>,
): HandlerResponse<Status, Body> {
  return new HandlerResponse(status, body, headers)
}
