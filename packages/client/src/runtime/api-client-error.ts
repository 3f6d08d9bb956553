const brand: unique symbol = Symbol.for('mutoscope.api-client-error')

/** What an {@link ApiClientError} is made of. */
export interface ApiClientErrorOptions<Code extends string = string> {
  readonly code: Code
  readonly message: string
  /** 0 when no answer came. @default 0 */
  readonly status?: number
  /** @default false */
  readonly retryable?: boolean
  /** @default null */
  readonly details?: unknown
  /** @default null */
  readonly requestId?: string | null
  /** @default null */
  readonly retryAfterMs?: number | null
  readonly cause?: unknown
}

/**
 * Why a call failed. Switch on `code`; a generated `…Error` type lists the codes of an operation. Besides the
 * codes of the server there are `NETWORK_ERROR`, `TIMEOUT` and `RESPONSE_INVALID`. What a signal aborts
 * throws the reason of the signal instead.
 */
export class ApiClientError<Code extends string = string> extends Error {
  override readonly name = 'ApiClientError'
  readonly [brand] = true
  declare readonly code: Code
  /** The HTTP status; 0 when no answer came. */
  readonly status: number = 0
  /** Whether a retry can succeed. */
  readonly retryable: boolean = false
  /** A text, facts or issues; null when there is nothing more. */
  readonly details: unknown = null
  /** Quote it when asking for help. */
  readonly requestId: string | null = null
  /** How long the server asks to wait, milliseconds. */
  readonly retryAfterMs: number | null = null

  constructor({ message, cause, ...facts }: ApiClientErrorOptions<Code>) {
    super(message, cause === undefined ? undefined : { cause })
    Object.assign(this, facts)
  }
}

/**
 * The error of a connection that was refused, or ended on its way. A browser does not tell a page whether a
 * server of another origin is away or does not allow the page.
 */
export function networkError(cause?: unknown): ApiClientError {
  return new ApiClientError({
    code: 'NETWORK_ERROR',
    message: `The server cannot be reached${'location' in globalThis ? ' or lacks CORS (FRONTEND_URL)' : ''}.`,
    retryable: true,
    cause,
  })
}

/**
 * True for an {@link ApiClientError}, also of another copy of this package. With an operation's error type
 * the codes are known: `isApiClientError<JobsReorderError>(error)`.
 */
export function isApiClientError<Code extends string = string>(
  error: unknown,
): error is ApiClientError<Code> {
  return (error as { readonly [brand]?: boolean } | null | undefined)?.[brand] === true
}

/**
 * True when a call failed with one of these codes.
 *
 * @example
 * if (isCode(error, 'JOB_NOT_FOUND')) showMissingPage()
 */
export function isCode<Code extends string>(
  error: unknown,
  ...codes: readonly Code[]
): error is ApiClientError<Code> {
  return isApiClientError(error) && (codes as readonly string[]).includes(error.code)
}
