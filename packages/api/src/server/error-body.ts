import { MutoscopeError, type Json } from '@mutoscope/core'
import { ApiError, coreError, type ErrorDefinition } from '../contract/error-definition.js'
import type { Family, FamilyContract } from '../contract/family.js'
import { COMMON_ERRORS } from './common-errors.js'

/** The body of every error of every family: a superset of RFC 9457. */
export type ErrorBody = {
  /** Names the kind of error, as `code` does. */
  readonly type: string
  /** Stays the same for every error of this kind. */
  readonly title: string
  readonly status: number
  /** The same as `message`. */
  readonly detail: string
  /** Names this one occurrence. */
  readonly instance: string
  /** The code as the family writes it. */
  readonly error: string
  /** What programs switch on. */
  readonly code: string
  readonly message: string
  /** Whether a retry can succeed. */
  readonly retryable: boolean
  /** ISO 8601 with `Z`. */
  readonly timestamp: string
  readonly details: Json
  readonly request_id: string
}

/** An error as it goes out. */
export interface ErrorResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: ErrorBody
}

/** The request an error belongs to. */
export interface ErrorOccurrence {
  readonly requestId: string
  /** Epoch milliseconds. */
  readonly now: number
}

/** Says in a family's words what was thrown. Of what nobody foresaw, nothing is told. */
export function toApiError(error: unknown, translate: Family['translate']): ApiError {
  if (error instanceof ApiError) return error
  if (!MutoscopeError.isInstance(error))
    return new ApiError(translate.INTERNAL_ERROR ?? COMMON_ERRORS.internalError, { cause: error })
  const word = translate[error.code]
  if (typeof word === 'function') return word(error)
  const details = Object.keys(error.details).length === 0 ? null : error.details
  if (word !== undefined) return new ApiError(word, { message: error.message, details, cause: error })
  // Messages of what is broken inside speak to the operator, who reads them in the log.
  if (error.status === 500) return new ApiError(coreError(error.code), { cause: error })
  return new ApiError(coreError(error.code), { message: error.message, details, cause: error })
}

/** Writes an error as its status, headers and body. */
export function toErrorResponse(
  error: ApiError,
  errorNames: FamilyContract['errorNames'],
  { requestId, now }: ErrorOccurrence,
): ErrorResponse {
  const { definition, message, details, headers } = error
  const { code, status, retryable, title } = definition
  return {
    status,
    headers,
    body: {
      type: `urn:mutoscope:error:${code}`,
      title,
      status,
      detail: message,
      instance: `urn:request:${requestId}`,
      error: errorNames === 'PascalCase' ? pascalName(definition) : code,
      code,
      message,
      retryable,
      timestamp: new Date(now).toISOString(),
      details,
      request_id: requestId,
    },
  }
}

function pascalName({ code, name }: ErrorDefinition): string {
  return (
    name ??
    code
      .split('_')
      .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
      .join('')
  )
}
