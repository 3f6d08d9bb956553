import { fromBase64, toBase64Url } from '../digest/base64.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { assertMasterKeys, type MasterKey } from './master-key.js'

/** Whose secret it is and for what. A sealed secret opens only under the binding that it was sealed with. */
export interface SecretBinding {
  readonly ownerId: string
  /** For instance the name of a provider. */
  readonly service: string
}

/** What a box is made of. */
export interface SecretBoxOptions {
  /** Newest first: the first seals, all open. */
  readonly keys: readonly MasterKey[]
}

/**
 * Seals secrets for storage. A sealed secret is text:
 * `v1.<key id>.<base64url of salt, nonce, tag and ciphertext>`.
 */
export interface SecretBox {
  /** Id of the master key that seals. */
  readonly keyId: string
  seal(secret: string, binding: SecretBinding): Promise<string>
  /**
   * @throws `VAULT_SEALED` for what is damaged or was sealed under another binding; `VAULT_KEY_MISSING`
   *   when its master key is not among ours
   */
  open(token: string, binding: SecretBinding): Promise<string>
  /** True for what an older master key sealed. @throws `VAULT_SEALED` for what is no token */
  needsRotation(token: string): boolean
  /** Seals again under the newest master key. @throws as {@link SecretBox.open} */
  rotate(token: string, binding: SecretBinding): Promise<string>
}

const VERSION = 'v1'
const INFO = new TextEncoder().encode('mutoscope/vault/v1')
const SALT_BYTES = 16
const IV_BYTES = 12
const TAG_BYTES = 16
const HEAD_BYTES = SALT_BYTES + IV_BYTES + TAG_BYTES
/** Longer than any sealed API key or service account file. */
const LONGEST_TOKEN = 100_000

/**
 * Makes a {@link SecretBox}: AES-256-GCM under a key that HKDF-SHA256 derives for each secret from the master
 * key and a fresh salt, so no two secrets share a key and a nonce cannot repeat. Version, key id, owner and
 * service are authenticated: rows that were swapped do not open.
 *
 * @throws `VAULT_KEY_MISSING` without a key, `INVALID_INPUT` for one that has not 32 bytes
 * @example
 * const box = createSecretBox({ keys: [{ id: '2026-11', key: await masterKeyFromText(process.env.MASTER_KEY
 * ?? '') }] }) const token = await box.seal('sk-…', { ownerId: 'ada', service: 'openai' })
 */
export function createSecretBox(options: SecretBoxOptions): SecretBox {
  assertMasterKeys(options.keys)
  const masters = new Map(
    options.keys.map(({ id, key }) => [
      id,
      crypto.subtle.importKey('raw', new Uint8Array(key), 'HKDF', false, ['deriveKey']),
    ]),
  )
  // A key that cannot be imported is told to whoever uses it.
  for (const master of masters.values()) master.catch(() => {})
  const keyId = options.keys[0]?.id ?? ''

  async function recordKey(id: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
    const master = masters.get(id)
    if (master === undefined) {
      throw new MutoscopeError('VAULT_KEY_MISSING', {
        message: `A stored secret was encrypted with master key "${id}", which is not configured. Add it to \`masterKeys\`, after the newest key.`,
        details: { keyId: id },
      })
    }
    return crypto.subtle.deriveKey(
      { name: 'HKDF', hash: 'SHA-256', salt, info: INFO },
      await master,
      { name: 'AES-GCM', length: 256 },
      false,
      ['encrypt', 'decrypt'],
    )
  }

  async function seal(secret: string, binding: SecretBinding): Promise<string> {
    const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES))
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
    const key = await recordKey(keyId, salt)
    const sealed = new Uint8Array(
      await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv, additionalData: boundTo(keyId, binding) },
        key,
        new TextEncoder().encode(secret),
      ),
    )
    const ciphertext = sealed.subarray(0, sealed.byteLength - TAG_BYTES)
    return `${VERSION}.${keyId}.${toBase64Url(joined([salt, iv, sealed.subarray(ciphertext.byteLength), ciphertext]))}`
  }

  async function open(token: string, binding: SecretBinding): Promise<string> {
    const { id, bytes } = readToken(token)
    const iv = bytes.slice(SALT_BYTES, SALT_BYTES + IV_BYTES)
    const key = await recordKey(id, bytes.slice(0, SALT_BYTES))
    const sealed = joined([bytes.subarray(HEAD_BYTES), bytes.subarray(SALT_BYTES + IV_BYTES, HEAD_BYTES)])
    try {
      return new TextDecoder().decode(
        await crypto.subtle.decrypt(
          { name: 'AES-GCM', iv, additionalData: boundTo(id, binding) },
          key,
          sealed,
        ),
      )
    } catch {
      throw new MutoscopeError('VAULT_SEALED', {
        message: `The stored secret for "${binding.service}" cannot be decrypted: it is damaged or belongs to another owner. Save it again.`,
        details: { service: binding.service },
      })
    }
  }

  return {
    keyId,
    seal,
    open,
    needsRotation: (token) => readToken(token).id !== keyId,
    rotate: async (token, binding) => seal(await open(token, binding), binding),
  }
}

function readToken(token: string): { readonly id: string; readonly bytes: Uint8Array<ArrayBuffer> } {
  const [version, id, body, ...rest] = token.length > LONGEST_TOKEN ? [] : token.split('.')
  const bytes = version === VERSION && body !== undefined && rest.length === 0 ? fromBase64(body) : null
  if (id === undefined || bytes === null || bytes.byteLength < HEAD_BYTES || toBase64Url(bytes) !== body) {
    throw new MutoscopeError('VAULT_SEALED', {
      message: 'The stored value is not an encrypted secret. Save the secret again.',
    })
  }
  return { id, bytes }
}

/** Each part stands behind its length, so that no character can move from one to the next. */
function boundTo(keyId: string, { ownerId, service }: SecretBinding): Uint8Array<ArrayBuffer> {
  return joined(
    [VERSION, keyId, ownerId, service].flatMap((part) => {
      const bytes = new TextEncoder().encode(part)
      const length = new Uint8Array(4)
      new DataView(length.buffer).setUint32(0, bytes.byteLength)
      return [length, bytes]
    }),
  )
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.byteLength
  }
  return whole
}
