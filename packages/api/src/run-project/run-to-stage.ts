import { MutoscopeError, type ProjectRef, type Run, type StartRun, type Studio } from '@mutoscope/core'

/** A run that is waited for. */
export interface RunToStage extends Omit<StartRun, 'target'> {
  readonly target: string
  /** Ends the waiting, not the run. */
  readonly signal: AbortSignal
}

/**
 * Runs a project to a stage and waits for the end. When another run came in between, it is waited for first:
 * what was changed for this one is made all the same.
 *
 * @returns the run as it ended, or as it waits for a person
 * @throws `CANCELLED` when the caller has gone; the run goes on
 */
export async function runToStage(
  studio: Studio,
  ref: ProjectRef,
  { signal, ...options }: RunToStage,
): Promise<Run> {
  for (;;) {
    const run = await startUnlessActive(studio, ref, options)
    if (run !== null) return studio.runs.wait({ ownerId: ref.ownerId, runId: run.id }, { signal })
    const active = await studio.runs.active(ref)
    if (active === null) continue
    const ended = await studio.runs.wait({ ownerId: ref.ownerId, runId: active.id }, { signal })
    // It wants a person, and nobody knows when one comes.
    if (ended.status === 'gated' || ended.status === 'attention')
      throw new MutoscopeError('RUN_ACTIVE', { details: { runId: ended.id, status: ended.status } })
  }
}

async function startUnlessActive(studio: Studio, ref: ProjectRef, options: StartRun): Promise<Run | null> {
  try {
    return await studio.runs.start(ref, options)
  } catch (error) {
    if (MutoscopeError.isInstance(error) && error.code === 'RUN_ACTIVE') return null
    throw error
  }
}
