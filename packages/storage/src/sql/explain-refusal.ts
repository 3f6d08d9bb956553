import { MutoscopeError } from '@mutoscope/core'
import { refusedKey } from './sqlite-error.js'

/** Runs a write and says in the port's words why a key refused it. */
export function explaining(
  write: () => void,
  reasons: { readonly [kind in 'unique' | 'foreign']?: () => MutoscopeError },
): () => void {
  return () => {
    try {
      write()
    } catch (error) {
      const kind = refusedKey(error)
      throw (kind === null ? undefined : reasons[kind]?.()) ?? error
    }
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
