import { ERRORS, MutoscopeError, type ErrorCode, type Json, type Run } from '@mutoscope/core'

/**
 * Why a run did not succeed: what its stage met, when all it met was of one kind, else the stage's own error.
 * Undefined for a run that succeeded.
 */
export function runFailure(run: Run): MutoscopeError | undefined {
  if (run.status === 'succeeded') return undefined
  if (run.status === 'cancelled')
    return new MutoscopeError('CANCELLED', { message: 'The work was cancelled.', details: { runId: run.id } })
  if (run.status === 'attention') return new MutoscopeError('CALL_AMBIGUOUS', { details: { runId: run.id } })
  if (run.error === null)
    return new MutoscopeError('STAGE_FAILED', {
      message: `The run is ${run.status}.`,
      details: { runId: run.id },
    })
  const { code, message, details } = run.error
  const [first, ...others] = failuresOf(details['failures'])
  if (first === undefined || !isErrorCode(first.code) || others.some((other) => other.code !== first.code))
    return new MutoscopeError(code, { message, details })
  return new MutoscopeError(first.code, { message: first.message, details })
}

type Failure = { readonly code: string; readonly message: string }

function failuresOf(failures: Json | undefined): readonly Failure[] {
  return Array.isArray(failures) ? (failures as readonly Failure[]) : []
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code)
}
