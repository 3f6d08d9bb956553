/**
 * Codes of network failures that happen before a byte of a request has left: nothing can have been accepted.
 */
const UNSENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR_INVALID_URL',
])

/**
 * True when a network error proves that the request was not sent. Whatever is not known to prove it does not.
 */
export function provesUnsent(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof AggregateError && cause.errors.length > 0)
      return cause.errors.every((inner) => provesUnsent(inner))
    if ('code' in cause && typeof cause.code === 'string' && UNSENT.has(cause.code)) return true
  }
  return false
}
