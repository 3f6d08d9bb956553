import { toErrorRecord } from '../errors/error-record.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { Call } from '../domain/call.js'
import { commitAndTell, type CommitParts } from '../pipeline/commit-and-tell.js'
import { decideCall } from './decide-call.js'
import { loadSubject, type SubjectParts } from './load-subject.js'
import { stopAtProvider, type StopParts } from './stop-at-provider.js'

type SettlingParts = SubjectParts & StopParts & CommitParts

/** Longest time between two looks, milliseconds. */
const INTERVAL_MS = 10 * 60_000
/** Most calls of one look. */
const BATCH = 100

/**
 * Ends, until the signal is aborted, what broken runs have left at providers: a run that ends in order leaves
 * nothing, but one whose workers die does. For as long as the studio waits for providers such a call is there
 * for the next run to take up; then it is stopped, and its money settled.
 */
export async function settleLeftCalls(parts: SettlingParts, signal: AbortSignal): Promise<void> {
  const { store, clock, logger, callPatienceMs } = parts
  while (!signal.aborted) {
    try {
      const before = clock.now() - callPatienceMs
      for (const call of await store.leftCalls({ before, limit: BATCH })) await settle(parts, call)
    } catch (error) {
      if (signal.aborted) return
      logger.warn('A call left behind by its run could not be settled; retrying.', toErrorRecord(error))
    }
    await clock.delay(Math.min(INTERVAL_MS, callPatienceMs), signal)
  }
}

async function settle(parts: SettlingParts, call: Call): Promise<void> {
  const { subject, model } = await loadSubject(parts, call)
  const error = new MutoscopeError('CANCELLED', {
    message: 'Its run has ended and no other run needs it.',
    details: { callId: call.id },
  })
  const decided = decideCall(subject, { type: 'cancelled', error }, parts.clock.now())
  if (decided === null) return
  const decision = await stopAtProvider(parts, call, model, decided)
  await commitAndTell(parts, 'request.commit', {
    ownerId: call.ownerId,
    changes: decision.changes,
    events: decision.events.map((event) => ({ ...event, projectId: call.projectId, runId: call.runId })),
    at: parts.clock.now(),
  })
}
