import { MutoscopeError, type PriceEntry } from '@mutoscope/core'
import { lookUpPrice } from '@mutoscope/core/ports'

/** What was used, as a provider reports it. */
export type TokenUsage = {
  readonly tokensIn: number
  readonly tokensOut: number
  /**
   * How many of `tokensIn` are pictures; their price is the entry with `when: { input: 'image' }`, where a
   * model has one. @default 0
   */
  readonly imageTokensIn?: number
}

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
  const { tokensIn, tokensOut, imageTokensIn = 0 } = usage
  const cost = (unit: 'megatoken-in' | 'megatoken-out', tokens: number, input: 'text' | 'image'): number =>
    lookUpPrice(entries, { provider, model, unit, quantity: tokens / 1e6, when: { input } }).expectedMicros
  try {
    return (
      cost('megatoken-in', tokensIn - imageTokensIn, 'text') +
      cost('megatoken-in', imageTokensIn, 'image') +
      cost('megatoken-out', tokensOut, 'text')
    )
  } catch (error) {
    if (MutoscopeError.isInstance(error) && error.code === 'PRICE_UNKNOWN') return undefined
    throw error
  }
}
