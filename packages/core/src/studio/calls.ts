import type { Json } from '../digest/canonical-json.js'
import type { Call } from '../domain/call.js'
import type { EventType } from '../domain/event.js'
import type { CallStatus, StageFailure } from '../domain/run.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { commitAndTell } from '../pipeline/commit-and-tell.js'
import type { EngineParts } from '../pipeline/engine-parts.js'
import type { Change, ListOptions, OwnerCallFilter } from '../storage/store.js'
import type { ProjectRef } from './projects.js'

/** What an operator decides about a call whose answer was lost. */
export type CallDecision =
  /** The provider has it; this is its handle. */
  | { readonly action: 'adopt'; readonly operation: Json }
  /** The provider has it not: send it again. */
  | { readonly action: 'resubmit' }
  /** Let it go, and give the reserved money back. */
  | { readonly action: 'abandon' }

/** Which call. */
export interface CallRef {
  readonly ownerId: string
  readonly callId: string
}

/** Looks at paid calls and settles those whose answer was lost. */
export interface Calls {
  list(ref: ProjectRef, options?: { readonly statuses?: readonly CallStatus[] }): Promise<readonly Call[]>
  /** A page of all calls of an owner, newest first. @default limit: 50, at most 500 */
  ofOwner(ownerId: string, filter?: OwnerCallFilter & ListOptions): Promise<readonly Call[]>
  countOfOwner(ownerId: string, filter?: OwnerCallFilter): Promise<number>
  /** @throws `CALL_NOT_FOUND`; `CALL_NOT_AMBIGUOUS` unless its answer was lost */
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
export function createCalls(parts: EngineParts, wake: () => void): Calls {
  async function write(call: Call, event: EventType, extra: readonly Change[] = []): Promise<Call> {
    const now = parts.clock.now()
    const changed = { ...call, updatedAt: now }
    const run = await parts.store.getAnyRun(call.runId)
    const wakeUp: readonly Change[] =
      run === null
        ? []
        : [
            {
              type: 'update-run',
              runId: run.id,
              set: run.status === 'attention' ? { status: 'queued', dueAt: now } : { dueAt: now },
              updatedAt: now,
            },
          ]
    await commitAndTell(parts, 'request.commit', {
      ownerId: call.ownerId,
      changes: [{ type: 'put-call', call: changed }, ...extra, ...wakeUp],
      at: now,
      events: [
        {
          projectId: call.projectId,
          runId: call.runId,
          type: event,
          data: { call: call.id, provider: call.provider, status: call.status },
        },
      ],
    })
    if (run !== null) wake()
    return changed
  }

  /** The run does not ask for what was let go; a new run does. */
  async function failureOf(call: Call): Promise<readonly Change[]> {
    const row = (await parts.store.listStages(call.runId)).find(({ stage }) => stage === call.stage)
    if (row === undefined) return []
    const failure: StageFailure = {
      name: call.name,
      digest: call.digest,
      code: 'CANCELLED',
      message: 'An operator let the call go.',
      details: { callId: call.id },
    }
    return [{ type: 'put-stage', stage: { ...row, failures: [...row.failures, failure] } }]
  }

  return {
    list: (ref, options = {}) => parts.store.listCalls(ref.ownerId, { projectId: ref.projectId, ...options }),
    ofOwner: (ownerId, filter) => parts.store.listOwnerCalls(ownerId, filter),
    countOfOwner: (ownerId, filter) => parts.store.countOwnerCalls(ownerId, filter),
    async resolve({ ownerId, callId }, decision) {
      const call = await parts.store.getAnyCall(callId)
      if (call === null || call.ownerId !== ownerId)
        throw new MutoscopeError('CALL_NOT_FOUND', {
          message: `There is no call "${callId}".`,
          details: { callId },
        })
      if (call.status !== 'ambiguous')
        throw new MutoscopeError('CALL_NOT_AMBIGUOUS', {
          message: `Call "${callId}" is ${call.status}; only one whose answer was lost can be decided.`,
          details: { callId, status: call.status },
        })
      const now = parts.clock.now()
      if (decision.action === 'adopt')
        return write(
          { ...call, status: 'accepted', operation: decision.operation, pollAt: now },
          'call.resolved',
        )
      if (decision.action === 'resubmit')
        return write({ ...call, status: 'intended', pollAt: null, polls: 0 }, 'call.resolved')
      return write({ ...call, status: 'failed', pollAt: null }, 'call.resolved', [
        { type: 'release-charge', callId, at: now },
        ...(await failureOf(call)),
      ])
    },
    async arrived({ marker, operation }) {
      const call = await parts.store.getAnyCall(marker)
      if (call === null) return false
      const now = parts.clock.now()
      if (call.status === 'ambiguous' || call.status === 'sent') {
        // Without its handle a lost call is not found by being told that it ended.
        if (operation === null) return false
        await write({ ...call, status: 'accepted', operation, pollAt: now }, 'call.accepted')
        return true
      }
      if (call.status !== 'accepted') return false
      await write({ ...call, pollAt: now }, 'call.accepted')
      return true
    },
  }
}
