import { MutoscopeError, type Run, type Studio } from '@mutoscope/core'
import { runFailure } from '../../../run-project/run-failure.js'

/**
 * Waits for a run that a caller waits for. @throws what went wrong in it, without facts, which are texts
 * here; `CANCELLED` when the caller has gone
 */
export async function finishRun(
  studio: Studio,
  { ownerId, id: runId }: Run,
  signal: AbortSignal,
): Promise<void> {
  const failure = runFailure(await studio.runs.wait({ ownerId, runId }, { signal }))
  if (failure !== undefined)
    throw new MutoscopeError(failure.code, { message: failure.message, cause: failure })
}
