import pRetry from 'p-retry'
import type { Json } from '../digest/canonical-json.js'
import type { Call } from '../domain/call.js'
import { hasEnded } from '../domain/run.js'
import { toErrorRecord } from '../errors/error-record.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { ModelContext, ModelOutput, OperationStatus, StartedModel } from '../providers/model.js'
import type { Change } from '../storage/store.js'
import type { EngineParts } from './engine-parts.js'
import type { KeyedItem } from './make-item.js'
import type { RunEvent, RunWriter } from './run-writer.js'
import { Suspension } from './suspension.js'

/** A wish that a model answers later. */
interface StartedCall {
  readonly parts: EngineParts
  readonly writer: RunWriter
  readonly item: KeyedItem
  readonly model: StartedModel<never, Json>
  readonly context: ModelContext
}

/** What a call gave, and the change that ends it: written in the transaction that stores the artifact, so a crash between the two cannot lose what was bought. */
export interface CallResult {
  readonly output: ModelOutput<Json>
  readonly settle: Change
  readonly event: RunEvent
}

/** How long to wait before asking a provider that gave no hint, milliseconds. */
const POLL_MS = 2_000
/** How often one look at a provider is tried again when the network fails; looking is free. */
const POLL_RETRIES = 3

/**
 * Takes a call one step further: records it, submits it exactly once, then asks until it has ended.
 *
 * @throws Suspension while the provider works, and for good when a submission's answer was lost;
 * `MODEL_FAILED`, `MODEL_REFUSED` when the provider says so.
 */
export async function advanceCall(started: StartedCall): Promise<CallResult> {
  const { parts, writer, item, model } = started
  const living = await parts.store.getCall(writer.run.ownerId, item.digest)
  if (living === null) return submit(started, newCall(started))
  if (living.status === 'accepted') return poll(started, living)
  // The same thing is on its way for another run of this owner; it is bought once and waited for.
  if (living.status !== 'ambiguous' && await belongsToOther(started, living)) throw new Suspension(parts.clock.now() + POLL_MS)
  if (living.status === 'intended') return submit(started, { ...living, runId: writer.run.id })
  // Found as sent: a worker died between the request and its answer. Nobody may simply send it again.
  if (living.status === 'sent') {
    await put(started, 'call.settle', { ...living, status: 'ambiguous', error: toErrorRecord(new MutoscopeError('CALL_AMBIGUOUS')) }, 'call.ambiguous')
    parts.logger.warn('A request was sent and its answer was lost.', { call: living.id, provider: model.provider })
  }
  throw new Suspension(null)
}

function newCall({ parts, writer, item, model }: StartedCall): Call {
  const now = parts.clock.now()
  return {
    id: parts.createId(), ownerId: writer.run.ownerId, projectId: writer.run.projectId, runId: writer.run.id, digest: item.digest,
    provider: model.provider, model: model.model, status: 'intended', operation: null, pollAt: null, polls: 0, error: null, createdAt: now, updatedAt: now,
  }
}

async function submit(started: StartedCall, intended: Call): Promise<never> {
  const { parts, model, item, context } = started
  await put(started, 'call.intend', intended, 'call.intended')
  const sent = await put(started, 'call.send', { ...intended, status: 'sent' }, 'call.sent')
  let answer: Awaited<ReturnType<typeof model.start>>
  try {
    answer = await model.start(item.request as never, context)
  } catch (error) {
    const lost = MutoscopeError.isInstance(error) && error.code === 'CALL_AMBIGUOUS'
    await put(started, 'call.settle', { ...sent, status: lost ? 'ambiguous' : 'failed', error: toErrorRecord(error, 'MODEL_FAILED') }, lost ? 'call.ambiguous' : 'call.failed')
    throw lost ? new Suspension(null) : error
  }
  await parts.crashPoint('call.started')
  const pollAt = parts.clock.now() + (answer.pollAfterMs ?? POLL_MS)
  await put(started, 'call.accept', { ...sent, status: 'accepted', operation: answer.operation, pollAt }, 'call.accepted')
  throw new Suspension(pollAt)
}

async function poll(started: StartedCall, call: Call): Promise<CallResult> {
  const { parts, model, context } = started
  const now = parts.clock.now()
  if (call.pollAt !== null && call.pollAt > now) throw new Suspension(call.pollAt)
  const answer: OperationStatus<Json> = await pRetry(() => model.status(call.operation, context), { retries: POLL_RETRIES, signal: context.signal, minTimeout: 50 })
  await parts.crashPoint('call.polled')
  if (answer.status === 'pending') {
    const pollAt = now + (answer.pollAfterMs ?? POLL_MS)
    await put(started, 'call.accept', { ...call, pollAt, polls: call.polls + 1 }, null)
    throw new Suspension(pollAt)
  }
  if (answer.status === 'succeeded') {
    const settled: Call = { ...call, status: 'succeeded', pollAt: null, updatedAt: now }
    return { output: answer.output, settle: { type: 'put-call', call: settled }, event: { type: 'call.succeeded', data: describe(settled) } }
  }
  const error = answer.status === 'refused'
    ? new MutoscopeError('MODEL_REFUSED', { message: answer.reason, details: { provider: model.provider } })
    : new MutoscopeError('MODEL_FAILED', { message: answer.message, details: { provider: model.provider } })
  await put(started, 'call.settle', { ...call, status: answer.status, pollAt: null, error: toErrorRecord(error) }, answer.status === 'refused' ? 'call.refused' : 'call.failed')
  throw error
}

async function belongsToOther({ parts, writer }: StartedCall, call: Call): Promise<boolean> {
  if (call.runId === writer.run.id) return false
  const other = await parts.store.getRun(call.ownerId, call.runId)
  return other !== null && !hasEnded(other.status)
}

function describe(call: Call): Json {
  return { call: call.id, provider: call.provider, model: call.model, digest: call.digest }
}

type CallEvent = 'call.intended' | 'call.sent' | 'call.accepted' | 'call.failed' | 'call.refused' | 'call.ambiguous'

async function put({ parts, writer }: StartedCall, step: 'call.intend' | 'call.send' | 'call.accept' | 'call.settle', call: Call, event: CallEvent | null): Promise<Call> {
  const updated = { ...call, updatedAt: parts.clock.now() }
  await writer.commit(step, [{ type: 'put-call', call: updated }], event === null ? [] : [{ type: event, data: describe(updated) }])
  return updated
}
