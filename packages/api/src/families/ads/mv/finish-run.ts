import { MutoscopeError, toErrorRecord, type ErrorCode, type Run, type Studio } from '@mutoscope/core'

/** Waits for a run that a caller waits for. @throws what went wrong in it; `CANCELLED` when the caller has gone */
export async function finishRun(studio: Studio, { ownerId, id: runId }: Run, signal: AbortSignal): Promise<void> {
  const { status, error } = await studio.runs.wait({ ownerId, runId }, { signal })
  if (status === 'succeeded') return
  if (status === 'attention') throw new MutoscopeError('CALL_AMBIGUOUS')
  const { code, message, details } = error ?? toErrorRecord(new MutoscopeError(status === 'cancelled' ? 'CANCELLED' : 'STAGE_FAILED'))
  const [cause] = Array.isArray(details['failures']) ? details['failures'] : []
  // A stage that made one thing failed as that thing did: refused, out of budget, out of reach.
  const known = cause as { readonly code: ErrorCode; readonly message: string } | undefined
  throw new MutoscopeError(known?.code ?? code, { message: known?.message ?? message })
}
