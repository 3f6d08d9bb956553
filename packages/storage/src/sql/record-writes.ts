import {
  assertQuota,
  MutoscopeError,
  type Change,
  type NewRecord,
  type RecordQuota,
  type StoredRecord,
} from '@mutoscope/core'
import { alreadyExists, explaining, projectNotFound } from './explain-refusal.js'
import { toRecordRow } from './rows.js'
import type { WriteStatements } from './write-statements.js'

type Statements = WriteStatements['records']

/** Inserts a record, with the next number of its collection if it wants one. */
export function insertRecord(
  record: NewRecord,
  { numbered, quota }: { readonly numbered: boolean; readonly quota: RecordQuota | undefined },
  statements: Statements,
): () => void {
  const row = toRecordRow(record)
  const insert = () => {
    const number = numbered ? (statements.nextNumber.get(row)?.last ?? null) : null
    statements.insert.run({ ...row, number })
    if (quota !== undefined) assertQuota(statements.usage.get(row) ?? { count: 0, bytes: 0 }, quota)
  }
  return explaining(insert, {
    unique: () => alreadyExists('id', `There is already a record "${row.id}" in ${row.collection}.`),
    foreign: () => projectNotFound(row.project_id ?? ''),
  })
}

/** Replaces what can change of a record, from the revision before. */
export function updateRecord(record: StoredRecord, statements: Statements): () => void {
  const row = toRecordRow(record)
  return () => {
    if (statements.update.run(row) > 0) return
    const stored = statements.revision.get(row)
    if (stored === undefined) throw recordNotFound(record)
    throw new MutoscopeError('REVISION_CONFLICT', {
      message: `The record was changed by somebody else: it is at revision ${stored.revision}.`,
      details: { id: row.id, revision: stored.revision },
    })
  }
}

/** Removes a record. */
export function deleteRecord(
  { ownerId, collection, id }: Extract<Change, { type: 'delete-record' }>,
  statements: Statements,
): () => void {
  return () => {
    if (statements.delete.run({ owner_id: ownerId, collection, id }) === 0)
      throw recordNotFound({ collection, id })
  }
}

function recordNotFound({ collection, id }: Pick<StoredRecord, 'collection' | 'id'>): MutoscopeError {
  return new MutoscopeError('RECORD_NOT_FOUND', {
    message: `There is no record "${id}" in ${collection}.`,
    details: { collection, id },
  })
}
