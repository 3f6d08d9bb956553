import type { Principal } from '@mutoscope/api'
import type { RouteRequest, Payload, RawValues, ServedRoute } from '@mutoscope/api/server'
import { rm } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { leastKeptBytes, readPayload, type PayloadOptions } from './body/read-payload.js'
import { callerAddress } from './caller-address.js'
import { headerOf, mountPrefix, type HostRequest } from './host-request.js'
import { adoptToken, identify } from './identify.js'
import type { ResolvedOptions } from './options.js'
import { publicAddress } from './public-address.js'
import { readQuery } from './read-query.js'
import { requestIdOf } from './request-id.js'

/**
 * A request of Express, or of plain `node:http`, as the request handler takes it. What is not asked for is not
 * worked out.
 */
export class ExpressRouteRequest implements RouteRequest {
  readonly method: string
  readonly path: string
  readonly originalUrl: string
  readonly requestId: string
  readonly #request: HostRequest
  readonly #response: ServerResponse
  readonly #options: ResolvedOptions
  readonly #payload: PayloadOptions
  readonly #isStream: boolean
  #controller: AbortController | undefined
  #query: RawValues | undefined
  #files: string[] | undefined

  constructor(
    request: HostRequest,
    response: ServerResponse,
    path: string,
    { isStream }: ServedRoute,
    options: ResolvedOptions,
    payload: PayloadOptions,
  ) {
    this.method = request.method ?? 'GET'
    this.path = path
    this.originalUrl = request.originalUrl ?? request.url ?? '/'
    this.requestId = requestIdOf(request)
    this.#request = request
    this.#response = response
    this.#options = options
    this.#payload = payload
    this.#isStream = isStream
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      const controller = new AbortController()
      const response = this.#response
      this.#controller = controller
      if (response.destroyed) controller.abort()
      else response.once('close', () => response.writableFinished || controller.abort())
    }
    return this.#controller.signal
  }

  get address(): string {
    return callerAddress(this.#request, this.#options.trustProxy)
  }

  header(name: string): string | undefined {
    return headerOf(this.#request, name)
  }

  query(): RawValues {
    this.#query ??= readQuery(this.originalUrl, this.#options.limits.parameters)
    return this.#query
  }

  url(path: string): string {
    return `${publicAddress(this.#request, mountPrefix(this.#request), this.#options)}${path}`
  }

  authenticate(): Principal | null | Promise<Principal | null> {
    if (this.#isStream && this.#options.queryToken) adoptToken(this.#request, this.query().access_token)
    return identify(this.#options.authenticate, this.#request)
  }

  leastKeptBytes({ definition }: ServedRoute): number {
    return leastKeptBytes(this.#request, definition, this.#payload.form)
  }

  readPayload({ definition }: ServedRoute): Payload | Promise<Payload> {
    return readPayload(this.#request, definition, this.#payload, (path) => {
      this.#files ??= []
      this.#files.push(path)
    })
  }

  /** Files of a form have been written. */
  get hasFiles(): boolean {
    return this.#files !== undefined
  }

  /** Removes the files of a form that nobody took away. */
  async cleanUp(): Promise<void> {
    const files = this.#files
    if (files === undefined) return
    this.#files = undefined
    await Promise.all(files.map((path) => rm(path, { force: true })))
  }
}
