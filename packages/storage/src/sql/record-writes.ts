import { MutoscopeError, type StoredRecord } from '@mutoscope/core'
import { assertQuota, type Change, type NewRecord, type RecordQuota } from '@mutoscope/core/ports'
import { alreadyExists, explaining, projectNotFound } from './explain-refusal.js'
import { toRecordRow } from './rows.js'
import type { Work } from './work.js'
import type { WriteStatements } from './write-statements.js'

/** Inserts a record, with the next number of its collection if it wants one. */
export function insertRecord(
  record: NewRecord,
  { numbered, quota }: { readonly numbered: boolean; readonly quota: RecordQuota | undefined },
  statements: WriteStatements,
): () => Work<void> {
  const row = toRecordRow(record)
  return explaining(() => insertRow(row, { numbered, quota }, statements), statements, {
    unique: () => alreadyExists('id', `There is already a record "${row.id}" in ${row.collection}.`),
    foreign: () => projectNotFound(row.project_id ?? ''),
  })
}

/** Replaces what can change of a record, from the revision before. */
export function updateRecord(record: StoredRecord, { records }: WriteStatements): () => Work<void> {
  const row = toRecordRow(record)
  return () => updateRow(row, records)
}

/** Removes a record. */
export function deleteRecord(
  { ownerId, collection, id }: Extract<Change, { type: 'delete-record' }>,
  { records }: WriteStatements,
): () => Work<void> {
  return () => deleteRow({ owner_id: ownerId, collection, id }, records)
}

type Row = ReturnType<typeof toRecordRow>

function* insertRow(
  row: Row,
  { numbered, quota }: { readonly numbered: boolean; readonly quota: RecordQuota | undefined },
  { records }: WriteStatements,
): Work<void> {
  const number = numbered ? ((yield* records.nextNumber.get(row))?.last ?? null) : null
  yield* records.insert.run({ ...row, number })
  if (quota !== undefined) assertQuota((yield* records.usage.get(row)) ?? { count: 0, bytes: 0 }, quota)
}

function* updateRow(row: Row, records: WriteStatements['records']): Work<void> {
  if ((yield* records.update.run(row)) > 0) return
  const stored = yield* records.revision.get(row)
  if (stored === undefined) throw recordNotFound(row)
  throw new MutoscopeError('REVISION_CONFLICT', {
    message: `The record has changed since it was read: it is at revision ${stored.revision}.`,
    details: { id: row.id, revision: stored.revision },
  })
}

function* deleteRow(
  key: Pick<Row, 'owner_id' | 'collection' | 'id'>,
  records: WriteStatements['records'],
): Work<void> {
  if ((yield* records.delete.run(key)) === 0) throw recordNotFound(key)
}

function recordNotFound({ collection, id }: Pick<StoredRecord, 'collection' | 'id'>): MutoscopeError {
  return new MutoscopeError('RECORD_NOT_FOUND', {
    message: `There is no record "${id}" in ${collection}.`,
    details: { collection, id },
  })
}
