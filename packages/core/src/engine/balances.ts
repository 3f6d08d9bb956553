import type { Balance, Model } from '../providers/model.js'
import type { Clock } from './clock.js'

/** What keys can still spend, asked once for a short while. */
export interface Balances {
  /** Null where nobody can say. */
  read(ownerId: string, model: PayingModel, signal: AbortSignal): Promise<Balance | null>
}

type PayingModel = Pick<Model<never, never>, 'provider' | 'paid'>

/** How long an answer counts, milliseconds. */
const FRESH_MS = 10_000

/** Makes {@link Balances}. A balance that cannot be read stops nobody. */
export function createBalances(clock: Clock): Balances {
  const known = new Map<string, { readonly until: number; readonly balance: Promise<Balance | null> }>()
  return {
    read(ownerId, { provider, paid }, signal) {
      const now = clock.now()
      for (const [key, { until }] of known) if (until <= now) known.delete(key)
      const key = `${ownerId}\n${provider}`
      const fresh = known.get(key)
      if (fresh !== undefined) return fresh.balance
      const balance = (paid?.balance?.({ ownerId, signal }) ?? Promise.resolve(null)).catch(() => null)
      known.set(key, { until: now + FRESH_MS, balance })
      return balance
    },
  }
}
