import { ERRORS, type ErrorCode, type Json } from '@mutoscope/core'

/** One way a route can fail. Callers switch on `code`. */
export interface ErrorDefinition {
  /** SCREAMING_CASE. */
  readonly code: string
  readonly status: number
  /** Whether a retry can succeed. */
  readonly retryable: boolean
  /** A few words that stay the same for every such error. */
  readonly title: string
  /**
   * What stands in the member `error` where a family writes its names in PascalCase. @default the code in
   * PascalCase
   */
  readonly name?: string
  /** Whether whoever runs the server reads of it in the log, as a warning. @default only of a status of 5xx */
  readonly logged?: boolean
}

/** Defines an error of a family. */
export function defineError(code: string, definition: Omit<ErrorDefinition, 'code'>): ErrorDefinition {
  return { code, ...definition }
}

/** An error of the engine, as a route lists it. */
export function coreError(code: ErrorCode): ErrorDefinition {
  const { status, retryable, message } = ERRORS[code]
  return { code, status, retryable, title: message.replace(/\.$/u, '') }
}

/** What is said besides the definition. */
export interface ApiErrorOptions {
  /** What happened, to which value, and what to do. @default the title */
  readonly message?: string
  /** A text, facts or issues, as the family's document shows them. @default null */
  readonly details?: Json
  /** Headers of the answer, such as `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>
  readonly cause?: unknown
}

/** What a handler throws to answer with an error of its family. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly definition: ErrorDefinition
  readonly details: Json
  readonly headers: Readonly<Record<string, string>>

  constructor(definition: ErrorDefinition, options: ApiErrorOptions = {}) {
    super(
      options.message ?? definition.title,
      options.cause === undefined ? undefined : { cause: options.cause },
    )
    this.definition = definition
    this.details = options.details ?? null
    this.headers = options.headers ?? {}
  }
}
