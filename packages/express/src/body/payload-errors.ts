import { ApiError, defineError } from '@mutoscope/api'
import { COMMON_ERRORS } from '@mutoscope/api/server'

/** The error for more bytes, fields or files than are taken. */
export function tooLarge(what: string, limit: number, unit: string): ApiError {
  return new ApiError(COMMON_ERRORS.payloadTooLarge, {
    message: `${what} is larger than the limit of ${limit} ${unit}.`,
    details: { limit, unit },
  })
}

/** The error for a body that does not arrive. */
export function tookTooLong(timeoutMs: number): ApiError {
  return new ApiError(COMMON_ERRORS.requestTimeout, {
    message: `No part of the body arrived for ${timeoutMs / 1000} seconds. Send the request again.`,
    details: { timeout_ms: timeoutMs },
  })
}

/** The error for a kind of body that a route does not take. */
export function wrongType(message: string, accepted: readonly string[]): ApiError {
  return new ApiError(COMMON_ERRORS.unsupportedMediaType, { message, details: { accepted } })
}

/** What reading ends with when the caller has gone: nobody is there to be answered. */
export class CallerGone extends ApiError {
  constructor() {
    super(CLIENT_CLOSED)
  }
}

const CLIENT_CLOSED = defineError('CLIENT_CLOSED_REQUEST', {
  status: 499,
  retryable: true,
  title: 'The client closed the connection',
})
