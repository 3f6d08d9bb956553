import { MutoscopeError } from '../errors/mutoscope-error.js'
import { decideCall } from './decide-call.js'
import { loadSubject, type SubjectEngine } from './load-subject.js'
import type { RunWriter } from '../engine/run-writer.js'
import { stopAtProvider, type StopEngine } from './stop-at-provider.js'

/** Why nobody waits for the calls of a run any more. */
const REASONS = {
  cancelled: 'The run was cancelled.',
  ended: 'The run has ended without it: the project was changed in the meantime.',
} as const

/**
 * Ends the calls of a run that nobody waits for any more. What was only intended gives its money back. What a
 * provider has accepted is stopped there as far as that is possible, and its money is settled at what was
 * expected: it is spent, not hidden. A call whose answer was lost keeps its reservation until somebody
 * decides.
 */
export async function cancelCalls(
  engine: SubjectEngine & StopEngine,
  writer: RunWriter,
  reason: keyof typeof REASONS,
): Promise<void> {
  const { run } = writer
  const statuses = ['intended', 'accepted'] as const
  for (const call of await engine.store.listCalls(run.ownerId, { runId: run.id, statuses })) {
    const { subject, model } = await loadSubject(engine, call)
    const error = new MutoscopeError('CANCELLED', { message: REASONS[reason], details: { callId: call.id } })
    const decided = decideCall(subject, { type: 'cancelled', error }, engine.clock.now())
    if (decided === null) continue
    const decision = await stopAtProvider(engine, call, model, decided)
    await writer.commit('call.settle', decision.changes, decision.events)
  }
}
