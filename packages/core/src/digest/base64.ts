/** Writes bytes as base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

/** Writes bytes as base64url without padding: safe in URLs, headers and file names. */
export function toBase64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/**
 * Reads base64 or base64url, padded or not; null for anything else, also when another text would stand for
 * the same bytes.
 */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const plain = text
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replace(/={1,2}$/u, '')
  if (!/^[A-Za-z\d+/]*$/u.test(plain) || plain.length % 4 === 1) return null
  const bytes = Uint8Array.from(atob(plain), (character) => character.charCodeAt(0))
  return toBase64(bytes).replaceAll('=', '') === plain ? bytes : null
}
