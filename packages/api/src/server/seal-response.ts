import { fromBase64, toBase64 } from '@mutoscope/core/ports'

const SALT_BYTES = 16
const NONCE_BYTES = 12

/**
 * Seals an answer that holds a secret under the `Idempotency-Key` it is kept for. Nobody but the caller has
 * that key: what stands in the store does not tell it, and so not the answer either.
 */
export async function sealResponse(text: string, key: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES))
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce },
    await derive(key, salt),
    new TextEncoder().encode(text),
  )
  return toBase64(new Uint8Array([...salt, ...nonce, ...new Uint8Array(sealed)]))
}

/** Opens what {@link sealResponse} sealed; null under another key. */
export async function openResponse(sealed: string, key: string): Promise<string | null> {
  const bytes = fromBase64(sealed) ?? new Uint8Array()
  const salt = bytes.slice(0, SALT_BYTES)
  const nonce = bytes.slice(SALT_BYTES, SALT_BYTES + NONCE_BYTES)
  try {
    const text = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: nonce },
      await derive(key, salt),
      bytes.slice(SALT_BYTES + NONCE_BYTES),
    )
    return new TextDecoder().decode(text)
  } catch {
    return null
  }
}

/** What stands for a key in the store, where the key itself must not. */
export async function hashKey(key: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`mutoscope ${key}`))
  return `#${toBase64(new Uint8Array(hash))}`
}

/** Slow on purpose, for keys that can be guessed. */
async function derive(key: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', new TextEncoder().encode(key), 'PBKDF2', false, [
    'deriveKey',
  ])
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: 100_000 },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}
