import type { Clock, Logger, Records, Uploads } from '@mutoscope/core'
import type { EventMessage, FileBody } from '../contract/handler-response.js'
import { ApiError } from '../contract/error-definition.js'
import type { Family } from '../contract/family.js'
import { isJsonResponse } from '../contract/response-definition.js'
import type { Principal } from '../contract/route-context.js'
import type { RouteDefinition } from '../contract/route.js'
import { LazyRouteContext } from './lazy-route-context.js'
import type { RawValues } from './coerce-text.js'
import { COMMON_ERRORS } from './common-errors.js'
import { toApiError } from './error-body.js'
import {
  lowerCaseNames,
  NO_PAYLOAD,
  type FilePath,
  type RouteResponse,
  type RouteRequest,
  type Payload,
} from './route-request.js'
import { createIdempotency, type IdempotentOutcome } from './idempotency.js'
import { invalidInput } from './invalid-input.js'
import { countRequest, rateKey, type RateLimits } from './rate-limit.js'
import { refuseRequest } from './refuse-request.js'
import { createRouteTable } from './route-table.js'
import { invokeRoute, serveRoutes, type RouteResult, type ServedRoute } from './served-route.js'

/** What requests are answered with. */
export interface RequestHandlerOptions {
  readonly families: readonly Family[]
  /** Where idempotency keys are kept. */
  readonly records: Records
  /** Says whether an owner has room for a file before it is read. */
  readonly uploads: Pick<Uploads, 'assertRoom'>
  readonly clock: Clock
  readonly logger: Logger
  readonly limits: RateLimits
  readonly filePath: FilePath
  /** Errors are always `application/problem+json`, not only for callers that accept it. */
  readonly problemJson: boolean
}

/** The route of a path, or why it cannot be called like that. */
export interface FoundRoute {
  readonly route: ServedRoute
  readonly params: RawValues
  readonly refusal: ApiError | null
}

/** Answers requests, whatever server they came in by. */
export interface RequestHandler {
  /** Null for a path that no family has. */
  find(method: string, path: string): FoundRoute | null
  /** Answers; whatever goes wrong is an answer too. */
  respond(found: FoundRoute, request: RouteRequest): Promise<RouteResponse>
  /**
   * The answer for an error of a route, in its family's words; what nobody foresaw is logged and not told.
   */
  refuse(
    route: Pick<ServedRoute, 'name' | 'family'>,
    error: unknown,
    request: Pick<RouteRequest, 'requestId' | 'header'>,
  ): RouteResponse
}

const JSON_TYPE = 'application/json; charset=utf-8'

/**
 * Puts the routes of all families behind one door. @throws `INVALID_INPUT` when two routes want the same
 * method of the same path
 */
export function createRequestHandler(options: RequestHandlerOptions): RequestHandler {
  const { families, limits, clock, logger, filePath } = options
  const routes = families.flatMap((family) => serveRoutes(family))
  const table = createRouteTable(
    routes.map((route) => ({
      name: route.name,
      method: route.definition.method,
      path: route.definition.path,
      value: route,
    })),
  )
  const idempotency = createIdempotency(options)

  return {
    find(method, path) {
      const match = table.find(method, path)
      if (match === null) return null
      if (match.kind === 'found') return { route: match.value, params: match.params, refusal: null }
      return {
        route: match.value,
        params: {},
        refusal:
          match.kind === 'method'
            ? methodNotAllowed(method, match.allow)
            : malformed(match.value, match.parameter),
      }
    },

    async respond({ route, params, refusal }, request) {
      const headers: Record<string, string> = {}
      let counted = false
      try {
        if (refusal !== null) throw refusal
        // A query that is refused is refused before anybody is asked who sent it.
        if (route.definition.query !== undefined) request.query()
        const principal = route.definition.auth === 'public' ? null : await request.authenticate()
        if (principal === null && route.definition.auth === 'required') throw strangerRefused()
        counted = true
        const tooMany = await countRequest(
          limits,
          limitOf(route.definition),
          rateKey(principal, request.address),
          headers,
        )
        if (tooMany !== null) throw tooMany
        const payload = wantsPayload(route) ? await receive(route, request, principal) : NO_PAYLOAD
        return withHeaders(await work(route, params, payload, request, principal), headers)
      } catch (error) {
        const told = counted ? error : await countRefusal(error, request.address, headers)
        return withHeaders(refuse(route, told, request), headers)
      }
    },

    refuse,
  }

  /** What an owner has no room for is refused unread, where the headers say how much it is. */
  async function receive(
    route: ServedRoute,
    request: RouteRequest,
    principal: Principal | null,
  ): Promise<Payload> {
    const bytes = principal === null ? 0 : request.leastKeptBytes(route)
    if (principal !== null && bytes > 0) await options.uploads.assertRoom(principal.ownerId, bytes)
    return request.readPayload(route)
  }

  async function work(
    route: ServedRoute,
    params: RawValues,
    payload: Payload,
    request: RouteRequest,
    principal: Principal | null,
  ): Promise<RouteResponse> {
    const { definition, family } = route
    if (payload.problem !== undefined)
      throw invalidInput(family, [{ ...payload.problem, missing: false }], definition)
    const raw = {
      params,
      query: definition.query === undefined ? {} : request.query(),
      body: payload.body,
      form: payload.form ?? {},
      ...(payload.raw === undefined ? {} : { raw: payload.raw }),
    }
    const invoke = async () =>
      toRouteResponse(
        declared(
          route,
          await invokeRoute(route, raw, new LazyRouteContext(request, principal, filePath)),
          request,
        ),
      )
    const key =
      definition.idempotent === true && principal !== null ? request.header('idempotency-key') : undefined
    if (key === undefined || principal === null) return invoke()
    const fingerprint = [request.method, request.originalUrl, payload.fingerprint()]
    return idempotency.once(
      {
        ownerId: principal.ownerId,
        route: route.name,
        key,
        fingerprint,
        secret: definition.secret === true,
      },
      async (): Promise<IdempotentOutcome> => {
        try {
          return { response: await invoke(), final: true }
        } catch (error) {
          const { status, retryable } = toApiError(error, family.translate).definition
          return { response: refuse(route, error, request), final: status < 500 && !retryable }
        }
      },
    )
  }

  /**
   * The result without what its contract does not declare. A body that lacks something is sent all the same:
   * the work is done, and its caller is better off with most of the answer than with none.
   */
  function declared(route: ServedRoute, result: RouteResult, { requestId }: RouteRequest): RouteResult {
    const filter = route.filters[result.status]
    if (filter === undefined) return result
    const { body, problems } = filter(result.body)
    if (problems.length > 0)
      logger.error(
        { request: requestId, path: route.definition.path, status: result.status, problems },
        `${route.name} answered something else than its contract says.`,
      )
    return { ...result, body }
  }

  /**
   * What was refused before it counted for anybody counts for its address. One that is refused too often is
   * no longer told why; requests that are not refused go on.
   */
  async function countRefusal(
    error: unknown,
    address: string,
    headers: Record<string, string>,
  ): Promise<unknown> {
    return (await countRequest(limits, 'refused', rateKey(null, address), headers)) ?? error
  }

  function refuse(
    route: Pick<ServedRoute, 'name' | 'family'>,
    error: unknown,
    request: Pick<RouteRequest, 'requestId' | 'header'>,
  ): RouteResponse {
    return refuseRequest(route, error, request, {
      logger,
      now: clock.now(),
      problemJson: options.problemJson,
    })
  }
}

function strangerRefused(): ApiError {
  return new ApiError(COMMON_ERRORS.unauthorized, {
    message: 'Send a valid token as `Authorization: Bearer …`.',
    headers: { 'WWW-Authenticate': 'Bearer' },
  })
}

function limitOf({ limit, method }: RouteDefinition): string {
  return limit ?? (method === 'GET' ? 'read' : 'write')
}

function wantsPayload({ definition }: ServedRoute): boolean {
  return definition.body !== undefined || definition.form !== undefined || definition.raw === true
}

/** The response of the contract says what the body is. */
function toRouteResponse({ status, headers, declared, body }: RouteResult): RouteResponse {
  const own = lowerCaseNames(headers)
  if (isJsonResponse(declared))
    return {
      status,
      headers: own,
      content: { kind: 'text', mediaType: JSON_TYPE, text: JSON.stringify(body) ?? 'null' },
    }
  switch (declared.kind) {
    case 'binary':
      return { status, headers: own, content: { kind: 'file', file: body as FileBody } }
    case 'events':
      return {
        status,
        headers: own,
        content: { kind: 'events', messages: body as AsyncIterable<EventMessage> },
      }
    case 'text':
      return {
        status,
        headers: own,
        content: { kind: 'text', mediaType: declared.mediaType, text: body as string },
      }
    case 'empty':
      return { status, headers: own, content: { kind: 'empty' } }
  }
}

/** The same answer, with headers that belong to the request. */
function withHeaders(response: RouteResponse, headers: Record<string, string>): RouteResponse {
  for (const name in headers) response.headers[name] ??= headers[name] ?? ''
  return response
}

function methodNotAllowed(method: string, allow: readonly string[]): ApiError {
  return new ApiError(COMMON_ERRORS.methodNotAllowed, {
    message: `This path does not support ${method}. Use ${allow.join(', ')}.`,
    headers: { Allow: allow.join(', ') },
  })
}

function malformed({ family, definition }: ServedRoute, parameter: string): ApiError {
  return invalidInput(
    family,
    [
      {
        place: 'params',
        field: parameter,
        message: 'It is not percent-encoded correctly',
        missing: false,
      },
    ],
    definition,
  )
}
