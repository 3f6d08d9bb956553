/**
 * Works on items as they come, at most so many at once. After a failure no item is begun any more; when those that
 * were begun have ended, it is thrown.
 */
export async function forEachLimited<Item>(
  items: AsyncIterable<Item> | Iterable<Item>,
  limit: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const source = toAsync(items)
  const failures: unknown[] = []
  async function workOn(): Promise<void> {
    while (failures.length === 0) {
      const next = await source.next()
      if (next.done === true) return
      await work(next.value)
    }
  }
  await Promise.all(
    Array.from({ length: limit }, () => workOn().catch((error: unknown) => void failures.push(error))),
  )
  if (failures.length === 0) return
  await source.return()
  throw failures[0]
}

/** A generator gives one item at a time, however many ask. */
async function* toAsync<Item>(
  items: AsyncIterable<Item> | Iterable<Item>,
): AsyncGenerator<Item, void, undefined> {
  yield* items
}
