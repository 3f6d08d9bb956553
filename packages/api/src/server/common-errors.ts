import { defineError, type ErrorDefinition } from '../contract/error-definition.js'

/** Errors that any route can answer with, whatever its family. */
export const COMMON_ERRORS = {
  invalidInput: defineError('INVALID_INPUT', {
    status: 400,
    retryable: false,
    title: 'The input is not valid',
  }),
  unauthorized: defineError('UNAUTHORIZED', {
    status: 401,
    retryable: false,
    title: 'A valid token is needed',
  }),
  bearerExpired: defineError('BEARER_EXPIRED', {
    status: 401,
    retryable: false,
    title: 'The bearer token has expired',
  }),
  forbidden: defineError('FORBIDDEN', { status: 403, retryable: false, title: 'This is not allowed' }),
  methodNotAllowed: defineError('METHOD_NOT_ALLOWED', {
    status: 405,
    retryable: false,
    title: 'The path has no such method',
  }),
  requestTimeout: defineError('REQUEST_TIMEOUT', {
    status: 408,
    retryable: true,
    title: 'The request took too long to arrive',
  }),
  idempotencyInProgress: defineError('IDEMPOTENCY_IN_PROGRESS', {
    status: 409,
    retryable: true,
    title: 'The first request with this Idempotency-Key has not been answered yet',
  }),
  payloadTooLarge: defineError('PAYLOAD_TOO_LARGE', {
    status: 413,
    retryable: false,
    title: 'The body is larger than the limit',
  }),
  unsupportedMediaType: defineError('UNSUPPORTED_MEDIA_TYPE', {
    status: 415,
    retryable: false,
    title: 'The body is of another kind than the route takes',
  }),
  rangeNotSatisfiable: defineError('RANGE_NOT_SATISFIABLE', {
    status: 416,
    retryable: false,
    title: 'The range lies outside of the file',
  }),
  idempotencyKeyReused: defineError('IDEMPOTENCY_KEY_REUSED', {
    status: 422,
    retryable: false,
    title: 'The Idempotency-Key was used with another request',
  }),
  rateLimited: defineError('RATE_LIMITED', { status: 429, retryable: true, title: 'Too many requests' }),
  internalError: defineError('INTERNAL_ERROR', {
    status: 500,
    retryable: false,
    title: 'Something went wrong',
  }),
} as const satisfies Readonly<Record<string, ErrorDefinition>>
