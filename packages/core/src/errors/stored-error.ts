import type { Json } from '../digest/canonical-json.js'
import { ERRORS, type ErrorCode } from './error-table.js'
import { MutoscopeError } from './mutoscope-error.js'

/** An error as it is stored: plain JSON. Code, message and details may be shown to callers. */
export type StoredError = {
  readonly code: ErrorCode
  readonly message: string
  readonly details: { readonly [key: string]: Json }
  /**
   * What was thrown where it was none of our errors: for whoever runs the studio, never for callers, since
   * nobody knows what stands in it.
   */
  readonly cause?: string
  /** Where it was thrown, with the same care. */
  readonly stack?: string
}

/**
 * Turns anything thrown into its record. What is not ours gets the code that is given with its usual
 * sentence, and its own words as `cause`.
 */
export function toStoredError(error: unknown, fallback: ErrorCode = 'STAGE_FAILED'): StoredError {
  if (MutoscopeError.isInstance(error))
    return { code: error.code, message: error.message, details: error.details }
  return {
    code: fallback,
    message: ERRORS[fallback].message,
    details: {},
    cause: error instanceof Error ? error.message : String(error),
    ...(error instanceof Error && error.stack !== undefined ? { stack: error.stack } : {}),
  }
}

/** Makes an error again from its record. */
export function fromStoredError({ code, message, details, cause, stack }: StoredError): MutoscopeError {
  return new MutoscopeError(code, {
    message,
    details,
    ...(cause === undefined ? {} : { cause: toCause(cause, stack) }),
  })
}

function toCause(message: string, stack: string | undefined): Error {
  const cause = new Error(message)
  if (stack !== undefined) cause.stack = stack
  return cause
}
