import type { Json } from '../digest/canonical-json.js'
import type { Call } from '../domain/call.js'
import { hasEnded, type CallStatus, type Run } from '../domain/run.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { Observation } from '../calls/call-observation.js'
import { commitAndPublish } from '../engine/commit-and-publish.js'
import { decideCall } from '../calls/decide-call.js'
import type { Dispatcher } from '../engine/dispatcher.js'
import type { Engine } from '../engine/engine.js'
import { loadSubject } from '../calls/load-subject.js'
import { stopAtProvider } from '../calls/stop-at-provider.js'
import type { Change } from '../storage/store.js'
import type { ListOptions, OwnerCallFilter } from '../storage/store-filters.js'
import type { ProjectRef } from './projects.js'

/** What an operator decides about a call that has not ended. */
export type CallDecision =
  /** The provider has it; this is its handle. */
  | { readonly action: 'adopt'; readonly operation: Json }
  /** The provider does not have it, or not any more: send it again. */
  | { readonly action: 'resubmit' }
  /** Let it go. */
  | {
      readonly action: 'abandon'
      /**
       * What the provider charges for it, micro-dollars. @default what was expected for a call that the
       * provider has accepted, which is also stopped there; else 0
       */
      readonly costMicros?: number | undefined
    }

/** Which call. */
export interface CallRef {
  readonly ownerId: string
  readonly callId: string
}

/** Looks at paid calls, and lets an operator decide about those that have not ended. */
export interface Calls {
  /** Calls of a project, oldest first. @default statuses: all */
  list(ref: ProjectRef, options?: { readonly statuses?: readonly CallStatus[] }): Promise<readonly Call[]>
  /** A page of all calls of an owner, newest first. @default limit: 50, at most 500 */
  ofOwner(ownerId: string, filter?: OwnerCallFilter & ListOptions): Promise<readonly Call[]>
  /** How many calls `ofOwner` finds with this filter on all pages. */
  countOfOwner(ownerId: string, filter?: OwnerCallFilter): Promise<number>
  /**
   * Decides about any call that has not ended.
   * @throws `CALL_NOT_FOUND`; `CALL_NOT_AMBIGUOUS` when it has ended, or is on its way to the provider at this
   *   moment; `INVALID_INPUT` for a handle of a model that answers at once
   */
  resolve(ref: CallRef, decision: CallDecision): Promise<Call>
  /**
   * Takes a provider's word about a call, found by our marker: a webhook that came, late or not, once or
   * often. A call whose answer was lost is thereby found again, when the word holds the provider's handle;
   * one that is known is looked at now. The caller has checked that the word is the provider's.
   * @returns false when there is nothing to be done
   */
  arrived(word: { readonly marker: string; readonly operation: Json }): Promise<boolean>
}

/** Makes the calls part of a studio. */
export function createCalls(engine: Engine, dispatcher: Pick<Dispatcher, 'wake'>): Calls {
  /** Writes what comes of an observation; null when that is nothing. */
  async function observe(call: Call, observation: Observation): Promise<Call | null> {
    const now = engine.clock.now()
    const { subject, model } = await loadSubject(engine, call)
    const decided = decideCall(subject, observation, now)
    if (decided === null) return null
    const decision = await stopAtProvider(engine, call, model, decided)
    const run = await engine.store.getAnyRun(call.runId)
    await commitAndPublish(engine, 'request.commit', {
      ownerId: call.ownerId,
      changes: [...decision.changes, ...wakingUp(run, now)],
      at: now,
      events: decision.events.map((event) => ({ ...event, projectId: call.projectId, runId: call.runId })),
    })
    if (run !== null) dispatcher.wake({ runId: run.id, lane: run.lane })
    return decision.call
  }

  /** Does it again with the call as it is by now, when somebody else has changed it in between. */
  async function untilWritten<Result>(work: () => Promise<Result>): Promise<Result> {
    for (;;) {
      try {
        return await work()
      } catch (error) {
        if (!MutoscopeError.isInstance(error) || error.code !== 'REVISION_CONFLICT') throw error
      }
    }
  }

  async function resolve({ ownerId, callId }: CallRef, decision: CallDecision): Promise<Call> {
    const call = await engine.store.getAnyCall(callId)
    if (call === null || call.ownerId !== ownerId)
      throw new MutoscopeError('CALL_NOT_FOUND', {
        message: `There is no call "${callId}".`,
        details: { callId },
      })
    const { model } = await loadSubject(engine, call)
    if (decision.action === 'adopt' && model !== undefined && 'generate' in model)
      throw new MutoscopeError('INVALID_INPUT', {
        message: `${call.provider} ${call.model} responds immediately, so there is no handle to adopt.`,
        details: { field: 'action', callId },
      })
    const run = await engine.store.getAnyRun(call.runId)
    const refuse = (why: string) =>
      new MutoscopeError('CALL_NOT_AMBIGUOUS', {
        message: `Call "${callId}" ${why}`,
        details: { callId, status: call.status },
      })
    if (call.status === 'sent' && run !== null && run.leaseUntil > engine.clock.now())
      throw refuse(
        'is being sent to the provider. Decide once its response has arrived or its worker has stopped.',
      )
    const resolved = await observe(call, toObservation(decision))
    if (resolved === null) throw refuse(`is ${call.status}; there is nothing left to decide.`)
    return resolved
  }

  return {
    list: (ref, options = {}) =>
      engine.store.listCalls(ref.ownerId, { projectId: ref.projectId, ...options }),
    ofOwner: (ownerId, filter) => engine.store.listOwnerCalls(ownerId, filter),
    countOfOwner: (ownerId, filter) => engine.store.countOwnerCalls(ownerId, filter),
    resolve: (ref, decision) => untilWritten(() => resolve(ref, decision)),
    arrived: ({ marker, operation }) =>
      untilWritten(async () => {
        const call = await engine.store.getAnyCall(marker)
        return call !== null && (await observe(call, { type: 'heard', operation })) !== null
      }),
  }
}

function toObservation(decision: CallDecision): Observation {
  if (decision.action === 'adopt') return { type: 'adopted', operation: decision.operation }
  if (decision.action === 'resubmit') return { type: 'resubmitted' }
  const error = new MutoscopeError('CANCELLED', { message: 'An operator abandoned the call.' })
  return { type: 'abandoned', error, costMicros: decision.costMicros }
}

function wakingUp(run: Run | null, now: number): readonly Change[] {
  if (run === null || hasEnded(run.status)) return []
  const status = run.status === 'attention' ? ({ status: 'queued' } as const) : {}
  return [{ type: 'update-run', runId: run.id, set: { ...status, dueAt: now }, updatedAt: now }]
}
