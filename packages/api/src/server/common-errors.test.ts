import { expect, it } from 'vitest'
import { COMMON_ERRORS } from './common-errors.js'

it('says of every error whether trying the same again can help', () => {
  const retryable = Object.fromEntries(
    Object.values(COMMON_ERRORS).map((error) => [`${error.status} ${error.code}`, error.retryable]),
  )
  expect(retryable).toEqual({
    '400 INVALID_INPUT': false,
    '401 UNAUTHORIZED': false,
    '401 BEARER_EXPIRED': false,
    '403 FORBIDDEN': false,
    '405 METHOD_NOT_ALLOWED': false,
    '408 REQUEST_TIMEOUT': true,
    '409 IDEMPOTENCY_IN_PROGRESS': true,
    '413 PAYLOAD_TOO_LARGE': false,
    '415 UNSUPPORTED_MEDIA_TYPE': false,
    '416 RANGE_NOT_SATISFIABLE': false,
    '422 IDEMPOTENCY_KEY_REUSED': false,
    '429 RATE_LIMITED': true,
    '500 INTERNAL_ERROR': false,
  })
})
