import type { NewRecord, StoredRecord } from '../domain/record.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { assertQuota } from '../storage/record-quota.js'
import type { RecordQuota } from '../storage/record-quota.js'
import { recordUsage } from './record-reads.js'
import type { Journal } from './journal.js'
import { keyOf, type MemoryTables } from './memory-tables.js'

/** Inserts a record; the caller has checked its project. */
export function insertRecord(
  tables: MemoryTables,
  journal: Journal,
  record: NewRecord,
  { numbered, quota }: { readonly numbered: boolean; readonly quota: RecordQuota | undefined },
): void {
  const { ownerId, collection, id } = record
  const key = keyOf(collection, ownerId, id)
  if (tables.records.has(key))
    throw new MutoscopeError('ALREADY_EXISTS', {
      message: `Record "${id}" already exists in ${collection}.`,
      details: { field: 'id' },
    })
  const number = numbered ? (tables.recordNumbers.get(collection) ?? 0) + 1 : null
  if (number !== null) journal.set(tables.recordNumbers, collection, number)
  journal.set(tables.records, key, { ...record, number })
  if (quota !== undefined) assertQuota(recordUsage(tables, ownerId, collection), quota)
}

/** Replaces what can change of a record, from the revision before. */
export function updateRecord(tables: MemoryTables, journal: Journal, record: StoredRecord): void {
  const { label, text, data, revision, dueAt, updatedAt } = record
  const stored = findRecord(tables, record)
  if (stored.revision !== revision - 1) {
    throw new MutoscopeError('REVISION_CONFLICT', {
      message: `The record has changed since it was read: it is at revision ${stored.revision}.`,
      details: { id: stored.id, revision: stored.revision },
    })
  }
  journal.set(tables.records, keyOf(stored.collection, stored.ownerId, stored.id), {
    ...stored,
    label,
    text,
    data,
    revision,
    dueAt,
    updatedAt,
  })
}

/** Removes a record. */
export function deleteRecord(
  tables: MemoryTables,
  journal: Journal,
  ref: Pick<StoredRecord, 'ownerId' | 'collection' | 'id'>,
): void {
  const { ownerId, collection, id } = findRecord(tables, ref)
  journal.delete(tables.records, keyOf(collection, ownerId, id))
}

/** Removes the records of a project. */
export function deleteProjectRecords(tables: MemoryTables, journal: Journal, projectId: string): void {
  for (const record of tables.records.values())
    if (record.projectId === projectId) deleteRecord(tables, journal, record)
}

function findRecord(
  tables: MemoryTables,
  { ownerId, collection, id }: Pick<StoredRecord, 'ownerId' | 'collection' | 'id'>,
): StoredRecord {
  const record = tables.records.get(keyOf(collection, ownerId, id))
  if (record === undefined)
    throw new MutoscopeError('RECORD_NOT_FOUND', {
      message: `There is no record "${id}" in ${collection}.`,
      details: { collection, id },
    })
  return record
}
