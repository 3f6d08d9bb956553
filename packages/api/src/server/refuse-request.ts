import type { Logger } from '@mutoscope/core'
import type { Family } from '../contract/family.js'
import { toApiError, toErrorResponse } from './error-body.js'
import { lowerCaseNames, type RouteResponse, type RouteRequest } from './route-request.js'

const LONGEST_LOGGED = 200

/** How errors are told. */
export interface RefusalOptions {
  readonly logger: Logger
  /** Epoch milliseconds. */
  readonly now: number
  readonly problemJson: boolean
}

/**
 * The answer for an error, in the words of a family; what is broken on our side is logged, and what nobody
 * foresaw is not told.
 */
export function refuseRequest(
  { name, family }: { readonly name: string; readonly family: Family },
  error: unknown,
  request: Pick<RouteRequest, 'requestId' | 'header'>,
  options: RefusalOptions,
): RouteResponse {
  const known = toApiError(error, family.translate)
  const { code, status: kind } = known.definition
  if (kind >= 500)
    options.logger.error(
      { request: request.requestId, code, error: describeError(known.cause ?? known) },
      `${name} failed.`,
    )
  else if (known.definition.logged === true)
    options.logger.warn(
      { request: request.requestId, code, error: printable(known.message) },
      `${name} was refused.`,
    )
  else options.logger.debug({ request: request.requestId, code }, `${name} was refused.`)
  const { status, headers, body } = toErrorResponse(known, family.contract.errorNames, {
    requestId: request.requestId,
    now: options.now,
  })
  const isProblem =
    options.problemJson || (request.header('accept')?.includes('application/problem+json') ?? false)
  return {
    status,
    headers: lowerCaseNames(headers),
    content: {
      kind: 'text',
      mediaType: `application/${isProblem ? 'problem+json' : 'json'}; charset=utf-8`,
      text: JSON.stringify(body),
    },
  }
}

/** An error for the log. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** Words of a caller cannot break a line of the log, pretend to be one, or fill it. */
function printable(message: string): string {
  const oneLine = message.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?')
  return oneLine.length > LONGEST_LOGGED ? `${oneLine.slice(0, LONGEST_LOGGED)}…` : oneLine
}
