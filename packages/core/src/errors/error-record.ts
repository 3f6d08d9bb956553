import type { Json } from '../digest/canonical-json.js'
import { ERRORS, type ErrorCode } from './error-table.js'
import { MutoscopeError } from './mutoscope-error.js'

/** An error as it is stored and sent: plain JSON. */
export type ErrorRecord = {
  readonly code: ErrorCode
  readonly message: string
  readonly details: { readonly [key: string]: Json }
}

/** Turns anything thrown into its record. What is not ours becomes `MODEL_FAILED` or the code that is given. */
export function toErrorRecord(error: unknown, fallback: ErrorCode = 'STAGE_FAILED'): ErrorRecord {
  if (MutoscopeError.isInstance(error)) return { code: error.code, message: error.message, details: error.details }
  const message = error instanceof Error ? error.message : String(error)
  return { code: fallback, message: message === '' ? ERRORS[fallback].message : message, details: {} }
}

/** Makes an error again from its record. */
export function fromErrorRecord(record: ErrorRecord): MutoscopeError {
  return new MutoscopeError(record.code, { message: record.message, details: record.details })
}
