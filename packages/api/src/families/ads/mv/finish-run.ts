import { MutoscopeError, type Run, type Studio } from '@mutoscope/core'
import type { RouteContext } from '../../../contract/route-context.js'
import { readAttention } from '../../../run-project/attention.js'
import { runFailure } from '../../../run-project/run-failure.js'

/**
 * Waits for a run that a caller waits for. @throws what went wrong in it, without facts, which are texts
 * here; `CANCELLED` when the caller has gone
 */
export async function finishRun(
  studio: Studio,
  { ownerId, id: runId }: Run,
  context: Pick<RouteContext, 'signal' | 'url'>,
): Promise<void> {
  const run = await studio.runs.wait({ ownerId, runId }, { signal: context.signal })
  const attention = await readAttention(studio, run, context)
  if (attention !== null) throw new MutoscopeError('CALL_AMBIGUOUS', { message: attention.message })
  const failure = runFailure(run)
  if (failure !== undefined)
    throw new MutoscopeError(failure.code, { message: failure.message, cause: failure })
}
