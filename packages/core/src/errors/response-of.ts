import type { Json } from '../digest/canonical-json.js'
import { ERRORS, type ErrorCode, type ErrorEntry } from './error-table.js'

/**
 * How an error answers: as its code says, unless its details know better. A failed stage answers as the
 * failure that decides, which is the first that trying again cannot help, else the first.
 */
export function responseOf(
  code: ErrorCode,
  details: { readonly [name: string]: Json },
): Pick<ErrorEntry, 'status' | 'retryable'> {
  const { status, retryable } = ERRORS[code]
  if (code === 'MODEL_REFUSED') return { status, retryable }
  const held = code === 'STAGE_FAILED' ? heldBy(details['failures']) : []
  const decides = held.find((failure) => !failure.retryable) ?? held[0] ?? { status, retryable }
  const known = details['retryable']
  return { status: decides.status, retryable: typeof known === 'boolean' ? known : decides.retryable }
}

function heldBy(failures: Json | undefined): readonly Pick<ErrorEntry, 'status' | 'retryable'>[] {
  if (!Array.isArray(failures)) return []
  return (failures as readonly Json[]).flatMap((failure) => {
    if (typeof failure !== 'object' || failure === null || Array.isArray(failure)) return []
    const { code, retryable } = failure as { readonly [name: string]: Json }
    return isErrorCode(code) ? [responseOf(code, typeof retryable === 'boolean' ? { retryable } : {})] : []
  })
}

function isErrorCode(code: Json | undefined): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERRORS, code)
}
