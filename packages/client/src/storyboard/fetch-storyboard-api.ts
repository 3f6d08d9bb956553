import { storyboardApi } from './configure.js'

/** The body of an error of a storyboard route. */
export interface ApiError {
  /** For instance `TASK_NOT_FOUND`; `NETWORK_ERROR` when no answer came. */
  readonly error: string
  readonly message: string
  readonly retryable: boolean
  /** ISO 8601. */
  readonly timestamp: string
  readonly details: unknown
  /** 0 when no answer came. */
  readonly status: number
}

/** What was asked for, or why it failed. Tell them apart with {@link isApiError}. */
export type ApiResponse<T> = T | ApiError

/** True when a call failed. */
export function isApiError(response: unknown): response is ApiError {
  const { error, message, retryable } = (response ?? {}) as { readonly [Member in keyof ApiError]?: unknown }
  return typeof error === 'string' && typeof message === 'string' && typeof retryable === 'boolean'
}

/**
 * Calls a storyboard route. A failure is a value, also when nobody answers; only an aborted signal throws.
 * Nothing is tried again.
 *
 * @example
 * const response = await fetchStoryboardApi<VideoGenerationTask>(StoryboardEndpoints.VIDEO_GENERATE, {
 * method: 'POST', body: JSON.stringify(request) }) if (isApiError(response)) console.error(response.message)
 */
export async function fetchStoryboardApi<T>(
  endpoint: string,
  init: RequestInit = {},
): Promise<ApiResponse<T>> {
  const { baseUrl, token, fetch = globalThis.fetch } = storyboardApi()
  const headers = new Headers(init.headers)
  const bearer = typeof token === 'function' ? await token() : (token ?? null)
  if (bearer !== null && !headers.has('authorization')) headers.set('authorization', `Bearer ${bearer}`)
  if (typeof init.body === 'string' && !headers.has('content-type'))
    headers.set('content-type', 'application/json')
  try {
    const response = await fetch(`${baseUrl}${endpoint}`, { ...init, headers })
    const body = await readJson(response)
    return response.ok ? (body as T) : toApiError(response.status, body)
  } catch (error) {
    init.signal?.throwIfAborted()
    return failure(
      0,
      'NETWORK_ERROR',
      error instanceof SyntaxError ? 'The answer is no JSON.' : 'The server could not be reached.',
      true,
    )
  }
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text()
  if (response.ok) return text === '' ? undefined : (JSON.parse(text) as unknown)
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

/** A gateway in between answers in words of its own. */
function toApiError(status: number, body: unknown): ApiError {
  return isApiError(body)
    ? { ...body, status }
    : failure(status, 'ENDPOINT_ERROR', `The server answered ${status}.`, status >= 500)
}

function failure(status: number, error: string, message: string, retryable: boolean): ApiError {
  return { error, message, retryable, timestamp: new Date().toISOString(), details: null, status }
}
