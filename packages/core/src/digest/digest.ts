import { canonicalJson } from './canonical-json.js'

/** SHA-256 of a text or of bytes as 64 lower-case hex digits. */
export async function sha256(data: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data
  const hash = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** SHA-256 of the canonical JSON of a value. */
export async function digestOf(value: unknown): Promise<string> {
  return sha256(canonicalJson(value))
}
