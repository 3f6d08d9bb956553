import type { Json } from '../digest/canonical-json.js'
import { responseOf } from './response-of.js'
import { ERRORS, type ErrorCode } from './error-table.js'

const brand = Symbol.for('mutoscope.error')

/** What may be said besides the code: a message for people, details for programs, and the cause. */
export interface MutoscopeErrorOptions {
  /** What happened, to which value, and what to do. @default the table's sentence */
  readonly message?: string
  /**
   * Facts a program can use. Never a secret. `retryable` (boolean) takes precedence over the table, for
   * instance when a provider says that the same request will fail again.
   */
  readonly details?: Readonly<Record<string, Json>>
  readonly cause?: unknown
}

/**
 * The one error class of Mutoscope. Switch on `code`; `status` comes from {@link ERRORS}, and so does
 * `retryable` unless `details.retryable` knows better. `STAGE_FAILED` answers as the failures that it holds,
 * and a refusal can never be tried again.
 *
 * @example
 * if (MutoscopeError.isInstance(error) && error.code === 'FFMPEG_UNAVAILABLE') installFfmpeg()
 */
export class MutoscopeError extends Error {
  override readonly name = 'MutoscopeError'
  readonly code: ErrorCode
  readonly status: number
  readonly retryable: boolean
  readonly details: Readonly<Record<string, Json>>

  constructor(code: ErrorCode, options: MutoscopeErrorOptions = {}) {
    super(
      options.message ?? ERRORS[code].message,
      options.cause === undefined ? undefined : { cause: options.cause },
    )
    this.code = code
    this.details = options.details ?? {}
    const answer = responseOf(code, this.details)
    this.status = answer.status
    this.retryable = answer.retryable
    Object.defineProperty(this, brand, { value: true })
  }

  /** True for an error of this class, also when it comes from another copy of the package. */
  static isInstance(value: unknown): value is MutoscopeError {
    return typeof value === 'object' && value !== null && brand in value
  }
}
