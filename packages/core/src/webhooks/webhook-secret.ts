import { fromBase64, toBase64 } from '../digest/base64.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'

const PREFIX = 'whsec_'
const SHORTEST_BYTES = 24
const LONGEST_BYTES = 64

/** Makes a new secret of 32 random bytes: `whsec_` and base64. */
export function createWebhookSecret(): string {
  return PREFIX + toBase64(crypto.getRandomValues(new Uint8Array(32)))
}

/**
 * Reads a secret of the Standard Webhooks form: `whsec_` and base64 of 24 to 64 bytes.
 * @throws `INVALID_INPUT`; the secret itself is never told
 */
export async function importWebhookSecret(secret: string): Promise<CryptoKey> {
  const bytes = secret.startsWith(PREFIX) ? fromBase64(secret.slice(PREFIX.length)) : null
  if (bytes === null || bytes.byteLength < SHORTEST_BYTES || bytes.byteLength > LONGEST_BYTES) {
    throw new MutoscopeError('INVALID_INPUT', {
      message: `The webhook secret is not "${PREFIX}" followed by base64 of ${SHORTEST_BYTES} to ${LONGEST_BYTES} bytes.`,
      details: { field: 'secret' },
    })
  }
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])
}
