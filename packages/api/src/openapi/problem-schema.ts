import type { ErrorDefinition } from '../contract/error-definition.js'
import type { FamilyContract } from '../contract/family.js'
import type { RouteDefinition } from '../contract/route.js'
import { COMMON_ERRORS } from '../server/common-errors.js'
import type { ErrorBody } from '../server/error-body.js'
import type { JsonSchema, OpenApiResponse } from './document.js'

const text = (description: string): JsonSchema => ({ type: 'string', description })

const members = {
  type: text('Names the kind of error, as `code` does.'),
  title: text('Stays the same for every error of this kind.'),
  status: { type: 'integer', minimum: 400, maximum: 599 },
  detail: text('The same as `message`.'),
  instance: text('Names this one occurrence.'),
  error: text('The code as this group of routes writes it.'),
  code: text('What programs switch on.'),
  message: text('What happened, to which value, and what to do.'),
  retryable: { type: 'boolean', description: 'Whether a retry can succeed.' },
  timestamp: { type: 'string', format: 'date-time' },
  details: { description: 'A string, facts or a list of issues; null if there are none.' },
  request_id: text('What to quote when asking for help.'),
} satisfies Record<keyof ErrorBody, JsonSchema>

/** The body of every error, a superset of RFC 9457. */
export const PROBLEM_SCHEMA: JsonSchema = {
  type: 'object',
  description: 'The body of every error, a superset of RFC 9457.',
  properties: members,
  required: Object.keys(members),
}

/**
 * Everything a route can answer with that is no success: its own errors, its family's, and those that come
 * with what it takes.
 */
export function errorsOfRoute(
  route: RouteDefinition,
  family: Pick<FamilyContract, 'errors'>,
): readonly ErrorDefinition[] {
  const errors = [...(route.errors ?? []), ...family.errors, ...commonErrors(route)]
  return [...new Map(errors.map((error) => [error.code, error])).values()].toSorted(
    (one, other) => one.status - other.status,
  )
}

/** Answers with errors by the name under which they stand in the components. */
export type ErrorResponses = Record<string, OpenApiResponse>

/**
 * Error responses by status, each with the codes it may carry: references to what is added to the shared
 * ones.
 */
export function errorResponses(
  errors: readonly ErrorDefinition[],
  shared: ErrorResponses,
): { readonly [status: string]: { readonly $ref: string } } {
  const byStatus = Map.groupBy(errors, ({ status }) => status)
  return Object.fromEntries(
    [...byStatus].map(([status, same]) => {
      const name = [status, ...same.map(({ code }) => code)].join('.')
      shared[name] ??= errorResponse(status, same)
      return [String(status), { $ref: `#/components/responses/${name}` }]
    }),
  )
}

function errorResponse(status: number, same: readonly ErrorDefinition[]): OpenApiResponse {
  return {
    description: same.map(({ code, title }) => `\`${code}\`: ${title}.`).join('\n\n'),
    ...(same.some(({ retryable }) => retryable) && (status === 429 || status === 503)
      ? { headers: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } } }
      : {}),
    content: {
      'application/json': {
        schema: {
          allOf: [
            { $ref: '#/components/schemas/Problem' },
            { type: 'object', properties: { code: { enum: same.map(({ code }) => code) } } },
          ],
        },
      },
    },
  }
}

function commonErrors({
  params,
  query,
  body,
  form,
  auth,
  idempotent = false,
  responses,
}: RouteDefinition): readonly ErrorDefinition[] {
  const common = COMMON_ERRORS
  const takesBody = body !== undefined || form !== undefined
  return [
    ...(takesBody || params !== undefined || query !== undefined ? [common.invalidInput] : []),
    ...(auth === 'required' ? [common.unauthorized, common.bearerExpired] : []),
    ...(takesBody ? [common.requestTimeout, common.payloadTooLarge, common.unsupportedMediaType] : []),
    ...(idempotent ? [common.idempotencyInProgress, common.idempotencyKeyReused] : []),
    ...(Object.values(responses).some((each) => 'kind' in each && each.kind === 'binary')
      ? [common.rangeNotSatisfiable]
      : []),
    common.rateLimited,
    common.internalError,
  ]
}
