import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { RecordCollection, RecordRef } from '../records/records.js'
import { everyRecord } from '../records/every-record.js'
import type { SecretBinding, SecretBox } from '../vault/secret-box.js'
import type { EndpointData } from './webhook-records.js'

/** Turns the secret of an endpoint into what is kept, and back. Without a master key it is kept as it is. */
export interface EndpointSecrets {
  toKept(endpoint: RecordRef, secret: string): Promise<string>
  /**
   * The secrets that sign now: the endpoint's, and the one before for a while. @throws `VAULT_SEALED`,
   * `VAULT_KEY_MISSING`
   */
  signing(endpoint: RecordRef & { readonly data: EndpointData }, now: number): Promise<readonly string[]>
}

/** Makes {@link EndpointSecrets}. */
export function createEndpointSecrets(box: SecretBox | null): EndpointSecrets {
  async function toSecret(endpoint: RecordRef, kept: string): Promise<string> {
    if (isPlain(kept)) return kept
    if (box === null) throw new MutoscopeError('VAULT_KEY_MISSING')
    return box.open(kept, bindingOf(endpoint))
  }
  return {
    toKept: async (endpoint, secret) => (box === null ? secret : box.seal(secret, bindingOf(endpoint))),
    async signing(endpoint, now) {
      const { secret, previous } = endpoint.data
      const kept = previous !== null && previous.until > now ? [secret, previous.secret] : [secret]
      return Promise.all(kept.map((each) => toSecret(endpoint, each)))
    },
  }
}

/**
 * Seals the secrets of endpoints again that an older master key sealed, and those that were kept as they are.
 * Answers how many endpoints that were.
 */
export async function rotateEndpointSecrets(
  endpoints: RecordCollection<EndpointData>,
  box: SecretBox,
  ownerId: string | undefined,
): Promise<number> {
  const current = (kept: string) => !isPlain(kept) && !box.needsRotation(kept)
  const stale = (await everyRecord(endpoints, ownerId)).filter(
    ({ data }) => !current(data.secret) || (data.previous !== null && !current(data.previous.secret)),
  )
  for (const record of stale) {
    const again = async (kept: string) =>
      isPlain(kept) ? box.seal(kept, bindingOf(record)) : box.rotate(kept, bindingOf(record))
    const { previous } = record.data
    const sealed = {
      secret: await again(record.data.secret),
      previous: previous === null ? null : { ...previous, secret: await again(previous.secret) },
    }
    await endpoints.change(record, ({ data }) =>
      data.secret === record.data.secret ? { data: { ...data, ...sealed } } : null,
    )
  }
  return stale.length
}

function isPlain(kept: string): boolean {
  return kept.startsWith('whsec_')
}

function bindingOf({ ownerId, id }: RecordRef): SecretBinding {
  return { ownerId, service: `webhook/${id}` }
}
