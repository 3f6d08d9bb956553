import { hasEnded, type ProjectRef, type Run, type Studio } from '@mutoscope/core'

/** Longest a run is given to stop, milliseconds. */
const STOP_MS = 10_000

/**
 * Removes a project that was made for one answer, once nothing goes on in it; one whose paid requests are
 * still open stays, so that they are settled.
 */
export async function discardProject(
  studio: Studio,
  ref: ProjectRef,
  { ownerId, id: runId }: Run,
): Promise<void> {
  const before = await studio.runs.get({ ownerId, runId })
  // Somebody has to decide about a paid request, and what comes of it belongs here.
  if (before.status === 'attention') return
  const run = await studio.runs.cancel({ ownerId, runId })
  const ended = hasEnded(run.status)
    ? run
    : await studio.runs.wait({ ownerId, runId }, { signal: AbortSignal.timeout(STOP_MS) }).catch(() => run)
  const open = await studio.calls.list(ref, { statuses: ['sent', 'accepted', 'ambiguous'] })
  if (hasEnded(ended.status) && open.length === 0) await studio.projects.remove(ref)
}
