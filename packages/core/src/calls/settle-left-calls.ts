import { toStoredError } from '../errors/stored-error.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { Call } from '../domain/call.js'
import { commitAndPublish, type CommitEngine } from '../engine/commit-and-publish.js'
import { decideCall } from './decide-call.js'
import { loadSubject, type SubjectEngine } from './load-subject.js'
import { stopAtProvider, type StopEngine } from './stop-at-provider.js'

type SettlingEngine = SubjectEngine & StopEngine & CommitEngine

/** Longest time between two looks, milliseconds. */
const INTERVAL_MS = 10 * 60_000
/** Most calls of one look. */
const BATCH = 100

/**
 * Ends, until the signal is aborted, what broken runs have left at providers: a run that ends in order leaves
 * nothing, but one whose workers die does. For as long as the studio waits for providers such a call is there
 * for the next run to take up; then it is stopped, and its money settled.
 */
export async function settleLeftCalls(engine: SettlingEngine, signal: AbortSignal): Promise<void> {
  const { store, clock, logger, callPatienceMs } = engine
  while (!signal.aborted) {
    try {
      const before = clock.now() - callPatienceMs
      for (const call of await store.leftCalls({ before, limit: BATCH })) await settle(engine, call)
    } catch (error) {
      if (signal.aborted) return
      logger.warn(
        { error: toStoredError(error) },
        'A call left behind by its run could not be settled; retrying.',
      )
    }
    await clock.delay(Math.min(INTERVAL_MS, callPatienceMs), signal)
  }
}

async function settle(engine: SettlingEngine, call: Call): Promise<void> {
  const { subject, model } = await loadSubject(engine, call)
  const error = new MutoscopeError('CANCELLED', {
    message: 'Its run has ended and no other run needs it.',
    details: { callId: call.id },
  })
  const decided = decideCall(subject, { type: 'cancelled', error }, engine.clock.now())
  if (decided === null) return
  const decision = await stopAtProvider(engine, call, model, decided)
  await commitAndPublish(engine, 'request.commit', {
    ownerId: call.ownerId,
    changes: decision.changes,
    events: decision.events.map((event) => ({ ...event, projectId: call.projectId, runId: call.runId })),
    at: engine.clock.now(),
  })
}
