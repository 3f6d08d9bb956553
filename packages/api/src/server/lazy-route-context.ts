import { ApiError } from '../contract/error-definition.js'
import type { Principal, RouteContext } from '../contract/route-context.js'
import { COMMON_ERRORS } from './common-errors.js'
import type { FilePath, RouteRequest } from './route-request.js'

/**
 * What a handler is told about an HTTP request. A class, because getters on a prototype cost nothing until
 * they are asked: an object literal with accessors doubled the memory of a busy server. Its methods are
 * getters, too: a handler may take them out of the context, `({ params }, { ownerId, fileUrl })`.
 */
export class LazyRouteContext implements RouteContext {
  readonly principal: Principal | null
  readonly #request: Pick<RouteRequest, 'requestId' | 'method' | 'signal' | 'header' | 'query' | 'url'>
  readonly #filePath: FilePath

  constructor(
    request: Pick<RouteRequest, 'requestId' | 'method' | 'signal' | 'header' | 'query' | 'url'>,
    principal: Principal | null,
    filePath: FilePath,
  ) {
    this.#request = request
    this.principal = principal
    this.#filePath = filePath
  }

  get ownerId(): string {
    if (this.principal === null) throw new ApiError(COMMON_ERRORS.unauthorized)
    return this.principal.ownerId
  }

  get requestId(): string {
    return this.#request.requestId
  }

  get method(): string {
    return this.#request.method
  }

  get signal(): AbortSignal {
    return this.#request.signal
  }

  get lastEventId(): string | null {
    const header = this.#request.header('last-event-id')
    if (header !== undefined && header !== '') return header
    const { last_event_id: query } = this.#request.query()
    return typeof query === 'string' && query !== '' ? query : null
  }

  get header(): RouteContext['header'] {
    return (name) => this.#request.header(name)
  }

  get prefers(): RouteContext['prefers'] {
    return (preference) => {
      const header = this.#request.header('prefer')
      return (
        header !== undefined && header.split(/[,;]/u).some((each) => each.trim().toLowerCase() === preference)
      )
    }
  }

  get url(): RouteContext['url'] {
    return (path) => this.#request.url(path)
  }

  get fileUrl(): RouteContext['fileUrl'] {
    return async (ownerId, content, filename) =>
      this.#request.url(await this.#filePath(ownerId, content, filename))
  }
}
