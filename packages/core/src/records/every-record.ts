import type { Json } from '../digest/canonical-json.js'
import type { StoredRecord } from '../domain/record.js'
import type { RecordCollection } from './records.js'

/** A collection whose records all have this due time can be read over all owners. */
export const ALWAYS_DUE = 0

const PAGE = 500

/** Every record of an owner, or of all owners where they were inserted as {@link ALWAYS_DUE}. */
export async function everyRecord<Data extends Json>(
  collection: RecordCollection<Data>,
  ownerId?: string,
): Promise<readonly StoredRecord<Data>[]> {
  if (ownerId !== undefined) {
    const found: StoredRecord<Data>[] = []
    for (;;) {
      const page = await collection.list(ownerId, { order: 'oldest', limit: PAGE, offset: found.length })
      found.push(...page)
      if (page.length < PAGE) return found
    }
  }
  for (let limit = PAGE; ; limit *= 4) {
    const found = await collection.due({ limit })
    if (found.length < limit) return found
  }
}
