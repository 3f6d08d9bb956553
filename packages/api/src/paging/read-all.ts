import type { Json, RecordCollection, RecordQuery, StoredRecord } from '@mutoscope/core'

const AT_ONCE = 500

/** All records of an owner that a filter lets through, oldest first, for what no store can sort or sum. */
export async function readAll<Data extends Json>(
  collection: RecordCollection<Data>,
  ownerId: string,
  filter: RecordQuery = {},
): Promise<readonly StoredRecord<Data>[]> {
  const all: StoredRecord<Data>[] = []
  for (;;) {
    // Oldest first: what is added meanwhile comes after what was read.
    const page = await collection.list(ownerId, {
      ...filter,
      order: 'oldest',
      limit: AT_ONCE,
      offset: all.length,
    })
    all.push(...page)
    if (page.length < AT_ONCE) return all
  }
}
