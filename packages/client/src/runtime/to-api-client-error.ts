import { isHTTPError, isKyError, isTimeoutError } from 'ky'
import { ApiClientError, isApiClientError, networkError } from './api-client-error.js'

type ProblemBody = {
  readonly code?: string
  readonly message?: string
  readonly retryable?: boolean
  readonly details?: unknown
  readonly request_id?: string
}

/**
 * Says in one class what went wrong, without the request of ky's errors, whose headers hold the token. Null
 * for what is no failure of the call, such as a wrong argument.
 */
export function toApiClientError(error: unknown): ApiClientError | null {
  if (isApiClientError(error)) return error
  if (isHTTPError(error)) return fromResponse(error.response, error.data)
  if (isTimeoutError(error))
    return new ApiClientError({
      code: 'TIMEOUT',
      message: 'The server did not respond in time.',
      retryable: true,
    })
  if (error instanceof SyntaxError)
    return new ApiClientError({
      code: 'RESPONSE_INVALID',
      message: 'Not JSON: check `baseUrl`.',
      cause: error,
    })
  // Engines throw a bare TypeError when a body ends early.
  if (isKyError(error) || error instanceof TypeError)
    return networkError(isKyError(error) ? error.cause : error)
  return null
}

function fromResponse({ status, headers }: Response, data: unknown): ApiClientError {
  // A gateway in between answers in words of its own.
  const body = Object(data) as ProblemBody
  return new ApiClientError({
    code: body.code ?? `HTTP_${status}`,
    message: body.message ?? `The server answered ${status}.`,
    status,
    // What may pass, when the body does not say.
    retryable: body.retryable ?? (status >= 500 || [408, 425, 429].includes(status)),
    details: body.details ?? null,
    requestId: body.request_id ?? headers.get('x-request-id'),
    retryAfterMs: retryAfterMs(headers.get('retry-after')),
  })
}

function retryAfterMs(seconds: string | null): number | null {
  const waitMs = Number(seconds ?? NaN) * 1000
  return waitMs >= 0 ? waitMs : null
}
