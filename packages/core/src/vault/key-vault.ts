import * as z from 'zod'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { parseInput } from '../records/parse-input.js'
import { parseOwner } from '../records/parse-owner.js'
import type { Records } from '../records/records.js'
import { ALWAYS_DUE, everyRecord } from '../records/every-record.js'
import { openFernet, type FernetKey } from './open-fernet.js'
import type { SecretBinding, SecretBox } from './secret-box.js'

/** A provider key as it is listed: never the key itself. */
export interface StoredKey {
  readonly service: string
  /** `…` and the last four characters, or only `…` when the key is short. */
  readonly masked: string
  /** Which master key sealed it. */
  readonly keyId: string
  /** Epoch milliseconds. */
  readonly createdAt: number
  readonly updatedAt: number
}

/** A key to keep. */
export interface SaveKey extends SecretBinding {
  readonly key: string
}

/** A key that another program has kept as a Fernet token. */
export interface ImportFernet extends SecretBinding {
  readonly token: string
  readonly fernetKey: FernetKey
}

/**
 * Keeps the provider keys of owners, sealed. Every method but `has` throws `VAULT_KEY_MISSING` in a studio
 * without `masterKeys`.
 */
export interface KeyVault {
  /** Keeps a key in place of the one before. @throws `INVALID_INPUT` */
  save(input: SaveKey): Promise<StoredKey>
  /** The key itself, or null. Only for what calls the provider. @throws `VAULT_SEALED` */
  get(ownerId: string, service: string): Promise<string | null>
  /**
   * Whether a key is kept, without opening it: true also while its master key is not there, and in a studio
   * without `masterKeys`.
   */
  has(ownerId: string, service: string): Promise<boolean>
  /** By service name. */
  list(ownerId: string): Promise<readonly StoredKey[]>
  /** @throws `RECORD_NOT_FOUND` */
  remove(ownerId: string, service: string): Promise<void>
  /**
   * Seals again under the newest master key whatever an older one sealed, webhook secrets too. Afterwards the
   * older one can be thrown away.
   * @param ownerId @default all owners
   * @returns how many were sealed again
   */
  rotateAll(ownerId?: string): Promise<number>
  /** Takes over what another program sealed. @throws `VAULT_SEALED`, `INVALID_INPUT` */
  importFernet(input: ImportFernet): Promise<StoredKey>
}

/** What a key vault is made of. */
export interface KeyVaultOptions {
  readonly records: Records
  /** Null when the studio has no master key. */
  readonly box: SecretBox | null
  /** Seals again what is kept elsewhere. */
  readonly rotateOthers?: (box: SecretBox, ownerId: string | undefined) => Promise<number>
}

type KeyData = { readonly sealed: string; readonly keyId: string; readonly last4: string }
type KeyRecord = {
  readonly id: string
  readonly data: KeyData
  readonly createdAt: number
  readonly updatedAt: number
}

/** Name of the collection of sealed keys. */
export const VAULT_KEYS = 'vault.key'

const saveSchema = z.object({
  ownerId: z.string().min(1),
  service: z.string().regex(/^[a-z\d][\w.-]{0,63}$/iu, 'must be 1 to 64 letters, digits, ".", "_" or "-"'),
  key: z.string().trim().min(1).max(20_000),
})

/** A key shorter than this is not shown in part. */
const MASKED_FROM = 12

/** Makes the key vault of a studio. */
export function createKeyVault({ records, box, rotateOthers }: KeyVaultOptions): KeyVault {
  const keys = records.collection<KeyData>(VAULT_KEYS)

  function openBox(): SecretBox {
    if (box === null) throw new MutoscopeError('VAULT_KEY_MISSING')
    return box
  }

  async function save(input: SaveKey): Promise<StoredKey> {
    const { ownerId, service, key } = parseInput(saveSchema, input, 'key')
    const used = openBox()
    const data: KeyData = {
      sealed: await used.seal(key, { ownerId, service }),
      keyId: used.keyId,
      last4: key.length < MASKED_FROM ? '' : key.slice(-4),
    }
    const ref = { ownerId, id: service }
    if ((await keys.find(ref)) === null) {
      try {
        return toStoredKey(await keys.insert({ ...ref, data, dueAt: ALWAYS_DUE }))
      } catch (error) {
        // Somebody else saved one at the same time; the later of the two stays.
        if (!MutoscopeError.isInstance(error) || error.code !== 'ALREADY_EXISTS') throw error
      }
    }
    return toStoredKey(await keys.change(ref, () => ({ data })))
  }

  return {
    save,
    async get(ownerId, service) {
      const used = openBox()
      const record = await keys.find({ ownerId, id: service })
      return record === null ? null : used.open(record.data.sealed, { ownerId, service })
    },
    has: async (ownerId, service) => (await keys.find({ ownerId, id: service })) !== null,
    async list(ownerId) {
      openBox()
      return (await everyRecord(keys, parseOwner(ownerId, 'keys.list')))
        .map(toStoredKey)
        .toSorted((a, b) => (a.service < b.service ? -1 : 1))
    },
    async remove(ownerId, service) {
      openBox()
      await keys.remove({ ownerId, id: service })
    },
    async rotateAll(ownerId) {
      const used = openBox()
      const stale = (await everyRecord(keys, ownerId)).filter(({ data }) => used.needsRotation(data.sealed))
      for (const record of stale) {
        const sealed = await used.rotate(record.data.sealed, { ownerId: record.ownerId, service: record.id })
        // A key that was saved in the meantime is sealed under the newest already.
        await keys.change(record, ({ data }) =>
          data.sealed === record.data.sealed ? { data: { ...data, sealed, keyId: used.keyId } } : null,
        )
      }
      return stale.length + ((await rotateOthers?.(used, ownerId)) ?? 0)
    },
    async importFernet({ ownerId, service, token, fernetKey }) {
      openBox()
      return save({ ownerId, service, key: await openFernet(token, fernetKey) })
    },
  }
}

function toStoredKey({ id, data, createdAt, updatedAt }: KeyRecord): StoredKey {
  return { service: id, masked: `…${data.last4}`, keyId: data.keyId, createdAt, updatedAt }
}
