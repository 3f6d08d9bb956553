import type { Json } from '../digest/canonical-json.js'
import type { StoredRecord } from '../domain/record.js'
import { foldCase } from '../storage/search-text.js'
import type { RecordUsage } from '../storage/record-quota.js'
import type { RecordFilter, LatestRunFilter } from '../storage/store-filters.js'
import { byText } from './by-text.js'
import type { MemoryTables } from './memory-tables.js'
import { latestRunOf } from './project-reads.js'

/** The records of an owner that a filter lets through, in its order. */
export function filterRecords(
  tables: MemoryTables,
  ownerId: string,
  filter: RecordFilter,
): readonly StoredRecord[] {
  const {
    collection,
    projectId,
    labels,
    search = '',
    latestRun,
    reached,
    from = 0,
    until = Number.MAX_SAFE_INTEGER,
    order = 'newest',
  } = filter
  const wanted = foldCase(search)
  const found = [...tables.records.values()].filter(
    (record) =>
      record.ownerId === ownerId &&
      record.collection === collection &&
      record.createdAt >= from &&
      record.createdAt < until &&
      (projectId === undefined || record.projectId === projectId) &&
      (labels === undefined || labels.includes(record.label)) &&
      foldCase(record.text).includes(wanted) &&
      ((latestRun === undefined && reached === undefined) || isOneOf(tables, record, latestRun, reached)),
  )
  const oldest = found.toSorted((a, b) => a.createdAt - b.createdAt || byText(a.id, b.id))
  return order === 'oldest' ? oldest : oldest.toReversed()
}

function isOneOf(
  tables: MemoryTables,
  { projectId, ownerId }: StoredRecord,
  latestRun: readonly LatestRunFilter[] | undefined,
  reached: readonly string[] | undefined,
): boolean {
  const run = projectId === null ? null : latestRunOf(tables, { id: projectId, ownerId })
  const stands = ({ status, target }: LatestRunFilter) =>
    status === (run?.latest.status ?? 'none') && (target === undefined || target === run?.latest.target)
  return (
    (latestRun === undefined || latestRun.some(stands)) &&
    (reached === undefined || reached.includes(run?.reached ?? 'none'))
  )
}

/** The first record of any owner that is the one looked for. */
export function findRecordOfAny(
  { records }: MemoryTables,
  collection: string,
  is: (record: StoredRecord) => boolean,
): StoredRecord | null {
  return [...records.values()].find((record) => record.collection === collection && is(record)) ?? null
}

/** The records of a collection that are due at some time, earliest first. */
export function recordsByDue(
  { records }: MemoryTables,
  collection: string,
): readonly (StoredRecord & { readonly dueAt: number })[] {
  return [...records.values()]
    .flatMap((record) =>
      record.dueAt === null || record.collection !== collection ? [] : [{ ...record, dueAt: record.dueAt }],
    )
    .toSorted((a, b) => a.dueAt - b.dueAt || byText(a.id, b.id))
}

/** How much an owner keeps in a collection of files. */
export function recordUsage({ records }: MemoryTables, ownerId: string, collection: string): RecordUsage {
  const sizes = [...records.values()].flatMap((record) =>
    record.ownerId === ownerId && record.collection === collection ? [sizeIn(record.data)] : [],
  )
  return { count: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) }
}

function sizeIn(data: Json): number {
  return typeof data === 'object' && data !== null && 'size' in data && typeof data.size === 'number'
    ? data.size
    : 0
}
