import type { Json } from '../digest/canonical-json.js'

/**
 * A document of what is built on top of the engine, such as a numbered job, a campaign or a delivery. The
 * engine itself never looks into one.
 */
export type StoredRecord<Data extends Json = Json> = {
  readonly ownerId: string
  /** What kind of document it is, such as `jobs.job`. */
  readonly collection: string
  /** Unique per owner and collection. */
  readonly id: string
  /**
   * 1, 2, 3 … per collection over all owners, given by the store to records that ask for one; never given
   * twice.
   */
  readonly number: number | null
  /** The project it goes away with, or null. */
  readonly projectId: string | null
  /** What lists are filtered by, such as a status; empty when there is nothing to filter by. */
  readonly label: string
  /** What a search looks in. */
  readonly text: string
  readonly data: Data
  /** 1, then one more with every change. */
  readonly revision: number
  /**
   * When somebody should look at it (a delivery to try again, something that expires), epoch milliseconds.
   */
  readonly dueAt: number | null
  readonly createdAt: number
  readonly updatedAt: number
}

/** A record as it is inserted: its number is the store's to give. */
export type NewRecord = Omit<StoredRecord, 'number'>
