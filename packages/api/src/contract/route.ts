import type { ErrorDefinition } from './error-definition.js'
import type { ResponseDefinition } from './response-definition.js'
import type { Schema } from './schema.js'

/**
 * Who may call: `required` answers 401 to strangers, `optional` tells the handler who it is when a token
 * came, `public` never looks.
 */
export type Authentication = 'required' | 'optional' | 'public'

/** Sample values of a route, for its documentation; a test checks them against the schemas. */
export interface RouteExample {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly form?: Readonly<Record<string, unknown>>
  /** The success response. */
  readonly response?: unknown
}

/**
 * One route as plain data. From it come the Express route, the OpenAPI operation and the client's function.
 */
export interface RouteDefinition {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /**
   * The documented path, parameters as `:name`, for instance `/api/v2/jobs/:job_id`. A mount may stand before
   * it.
   */
  readonly path: string
  /** A few words. */
  readonly summary: string
  readonly description?: string
  readonly auth: Authentication
  readonly params?: Schema
  /** Strings are turned into what the schema wants; a repeated or single value fills an array. */
  readonly query?: Schema
  /** JSON. With a schema that takes `undefined`, a request without a body is taken too. */
  readonly body?: Schema
  /** The body as it came, as `raw`; for what is signed over its bytes. */
  readonly raw?: true
  /** `multipart/form-data`, or `application/x-www-form-urlencoded` where no file is required. */
  readonly form?: Schema
  /** Replies by status; the lowest is the usual one. */
  readonly responses: { readonly [status: number]: ResponseDefinition }
  /** Errors of its own, besides those every route has. */
  readonly errors?: readonly ErrorDefinition[]
  /** Name of the rate limit it counts against. @default `read` for GET, else `write` */
  readonly limit?: 'read' | 'write' | 'generate'
  /** It makes something, so it takes an `Idempotency-Key`. */
  readonly idempotent?: boolean
  /**
   * Its answer holds a secret that is shown once. What is kept for a repeated `Idempotency-Key` is sealed
   * under that key. @default false
   */
  readonly secret?: true
  readonly deprecated?: boolean
  /**
   * False for what no program of a caller asks for, such as pages, health checks and addresses that stand in
   * other answers: clients have no function for it. @default true
   */
  readonly client?: false
  readonly example: RouteExample
}

/** Keeps the literal types of a route. */
export function defineRoute<const Route extends RouteDefinition>(route: Route): Route {
  return route
}
