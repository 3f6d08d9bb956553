import { MutoscopeError } from '@mutoscope/core'
import type { Dialect } from './dialect.js'
import type { Work } from './work.js'

/** Why a key refused a row, in the port's words; what it has to look up, it yields. */
type Reason = () => MutoscopeError | Work<MutoscopeError>

interface Reasons {
  readonly unique?: Reason
  readonly foreign?: Reason
}

/** Runs a write and says in the port's words why a key refused it. */
export function explaining(
  write: () => Work<unknown>,
  { refusedKey }: Pick<Dialect, 'refusedKey'>,
  reasons: Reasons,
): () => Work<void> {
  return () => explain(write, refusedKey, reasons)
}

function* explain(
  write: () => Work<unknown>,
  refusedKey: Dialect['refusedKey'],
  reasons: Reasons,
): Work<void> {
  try {
    yield* write()
  } catch (error) {
    const kind = refusedKey(error)
    const reason = kind === null ? undefined : reasons[kind]?.()
    throw reason === undefined || MutoscopeError.isInstance(reason) ? (reason ?? error) : yield* reason
  }
}

/** What is thrown for a project that is gone or another owner's. */
export function projectNotFound(projectId: string): MutoscopeError {
  return new MutoscopeError('PROJECT_NOT_FOUND', {
    message: `There is no project ${projectId}.`,
    details: { projectId },
  })
}

/** What is thrown for an id or key that is taken. */
export function alreadyExists(field: string, message: string): MutoscopeError {
  return new MutoscopeError('ALREADY_EXISTS', { message, details: { field } })
}

/** What is thrown for a field that cannot be written as it is. */
export function invalid(field: string, message: string): MutoscopeError {
  return new MutoscopeError('INVALID_INPUT', { message, details: { field } })
}

/** The run that is to have something is not there. */
export function runNotFound(runId: string): MutoscopeError {
  return new MutoscopeError('RUN_NOT_FOUND', { message: `There is no run ${runId}.`, details: { runId } })
}
