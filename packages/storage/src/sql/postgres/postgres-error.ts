import { MutoscopeError, type ErrorCode } from '@mutoscope/core'

/** What was broken off: whether it happened is not known, or it has not. */
export class ConnectionLost extends Error {
  /** True when a transaction was being committed and nobody could say what became of it. */
  readonly inDoubt: boolean

  constructor(cause: unknown, { inDoubt = false }: { readonly inDoubt?: boolean } = {}) {
    super('The connection to the database was lost.', { cause })
    this.inDoubt = inDoubt
  }
}

/** SQLSTATE codes and classes of them (two characters) that mean something here. */
const CODES: { readonly [state: string]: ErrorCode } = {
  '08': 'STORE_UNAVAILABLE', // connection
  '0A000': 'STORE_INVALID', // a plan that no longer fits its tables
  '22': 'INVALID_INPUT', // data
  '23': 'INVALID_INPUT', // constraint
  '25006': 'STORE_UNAVAILABLE', // a read-only transaction, as on a standby
  '25P02': 'INVALID_INPUT', // a statement after one that failed
  '25P03': 'STORE_BUSY', // idle in a transaction for too long
  '28': 'STORE_REFUSED', // authorization
  '3D000': 'STORE_REFUSED', // no such database
  '3F000': 'STORE_REFUSED', // no such schema
  '40': 'STORE_BUSY', // serialization, deadlock
  '42': 'STORE_INVALID', // every statement is ours, so a table or column of it is not there
  '42501': 'STORE_REFUSED', // no permission
  '53': 'STORE_UNAVAILABLE', // resources, connections among them
  '53100': 'DISK_FULL',
  '54': 'INVALID_INPUT', // larger than an index takes, for instance
  '55P03': 'STORE_BUSY', // a lock that did not come free
  '57014': 'STORE_BUSY', // a statement that took too long
  '57P01': 'STORE_UNAVAILABLE', // shut down
  '57P02': 'STORE_UNAVAILABLE', // crashed
  '57P03': 'STORE_UNAVAILABLE', // starting or stopping
  '57P04': 'STORE_REFUSED', // the database was dropped
  '57P05': 'STORE_UNAVAILABLE', // idle for too long
  '58': 'OUTPUT_NOT_WRITABLE', // the server's disk
  XX001: 'STORE_INVALID',
  XX002: 'STORE_INVALID',
}

const SENTENCES: { readonly [code in ErrorCode]?: string } = {
  DISK_FULL: 'There is no space left for the database. Free some and try again.',
  INVALID_INPUT: 'The database refused a value.',
  OUTPUT_NOT_WRITABLE: 'The database server cannot read or write its files.',
  STORE_BUSY: 'Other processes kept what was needed locked for too long. Try again.',
  STORE_INVALID:
    'The tables of the database are not those of this version. Restore it from a backup, or use another database.',
  STORE_REFUSED:
    'The database server refused the connection. Check the user, the password, the name of the database and the permissions in its URL.',
  STORE_UNAVAILABLE:
    'The database server could not be reached. Check that it runs, and the host and port in its URL.',
}

/** Maps what `pg` throws to an error of the table; our own errors pass. `place` is told to the reader. */
export function toPostgresError(error: unknown, place?: string): MutoscopeError {
  if (MutoscopeError.isInstance(error)) return error
  const code = codeOf(error)
  const where = place === undefined ? '' : ` (${place})`
  const inDoubt = error instanceof ConnectionLost && error.inDoubt
  return new MutoscopeError(code, {
    message: [
      `${SENTENCES[code] ?? 'The database failed.'}${where}`,
      ...(inDoubt ? ['Whether the last change was stored is not known.'] : []),
      `Reason: ${reasonOf(error)}`,
    ].join(' '),
    details: { ...(place === undefined ? {} : { place }), ...(inDoubt ? { inDoubt } : {}) },
    cause: error,
  })
}

/** True when the same may do later: somebody else holds what was needed, or the server was away. */
export function isBusy(error: unknown): boolean {
  if (error instanceof ConnectionLost && error.inDoubt) return false
  const code = MutoscopeError.isInstance(error) ? null : codeOf(error)
  return code === 'STORE_BUSY' || code === 'STORE_UNAVAILABLE'
}

/** True when a connection is of no use any more after an error. */
export function isLost(error: unknown): boolean {
  if (error instanceof ConnectionLost) return true
  const state = stateOf(error)
  return state === null
    ? error instanceof Error && !MutoscopeError.isInstance(error) && !(error instanceof SyntaxError)
    : ['08', '57P'].some((start) => state.startsWith(start)) || state === '25P03'
}

/** `unique` or `foreign` when a row was refused for such a key, else null. */
export function refusedKey(error: unknown): 'unique' | 'foreign' | null {
  const state = stateOf(error)
  if (state === '23505') return 'unique'
  return state === '23503' ? 'foreign' : null
}

function codeOf(error: unknown): ErrorCode {
  // Text in a JSON column that is not JSON was not written by this version.
  if (error instanceof SyntaxError) return 'STORE_INVALID'
  if (error instanceof ConnectionLost) return 'STORE_UNAVAILABLE'
  const state = stateOf(error)
  if (state !== null) return CODES[state] ?? CODES[state.slice(0, 2)] ?? 'UNREACHABLE'
  return isLost(error) ? 'STORE_UNAVAILABLE' : 'UNREACHABLE'
}

/** The SQLSTATE of what the server said; null for what `pg` or the network says. */
function stateOf(error: unknown): string | null {
  const { code, severity } = (error ?? {}) as { readonly code?: unknown; readonly severity?: unknown }
  return typeof code === 'string' && typeof severity === 'string' ? code : null
}

function reasonOf(error: unknown): string {
  const told = error instanceof ConnectionLost ? error.cause : error
  // What fails for each of several addresses has no message of its own.
  const first = told instanceof AggregateError ? (told.errors[0] as unknown) : told
  return first instanceof Error ? first.message : String(first)
}
