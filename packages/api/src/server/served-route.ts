import { MutoscopeError } from '@mutoscope/core'
import { HandlerResponse } from '../contract/handler-response.js'
import type { Family } from '../contract/family.js'
import { isJsonResponse, type ResponseDefinition } from '../contract/response-definition.js'
import type { RouteContext } from '../contract/route-context.js'
import type { RouteDefinition } from '../contract/route.js'
import { invalidInput } from './invalid-input.js'
import { createInputReader, type InputResult, type RawInput } from './read-input.js'
import { createResponseFilter, type ResponseFilter } from './response-filter.js'

/** A route with all that is worked out once, before the first request. */
export interface ServedRoute {
  /** For instance `jobs.reorder`. */
  readonly name: string
  readonly family: Family
  readonly definition: RouteDefinition
  /** Answers a request that was checked. */
  readonly handler: Family['handlers'][string]
  /** Where answers without a status go. */
  readonly usualStatus: number
  /** It answers with events. */
  readonly isStream: boolean
  /** Checks what came in against the contract. */
  readonly readInput: (raw: RawInput) => InputResult
  /** What may leave, for every status that answers JSON. */
  readonly filters: { readonly [status: number]: ResponseFilter }
}

/** What a handler answered, with the response that its route has for it. */
export interface RouteResult {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly declared: ResponseDefinition
  readonly body: unknown
}

const NO_HEADERS: Readonly<Record<string, string>> = {}

/** Prepares every route of a family. @throws `UNREACHABLE` when a route has no handler */
export function serveRoutes(family: Family): readonly ServedRoute[] {
  return Object.keys(family.contract.routes).map((name) => serveRoute(family, name))
}

/**
 * Prepares one route of a family by its name. @throws `UNREACHABLE` when there is none, or it has no handler
 */
export function serveRoute(family: Family, name: string): ServedRoute {
  const definition = family.contract.routes[name]
  const handler = family.handlers[name]
  const fullName = `${family.contract.name}.${name}`
  if (definition === undefined || handler === undefined)
    throw new MutoscopeError('UNREACHABLE', {
      message: `${fullName} is ${definition === undefined ? 'no route' : 'a route without a handler'}.`,
    })
  const usualStatus = Math.min(...Object.keys(definition.responses).map(Number))
  const isStream = Object.values(definition.responses).some(
    (declared) => !isJsonResponse(declared) && declared.kind === 'events',
  )
  return {
    name: fullName,
    family,
    definition,
    handler,
    usualStatus,
    isStream,
    readInput: createInputReader(definition),
    filters: Object.fromEntries(
      Object.entries(definition.responses).flatMap(([status, declared]) =>
        isJsonResponse(declared) ? [[status, createResponseFilter(declared)]] : [],
      ),
    ),
  }
}

/**
 * Checks the input, lets the handler answer, and finds the response. @throws what the handler throws, and the
 * family's error for an input that is wrong
 */
export async function invokeRoute(
  route: ServedRoute,
  raw: RawInput,
  context: RouteContext,
): Promise<RouteResult> {
  const read = route.readInput(raw)
  if (!read.ok) throw invalidInput(route.family, read.issues, route.definition)
  const returned = await route.handler(read.input, context)
  const { status, body, headers } =
    returned instanceof HandlerResponse
      ? returned
      : { status: route.usualStatus, body: returned, headers: NO_HEADERS }
  const declared = route.definition.responses[status]
  if (declared === undefined)
    throw new MutoscopeError('UNREACHABLE', {
      message: `${route.name} returned ${status}, which its contract does not declare.`,
    })
  return { status, headers, declared, body }
}
