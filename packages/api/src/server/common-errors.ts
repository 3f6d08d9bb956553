import { defineError, type ErrorDefinition } from '../contract/error-definition.js'

/** Errors that any route can answer with, whatever its family. */
export const COMMON_ERRORS = {
  invalidInput: defineError('INVALID_INPUT', {
    status: 400,
    retryable: false,
    title: 'The input is invalid',
  }),
  unauthorized: defineError('UNAUTHORIZED', {
    status: 401,
    retryable: false,
    title: 'A valid token is required',
  }),
  bearerExpired: defineError('BEARER_EXPIRED', {
    status: 401,
    retryable: false,
    title: 'The bearer token has expired',
  }),
  forbidden: defineError('FORBIDDEN', { status: 403, retryable: false, title: 'Access denied' }),
  methodNotAllowed: defineError('METHOD_NOT_ALLOWED', {
    status: 405,
    retryable: false,
    title: 'Method not allowed',
  }),
  requestTimeout: defineError('REQUEST_TIMEOUT', {
    status: 408,
    retryable: true,
    title: 'The request timed out',
  }),
  idempotencyInProgress: defineError('IDEMPOTENCY_IN_PROGRESS', {
    status: 409,
    retryable: true,
    title: 'The first request with this Idempotency-Key is still in progress',
  }),
  payloadTooLarge: defineError('PAYLOAD_TOO_LARGE', {
    status: 413,
    retryable: false,
    title: 'The body is too large',
  }),
  unsupportedMediaType: defineError('UNSUPPORTED_MEDIA_TYPE', {
    status: 415,
    retryable: false,
    title: 'Unsupported media type',
  }),
  rangeNotSatisfiable: defineError('RANGE_NOT_SATISFIABLE', {
    status: 416,
    retryable: false,
    title: 'The range is outside the file',
  }),
  idempotencyKeyReused: defineError('IDEMPOTENCY_KEY_REUSED', {
    status: 422,
    retryable: false,
    title: 'The Idempotency-Key was used for a different request',
  }),
  rateLimited: defineError('RATE_LIMITED', { status: 429, retryable: true, title: 'Too many requests' }),
  internalError: defineError('INTERNAL_ERROR', {
    status: 500,
    retryable: false,
    title: 'Internal server error',
  }),
} as const satisfies Readonly<Record<string, ErrorDefinition>>
