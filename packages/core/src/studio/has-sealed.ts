import type { Store } from '../storage/store.js'
import { ENDPOINTS } from '../webhooks/webhook-records.js'
import { VAULT_KEYS } from '../vault/key-vault.js'

/** Whether a store holds something that a master key sealed: keys of providers, or secrets of webhooks. */
export async function hasSealedSecrets(store: Pick<Store, 'nextDueRecord'>): Promise<boolean> {
  // Everything sealed is always due, so that it can be found over all owners.
  const found = await Promise.all([VAULT_KEYS, ENDPOINTS].map((name) => store.nextDueRecord(name)))
  return found.some((dueAt) => dueAt !== null)
}
