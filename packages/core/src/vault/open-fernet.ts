import { fromBase64 } from '../digest/base64.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'

/**
 * The key of a Fernet token: the base64 key itself, or what it was derived from as the documentation of
 * Python's `cryptography` does it.
 */
export type FernetKey =
  | string
  | {
      readonly password: string
      readonly salt: Uint8Array
      /** Rounds of PBKDF2-SHA256, as the program used that wrote the token. */
      readonly iterations: number
    }

const KEY_BYTES = 32
const VERSION = 0x80
/** Version, time and IV before, the HMAC behind the ciphertext, which is whole AES blocks. */
const HEAD_BYTES = 1 + 8 + 16
const MAC_BYTES = 32
const BLOCK_BYTES = 16

/**
 * Opens a Fernet token (AES-128-CBC and HMAC-SHA256), so that secrets stored by another program can be taken
 * over. Its age is not looked at. Written from https://github.com/fernet/spec/blob/master/Spec.md
 *
 * @throws `VAULT_SEALED` when the token does not open with this key; `INVALID_INPUT` for what is no Fernet
 *   key
 */
export async function openFernet(token: string, key: FernetKey): Promise<string> {
  const bytes = fromBase64(token.trim())
  const keyBytes = await toKeyBytes(key)
  if (bytes === null || bytes[0] !== VERSION || bytes.byteLength < HEAD_BYTES + BLOCK_BYTES + MAC_BYTES)
    throw sealed()
  const signed = bytes.slice(0, -MAC_BYTES)
  const signing = await crypto.subtle.importKey(
    'raw',
    keyBytes.slice(0, 16),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  )
  if (!(await crypto.subtle.verify('HMAC', signing, bytes.slice(-MAC_BYTES), signed))) throw sealed()
  const encryption = await crypto.subtle.importKey('raw', keyBytes.slice(16), 'AES-CBC', false, ['decrypt'])
  try {
    return new TextDecoder().decode(
      await crypto.subtle.decrypt(
        { name: 'AES-CBC', iv: signed.slice(HEAD_BYTES - BLOCK_BYTES, HEAD_BYTES) },
        encryption,
        signed.slice(HEAD_BYTES),
      ),
    )
  } catch {
    throw sealed()
  }
}

async function toKeyBytes(key: FernetKey): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof key !== 'string') {
    const material = await crypto.subtle.importKey(
      'raw',
      new TextEncoder().encode(key.password),
      'PBKDF2',
      false,
      ['deriveBits'],
    )
    return new Uint8Array(
      await crypto.subtle.deriveBits(
        { name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(key.salt), iterations: key.iterations },
        material,
        KEY_BYTES * 8,
      ),
    )
  }
  const bytes = fromBase64(key.trim())
  if (bytes?.byteLength === KEY_BYTES) return bytes
  throw new MutoscopeError('INVALID_INPUT', {
    message: 'The Fernet key is not 32 bytes as base64.',
    details: { field: 'fernetKey' },
  })
}

function sealed(): MutoscopeError {
  return new MutoscopeError('VAULT_SEALED', {
    message: 'The Fernet token cannot be decrypted with this key.',
  })
}
