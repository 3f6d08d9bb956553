import type { PriceEntry } from '@mutoscope/core'

/**
 * The host's prices before a provider's own: an own entry that holds under conditions goes too where the host
 * gives one price for all or some of them.
 */
export function mergePrices(
  given: readonly PriceEntry[] | undefined,
  own: readonly PriceEntry[],
): readonly PriceEntry[] {
  const covers = (entry: PriceEntry, other: PriceEntry): boolean =>
    entry.provider === other.provider &&
    entry.model === other.model &&
    entry.unit === other.unit &&
    Object.entries(entry.when ?? {}).every(([name, value]) => other.when?.[name] === value)
  return [...(given ?? []), ...own.filter((entry) => given?.some((ours) => covers(ours, entry)) !== true)]
}
