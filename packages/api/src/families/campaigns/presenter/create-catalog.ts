/** What can be chosen from: what is built in, and what a provider has. */
export interface Catalog<Item> {
  /** Built in first. @throws what the provider throws */
  list(ownerId: string): Promise<readonly Item[]>
  /** One of them; the provider is not asked for what is built in. */
  find(ownerId: string, id: string): Promise<Item | undefined>
}

/** Options of {@link createCatalog}. */
export interface CatalogOptions<Item> {
  readonly builtIn: readonly Item[]
  /** Asks the provider. @default nothing besides what is built in */
  readonly load: ((ownerId: string) => Promise<readonly Item[]>) | undefined
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** How long what a provider said is believed, milliseconds. */
const KEEP_MS = 5 * 60 * 1000

/** Owners that are remembered at once. */
const MOST_OWNERS = 1000

/**
 * Makes a catalog that remembers for a while what a provider has. Owners may have keys of their own, so each
 * is remembered apart.
 */
export function createCatalog<Item extends { readonly id: string }>({
  builtIn,
  load,
  now,
}: CatalogOptions<Item>): Catalog<Item> {
  const known = new Map<string, { readonly until: number; readonly items: Promise<readonly Item[]> }>()

  function loadKnown(ownerId: string): Promise<readonly Item[]> {
    if (load === undefined) return Promise.resolve([])
    const before = known.get(ownerId)
    if (before !== undefined && before.until > now()) return before.items
    const items = load(ownerId)
    known.delete(ownerId)
    known.set(ownerId, { until: now() + KEEP_MS, items })
    // A failure is told to who asked and not remembered.
    items.catch(() => {
      if (known.get(ownerId)?.items === items) known.delete(ownerId)
    })
    const [oldest] = known.keys()
    if (known.size > MOST_OWNERS && oldest !== undefined) known.delete(oldest)
    return items
  }

  return {
    list: async (ownerId) => [...builtIn, ...(await loadKnown(ownerId))],
    find: async (ownerId, id) =>
      builtIn.find((item) => item.id === id) ?? (await loadKnown(ownerId)).find((item) => item.id === id),
  }
}
