import { fromBase64 } from '../digest/base64.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'

/** A key that other keys are locked with. */
export interface MasterKey {
  /**
   * Names the key inside everything that it locks: 1 to 32 letters, digits, `-` or `_`. Never give the same
   * id to another key.
   */
  readonly id: string
  /** 32 random bytes. */
  readonly key: Uint8Array
}

const KEY_BYTES = 32
const SHORTEST_PASSPHRASE = 12
const ITERATIONS = 600_000
/**
 * The same passphrase must give the same key on every machine and at every start, so the salt only keeps it
 * apart from other programs.
 */
const SALT = new TextEncoder().encode('mutoscope/vault/master/v1')

/**
 * Reads the 32 bytes of a {@link MasterKey} from a setting: 32 random bytes as base64, base64url or hex, or a
 * passphrase of at least 12 characters, which goes through PBKDF2-SHA256 with 600,000 rounds (about half a
 * second; do it once). A random key is the better choice: `openssl rand -base64 32`.
 *
 * @throws `INVALID_INPUT`; the text itself is never told
 */
export async function masterKeyFromText(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const trimmed = text.trim()
  if (/^[\da-f]{64}$/iu.test(trimmed))
    return Uint8Array.from(trimmed.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16))
  const bytes = fromBase64(trimmed)
  if (bytes?.byteLength === KEY_BYTES) return bytes
  if (trimmed.length < SHORTEST_PASSPHRASE) {
    throw new MutoscopeError('INVALID_INPUT', {
      message: `The master key is too short. Pass 32 random bytes as base64 or hex, or a passphrase of at least ${SHORTEST_PASSPHRASE} characters.`,
      details: { field: 'masterKey' },
    })
  }
  const material = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(trimmed.normalize('NFKC')),
    'PBKDF2',
    false,
    ['deriveBits'],
  )
  return new Uint8Array(
    await crypto.subtle.deriveBits(
      { name: 'PBKDF2', hash: 'SHA-256', salt: SALT, iterations: ITERATIONS },
      material,
      KEY_BYTES * 8,
    ),
  )
}

/**
 * @throws `INVALID_INPUT` for a bad id, a key that has not 32 bytes, or two keys of one id;
 * `VAULT_KEY_MISSING` when there is none
 */
export function assertMasterKeys(keys: readonly MasterKey[]): void {
  if (keys.length === 0) throw new MutoscopeError('VAULT_KEY_MISSING')
  for (const [index, { id, key }] of keys.entries()) {
    if (!/^[\w-]{1,32}$/u.test(id))
      throw invalid(`The id of master key ${index + 1} must be 1 to 32 letters, digits, "-" or "_".`)
    if (key.byteLength !== KEY_BYTES)
      throw invalid(
        `Master key "${id}" has ${key.byteLength} bytes instead of ${KEY_BYTES}. Use \`masterKeyFromText\` to parse a string.`,
      )
    if (keys.findIndex((other) => other.id === id) !== index)
      throw invalid(`Two master keys have the id "${id}".`)
  }
}

function invalid(message: string): MutoscopeError {
  return new MutoscopeError('INVALID_INPUT', { message, details: { field: 'masterKeys' } })
}
