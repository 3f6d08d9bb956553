import { MutoscopeError } from '@mutoscope/core'
import type { Principal, RouteContext } from '../contract/route-context.js'
import { ApiError } from '../contract/error-definition.js'
import type { Family } from '../contract/family.js'
import { COMMON_ERRORS } from '../server/common-errors.js'
import { toApiError, toErrorResponse } from '../server/error-body.js'
import type { RawInput } from '../server/read-input.js'
import { invokeRoute, serveRoute } from '../server/served-route.js'
import { checkResponse } from './check-response.js'

/** Who calls a route, and how. */
export interface CallOptions {
  /** Null calls as a stranger. @default 'owner-1' */
  readonly ownerId?: string | null
  /** @default false */
  readonly admin?: boolean
  /** By lower-case name. */
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
  /** Of the request. @default 'GET' */
  readonly method?: string
}

/** What a route answered: its body, or the body of an error. */
export interface TestResponse<Body> {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** JSON, a `FileBody`, a text, or an `AsyncIterable` of events. */
  readonly body: Body
}

/** Where addresses of {@link callRoute} begin. */
export const TEST_ORIGIN = 'https://studio.test'

/**
 * Calls a route of a family without HTTP, as a request would: texts in path and query become what the schema
 * wants, the input is checked, errors come back as their bodies, and a response that does not fit its schema
 * fails the test. So does an error that nobody foresaw: it is thrown.
 *
 * @example
 * const { status, body } = await callRoute(family, 'reorder', { params: { job_id: 4 }, query: { scene_order:
 * [3, 1, 2] } }, { ownerId: 'ann' })
 */
export async function callRoute<Body = unknown>(
  family: Family,
  name: string,
  input: RawInput = {},
  options: CallOptions = {},
): Promise<TestResponse<Body>> {
  const route = serveRoute(family, name)
  const { auth } = route.definition
  const principal = auth === 'public' ? null : principalOf(options)
  try {
    if (auth === 'required' && principal === null) throw new ApiError(COMMON_ERRORS.unauthorized)
    const { status, headers, declared, body } = await invokeRoute(
      route,
      input,
      testContext(principal, options),
    )
    return { status, headers, body: checkResponse(route.name, declared, body) as Body }
  } catch (error) {
    const known = toApiError(error, family.translate)
    if (!(error instanceof ApiError) && !MutoscopeError.isInstance(error)) throw error
    const { status, headers, body } = toErrorResponse(known, family.contract.errorNames, {
      requestId: 'request-1',
      now: Date.now(),
    })
    return { status, headers, body: body as Body }
  }
}

/** A context as a request has it, for handlers and sockets that are called directly. */
export function testContext(
  principal: Principal | null,
  { headers = {}, signal, method = 'GET' }: Pick<CallOptions, 'headers' | 'signal' | 'method'> = {},
): RouteContext {
  return {
    principal,
    get ownerId() {
      if (principal === null) throw new ApiError(COMMON_ERRORS.unauthorized)
      return principal.ownerId
    },
    requestId: 'request-1',
    method,
    signal: signal ?? new AbortController().signal,
    header: (name) => headers[name],
    prefers: (preference) => (headers.prefer ?? '').split(',').some((each) => each.trim() === preference),
    lastEventId: headers['last-event-id'] ?? null,
    url: (path) => `${TEST_ORIGIN}${path}`,
    fileUrl: async (ownerId, content, filename) =>
      `${TEST_ORIGIN}/api/files/${ownerId}.${content.hash}/${encodeURIComponent(filename)}`,
  }
}

function principalOf({ ownerId = 'owner-1', admin = false }: CallOptions): Principal | null {
  return ownerId === null ? null : { ownerId, admin }
}
