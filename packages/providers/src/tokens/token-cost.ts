import { lookUpPrice, MutoscopeError, type PriceEntry } from '@mutoscope/core'

/** What was used, as a provider reports it. */
export type TokenUsage = { readonly tokensIn: number; readonly tokensOut: number }

/**
 * What used tokens cost in micro-dollars; undefined when the provider reports nothing or there is no price:
 * work that is done does not fail for that.
 */
export function tokenCost(
  entries: readonly PriceEntry[],
  provider: string,
  model: string,
  usage: TokenUsage | undefined,
): number | undefined {
  if (usage === undefined) return undefined
  try {
    return (
      lookUpPrice(entries, { provider, model, unit: 'megatoken-in', quantity: usage.tokensIn / 1e6 })
        .expectedMicros +
      lookUpPrice(entries, { provider, model, unit: 'megatoken-out', quantity: usage.tokensOut / 1e6 })
        .expectedMicros
    )
  } catch (error) {
    if (MutoscopeError.isInstance(error) && error.code === 'PRICE_UNKNOWN') return undefined
    throw error
  }
}
