import { MutoscopeError, type ErrorCode } from '@mutoscope/core'

/** The primary result codes of SQLite that mean something here. */
const CODES: { readonly [resultCode: number]: ErrorCode } = {
  1: 'STORE_INVALID', // every statement is ours, so a table or column of it is not there
  3: 'OUTPUT_NOT_WRITABLE', // not permitted
  5: 'STORE_BUSY',
  6: 'STORE_BUSY', // locked
  8: 'OUTPUT_NOT_WRITABLE', // read-only
  10: 'OUTPUT_NOT_WRITABLE', // input or output error
  11: 'STORE_INVALID', // corrupt
  13: 'DISK_FULL',
  14: 'OUTPUT_NOT_WRITABLE', // cannot be opened
  19: 'INVALID_INPUT', // constraint
  20: 'INVALID_INPUT', // wrong type
  25: 'INVALID_INPUT', // cannot be bound
  26: 'STORE_INVALID', // not a database
}

const SENTENCES: { readonly [code in ErrorCode]?: string } = {
  DISK_FULL: 'There is no space left for the database. Free some and try again.',
  INVALID_INPUT: 'The database refused a value.',
  OUTPUT_NOT_WRITABLE:
    'The database file cannot be opened, read or written. Check that its folder exists and is writable.',
  STORE_BUSY: 'Another process kept the database locked for too long. Try again.',
  STORE_INVALID:
    'The database file is damaged or is not a database. Restore it from a copy, or pass the path of another file.',
}

/** True when another connection holds the lock that was needed. */
export function isBusy(error: unknown): boolean {
  return codeOf(error) === 'STORE_BUSY'
}

/** `unique` or `foreign` when a row was refused for such a key, else null. */
export function refusedKey(error: unknown): 'unique' | 'foreign' | null {
  const resultCode = resultCodeOf(error)
  if (resultCode === 1555 || resultCode === 2067) return 'unique'
  return resultCode === 787 ? 'foreign' : null
}

/**
 * Maps what `node:sqlite` throws to an error of the table; our own errors pass. `path` is told to the reader.
 */
export function toStoreError(error: unknown, path?: string): MutoscopeError {
  if (MutoscopeError.isInstance(error)) return error
  const code = codeOf(error)
  const reason = error instanceof Error ? error.message : String(error)
  const place = path === undefined ? '' : ` (${path})`
  return new MutoscopeError(code, {
    message: `${SENTENCES[code] ?? 'The database failed.'}${place} Reason: ${reason}`,
    details: path === undefined ? {} : { path },
    cause: error,
  })
}

function codeOf(error: unknown): ErrorCode {
  // Text in a JSON column that is not JSON was not written by this version.
  if (error instanceof SyntaxError) return 'STORE_INVALID'
  // What `node:sqlite` throws for a value that SQLite has no type for.
  if (error instanceof TypeError) return 'INVALID_INPUT'
  const resultCode = resultCodeOf(error)
  if (resultCode === null && error instanceof Error && 'syscall' in error)
    return 'code' in error && error.code === 'ENOSPC' ? 'DISK_FULL' : 'OUTPUT_NOT_WRITABLE'
  return (resultCode === null ? undefined : CODES[resultCode & 0xff]) ?? 'UNREACHABLE'
}

/**
 * SQLite's extended result code of an error, or null for any other error. The last byte is the primary code.
 */
function resultCodeOf(error: unknown): number | null {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode
    : null
}
