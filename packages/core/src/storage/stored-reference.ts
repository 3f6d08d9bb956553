import type { Json } from '../digest/canonical-json.js'

/** Bytes that something stored stands on, or only names. */
export type StoredReference = {
  /** SHA-256 of the bytes. */
  readonly hash: string
  /** Their size, where what is stored stands on them; null where it may only name them, as a brief does. */
  readonly size: number | null
  readonly ownerId: string
  readonly projectId: string | null
  /** The artifact's name, the collection of the record, or `project`. */
  readonly name: string
}

const HASHES = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/gu

/** What a JSON text may name; anything that could be a hash counts as one. */
export function namedIn(
  json: string,
  place: Omit<StoredReference, 'hash' | 'size'>,
): readonly StoredReference[] {
  return (json.match(HASHES) ?? []).map((hash) => ({ ...place, hash, size: null }))
}

/** What the data of a record names; with their size where the record is a file that somebody brought. */
export function namedInRecord(
  json: string,
  place: Omit<StoredReference, 'hash' | 'size'>,
): readonly StoredReference[] {
  const named = namedIn(json, place)
  if (named.length === 0) return named
  const data = JSON.parse(json) as Json
  const file = typeof data === 'object' && data !== null && !Array.isArray(data) ? data : {}
  const { hash, size } = file as { readonly [key: string]: Json }
  return named.map((reference) =>
    reference.hash === hash && typeof size === 'number' ? { ...reference, size } : reference,
  )
}
