import { ApiError } from '../contract/error-definition.js'
import type { Principal, RequestContext } from '../contract/request-context.js'
import { COMMON_ERRORS } from './common-errors.js'
import type { FilePath, HttpCall } from './http-call.js'

/**
 * What a handler is told about an HTTP request. A class, because getters on a prototype cost nothing until
 * they are asked: an object literal with accessors doubled the memory of a busy server. Its methods are
 * getters, too: a handler may take them out of the context, `({ params }, { ownerId, fileUrl })`.
 */
export class CallContext implements RequestContext {
  readonly principal: Principal | null
  readonly #call: Pick<HttpCall, 'requestId' | 'method' | 'signal' | 'header' | 'query' | 'url'>
  readonly #filePath: FilePath

  constructor(
    call: Pick<HttpCall, 'requestId' | 'method' | 'signal' | 'header' | 'query' | 'url'>,
    principal: Principal | null,
    filePath: FilePath,
  ) {
    this.#call = call
    this.principal = principal
    this.#filePath = filePath
  }

  get ownerId(): string {
    if (this.principal === null) throw new ApiError(COMMON_ERRORS.unauthorized)
    return this.principal.ownerId
  }

  get requestId(): string {
    return this.#call.requestId
  }

  get method(): string {
    return this.#call.method
  }

  get signal(): AbortSignal {
    return this.#call.signal
  }

  get lastEventId(): string | null {
    const header = this.#call.header('last-event-id')
    if (header !== undefined && header !== '') return header
    const { last_event_id: query } = this.#call.query()
    return typeof query === 'string' && query !== '' ? query : null
  }

  get header(): RequestContext['header'] {
    return (name) => this.#call.header(name)
  }

  get prefers(): RequestContext['prefers'] {
    return (preference) => {
      const header = this.#call.header('prefer')
      return (
        header !== undefined && header.split(/[,;]/u).some((each) => each.trim().toLowerCase() === preference)
      )
    }
  }

  get url(): RequestContext['url'] {
    return (path) => this.#call.url(path)
  }

  get fileUrl(): RequestContext['fileUrl'] {
    return async (ownerId, content, filename) =>
      this.#call.url(await this.#filePath(ownerId, content, filename))
  }
}
