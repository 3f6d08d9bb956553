import pRetry from 'p-retry'
import { exactPrice, type Price } from '../cost/price.js'
import type { Json } from '../digest/canonical-json.js'
import type { Call } from '../domain/call.js'
import type { Charge } from '../domain/charge.js'
import { hasEnded } from '../domain/run.js'
import { toErrorRecord } from '../errors/error-record.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type {
  CallMark,
  Model,
  ModelContext,
  ModelOutput,
  OperationStatus,
  StartedModel,
} from '../providers/model.js'
import type { Change } from '../storage/store.js'
import type { EngineParts } from './engine-parts.js'
import type { KeyedItem } from './make-item.js'
import type { RunEvent, RunWriter } from './run-writer.js'
import { Suspension } from './suspension.js'

/** A wish that goes to a provider. */
export interface PaidWish {
  readonly parts: EngineParts
  readonly writer: RunWriter
  readonly stage: string
  readonly item: KeyedItem
  readonly model: Model<never, Json>
  readonly context: ModelContext
}

/**
 * What a call gave, and the changes that end it: written in the transaction that stores the artifact, so a
 * crash between the two cannot lose what was bought.
 */
export interface CallResult {
  readonly output: ModelOutput<Json>
  readonly changes: readonly Change[]
  readonly events: readonly RunEvent[]
}

/** How long to wait before asking a provider that gave no hint, milliseconds. */
const POLL_MS = 2_000
/** How often one look at a provider is tried again when the network fails; looking is free. */
const POLL_RETRIES = 3
/** How often a submission that nobody took is tried again. */
const MAX_UNSENT = 5
/** @see PaidTerms.settleMs */
const SETTLE_MS = 60_000
/** @see PaidTerms.timeoutMs */
const TIMEOUT_MS = 60_000

/**
 * Takes a paid call one step further: reserves the money and records the call, submits it exactly once, asks
 * until it has ended. A submission whose answer was lost is settled by what the provider offers, never sent
 * again blindly.
 *
 * @throws Suspension while the provider works, and without a time when somebody must decide;
 *   `BUDGET_EXCEEDED` before anything is sent; `MODEL_FAILED`, `MODEL_REFUSED`, `PROVIDER_…` when the
 *   provider says so
 */
export async function advanceCall(wish: PaidWish): Promise<CallResult> {
  const { parts, writer, item } = wish
  const living = await parts.store.getCall(writer.run.ownerId, item.digest)
  if (living === null) return submit(wish, await intend(wish))
  if (living.status === 'accepted') return poll(wish, living)
  // The same thing is on its way for another run of this owner; it is bought once and waited for.
  if (await belongsToOther(wish, living)) throw new Suspension(parts.clock.now() + POLL_MS)
  const mine = { ...living, runId: writer.run.id }
  if (mine.status === 'intended') return submit(wish, mine)
  // Found as sent: a worker died between the request and its answer.
  if (mine.status === 'sent') return lose(wish, mine, new MutoscopeError('CALL_AMBIGUOUS'))
  return settleAmbiguous(wish, mine)
}

/** Reserves the money and records the intention, in one transaction. */
async function intend(wish: PaidWish): Promise<Call> {
  const { parts, writer, item, model } = wish
  const now = parts.clock.now()
  const price = priceOf(wish)
  const call: Call = {
    id: parts.createId(),
    ownerId: writer.run.ownerId,
    projectId: writer.run.projectId,
    runId: writer.run.id,
    stage: wish.stage,
    name: item.name,
    digest: item.digest,
    provider: model.provider,
    model: model.model,
    status: 'intended',
    operation: null,
    pollAt: null,
    polls: 0,
    error: null,
    createdAt: now,
    updatedAt: now,
  }
  const charge: Charge = {
    callId: call.id,
    ownerId: call.ownerId,
    projectId: call.projectId,
    runId: call.runId,
    stage: wish.stage,
    kind: item.kind,
    provider: call.provider,
    model: call.model,
    state: 'reserved',
    estimatedMicros: price.expectedMicros,
    reservedMicros: price.maxMicros,
    settledMicros: 0,
    reservedAt: now,
    endedAt: null,
  }
  const limits = await parts.budgets(writer.run, now)
  await writer.commit(
    'call.intend',
    [
      { type: 'put-call', call },
      { type: 'reserve-charge', charge, limits },
    ],
    [
      { type: 'call.intended', data: describe(call) },
      { type: 'charge.reserved', data: { call: call.id, micros: charge.reservedMicros } },
    ],
  )
  return call
}

async function submit(wish: PaidWish, intended: Call): Promise<CallResult> {
  const { parts, writer, model, context, item } = wish
  const now = parts.clock.now()
  if (intended.pollAt !== null && intended.pollAt > now) throw new Suspension(intended.pollAt)
  const blockedUntil = await parts.store.getProviderWait(intended.ownerId, intended.provider)
  if (blockedUntil > now) throw new Suspension(blockedUntil)
  const timeoutMs = model.paid?.timeoutMs ?? TIMEOUT_MS
  // Whoever sends must still hold the run when the answer comes.
  const held = await parts.store.renewRun(
    { runId: writer.run.id, epoch: writer.run.epoch },
    { now, leaseMs: parts.leaseMs + timeoutMs },
  )
  if (!held) throw new MutoscopeError('LEASE_LOST', { details: { runId: writer.run.id } })
  const sent = await takePlace(wish, intended)
  const mark: CallMark = {
    marker: sent.id,
    idempotencyKey: sent.id,
    webhookUrl: await parts.webhookUrl(sent.id, sent.provider),
  }
  const marked: ModelContext = { ...context, ownerId: sent.ownerId, call: mark }
  try {
    if ('generate' in model) {
      const output = await model.generate(item.request as never, marked)
      await parts.crashPoint('call.started')
      return finish(wish, sent, output)
    }
    const answer = await model.start(item.request as never, marked)
    await parts.crashPoint('call.started')
    return await accept(wish, sent, answer.operation, answer.pollAfterMs)
  } catch (error) {
    if (error instanceof Suspension || !isAnswer(error)) throw error
    return await afterFailure(wish, sent, error)
  }
}

/** Marks the call as sent, unless the provider already works on as many of the owner's calls as it may. */
async function takePlace(wish: PaidWish, intended: Call): Promise<Call> {
  try {
    return await put(
      wish,
      'call.send',
      { ...intended, status: 'sent', pollAt: null },
      'call.sent',
      wish.parts.providerConcurrency,
    )
  } catch (error) {
    if (MutoscopeError.isInstance(error) && error.code === 'PROVIDER_RATE_LIMITED')
      throw new Suspension(wish.parts.clock.now() + POLL_MS)
    throw error
  }
}

/** Errors of the engine itself (a lost lease, a closed store, a crash) say nothing about the provider. */
function isAnswer(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  return (
    !MutoscopeError.isInstance(error) ||
    !['LEASE_LOST', 'STORE_CLOSED', 'STORE_BUSY', 'DISK_FULL'].includes(error.code)
  )
}

/** The provider has the request. */
async function accept(
  wish: PaidWish,
  call: Call,
  operation: Json,
  pollAfterMs: number | undefined,
): Promise<never> {
  const pollAt = wish.parts.clock.now() + (pollAfterMs ?? POLL_MS)
  await put(wish, 'call.accept', { ...call, status: 'accepted', operation, pollAt }, 'call.accepted')
  throw new Suspension(pollAt)
}

/** A submission without success: lost, not taken, or refused. */
async function afterFailure(wish: PaidWish, sent: Call, error: Error): Promise<CallResult> {
  const { parts, writer } = wish
  const code = MutoscopeError.isInstance(error) ? error.code : 'CALL_AMBIGUOUS'
  if (code === 'CALL_AMBIGUOUS') return lose(wish, sent, error)
  const now = parts.clock.now()
  const waits = MutoscopeError.isInstance(error) ? error.details['retryAfterMs'] : undefined
  if (code === 'PROVIDER_RATE_LIMITED') {
    const until = now + (typeof waits === 'number' ? waits : parts.retryWaitMs * 2 ** Math.min(sent.polls, 6))
    await writer.commit(
      'call.settle',
      [
        {
          type: 'put-call',
          call: { ...sent, status: 'intended', pollAt: until, polls: sent.polls + 1, updatedAt: now },
        },
        { type: 'put-provider-wait', ownerId: sent.ownerId, provider: sent.provider, until },
      ],
      [{ type: 'call.delayed', data: { ...describe(sent), until } }],
    )
    throw new Suspension(until)
  }
  if (code === 'PROVIDER_UNAVAILABLE' && sent.polls + 1 < MAX_UNSENT) {
    const until = now + parts.retryWaitMs * 2 ** sent.polls
    await put(
      wish,
      'call.settle',
      { ...sent, status: 'intended', pollAt: until, polls: sent.polls + 1, error: toErrorRecord(error) },
      'call.delayed',
    )
    throw new Suspension(until)
  }
  return fail(wish, sent, code === 'MODEL_REFUSED' ? 'refused' : 'failed', error)
}

/** The request may have been accepted: what happens now is decided by what the provider offers. */
async function lose(wish: PaidWish, call: Call, error: Error): Promise<CallResult> {
  const { parts, model } = wish
  const waits = {
    none: 0,
    lookup: model.paid?.settleMs ?? SETTLE_MS,
    key: parts.retryWaitMs * 2 ** Math.min(call.polls, 8),
  }
  const pollAt = parts.clock.now() + waits[model.paid?.dedupe ?? 'none']
  const ambiguous = await put(
    wish,
    'call.settle',
    {
      ...call,
      status: 'ambiguous',
      pollAt,
      polls: call.polls + 1,
      error: toErrorRecord(error, 'CALL_AMBIGUOUS'),
    },
    'call.ambiguous',
  )
  parts.logger.warn('A request was sent and its answer was lost.', {
    call: call.id,
    provider: call.provider,
    model: call.model,
  })
  return settleAmbiguous(wish, ambiguous)
}

async function settleAmbiguous(wish: PaidWish, call: Call): Promise<CallResult> {
  const { parts, model, item, context } = wish
  if (call.pollAt === null) throw new Suspension(null)
  if (call.pollAt > parts.clock.now()) throw new Suspension(call.pollAt)
  const dedupe = model.paid?.dedupe ?? 'none'
  // The provider knows the key: sending again under it cannot buy twice.
  if (dedupe === 'key') return submit(wish, { ...call, pollAt: null })
  if (dedupe === 'lookup' && model.reconcile !== undefined) {
    const mark: CallMark = {
      marker: call.id,
      idempotencyKey: call.id,
      webhookUrl: await parts.webhookUrl(call.id, call.provider),
    }
    const found = await pRetry(() => model.reconcile?.(mark, item.request as never, context), {
      retries: POLL_RETRIES,
      signal: context.signal,
      minTimeout: 50,
    })
    await parts.crashPoint('call.polled')
    if (found?.found === 'operation') return accept(wish, call, found.operation, 0)
    if (found?.found === 'output') return finish(wish, call, found.output)
    if (found?.found === 'absent') return submit(wish, { ...call, pollAt: null })
  } else if (call.polls <= 1 && priceOf(wish).maxMicros <= parts.maxRiskMicros) {
    // Once: who loses two answers in a row has another problem than bad luck.
    parts.logger.warn('A request whose answer was lost is sent again within the accepted risk.', {
      call: call.id,
      maxMicros: priceOf(wish).maxMicros,
    })
    return submit(wish, await put(wish, 'call.settle', { ...call, pollAt: null }, 'call.risked'))
  }
  await put(wish, 'call.settle', { ...call, pollAt: null }, 'call.attention')
  throw new Suspension(null)
}

async function poll(wish: PaidWish, call: Call): Promise<CallResult> {
  const { parts, context } = wish
  const model = wish.model as StartedModel<never, Json>
  const now = parts.clock.now()
  if (call.pollAt !== null && call.pollAt > now) throw new Suspension(call.pollAt)
  const answer: OperationStatus<Json> = await pRetry(
    () => model.status(call.operation, { ...context, ownerId: call.ownerId }),
    { retries: POLL_RETRIES, signal: context.signal, minTimeout: 50 },
  )
  await parts.crashPoint('call.polled')
  if (answer.status === 'pending') {
    const pollAt = now + (answer.pollAfterMs ?? POLL_MS)
    await put(wish, 'call.accept', { ...call, pollAt, polls: call.polls + 1 }, null)
    throw new Suspension(pollAt)
  }
  if (answer.status === 'succeeded') return finish(wish, call, answer.output)
  return fail(
    wish,
    call,
    answer.status === 'refused' ? 'refused' : 'failed',
    toVerdict(call, answer, priceOf(wish).expectedMicros),
  )
}

/** The error of an end without an output; its cost stands in the details. */
function toVerdict(
  { provider }: Call,
  answer: Exclude<OperationStatus<Json>, { status: 'pending' | 'succeeded' }>,
  expectedMicros: number,
): MutoscopeError {
  if (answer.status === 'refused')
    return new MutoscopeError('MODEL_REFUSED', {
      message: answer.reason,
      details: { provider, ...(answer.costMicros === undefined ? {} : { costMicros: answer.costMicros }) },
    })
  // The work behind an output that is gone was done.
  const usual = answer.status === 'gone' && answer.what === 'output' ? expectedMicros : undefined
  const costMicros = answer.costMicros ?? usual
  return new MutoscopeError('MODEL_FAILED', {
    message: answer.message,
    details: {
      provider,
      ...(costMicros === undefined ? {} : { costMicros }),
      ...(answer.status === 'failed' ? { retryable: answer.retryable } : { gone: answer.what }),
    },
  })
}

/**
 * The end of a call that gave something: settled at what the provider says it cost, else at what was
 * expected.
 */
function finish(wish: PaidWish, call: Call, output: ModelOutput<Json>): CallResult {
  const at = wish.parts.clock.now()
  const micros = output.costMicros ?? priceOf(wish).expectedMicros
  return {
    output: { ...output, costMicros: micros },
    changes: [
      { type: 'put-call', call: { ...call, status: 'succeeded', pollAt: null, updatedAt: at } },
      { type: 'settle-charge', callId: call.id, settledMicros: micros, at },
    ],
    events: [
      { type: 'call.succeeded', data: describe(call) },
      { type: 'charge.settled', data: { call: call.id, provider: call.provider, micros } },
    ],
  }
}

/**
 * The end of a call that gave nothing: the money is given back, unless the provider says that it cost
 * something all the same.
 */
async function fail(
  { parts, writer }: PaidWish,
  call: Call,
  status: 'failed' | 'refused',
  error: Error,
): Promise<never> {
  const at = parts.clock.now()
  const cost = MutoscopeError.isInstance(error) ? error.details['costMicros'] : undefined
  const spent = typeof cost === 'number' && cost > 0 ? cost : 0
  await writer.commit(
    'call.settle',
    [
      {
        type: 'put-call',
        call: { ...call, status, pollAt: null, error: toErrorRecord(error, 'MODEL_FAILED'), updatedAt: at },
      },
      spent > 0
        ? { type: 'settle-charge', callId: call.id, settledMicros: spent, at }
        : { type: 'release-charge', callId: call.id, at },
    ],
    [
      { type: status === 'refused' ? 'call.refused' : 'call.failed', data: describe(call) },
      spent > 0
        ? { type: 'charge.settled', data: { call: call.id, provider: call.provider, micros: spent } }
        : { type: 'charge.released', data: { call: call.id } },
    ],
  )
  throw error
}

async function belongsToOther({ parts, writer }: PaidWish, call: Call): Promise<boolean> {
  if (call.runId === writer.run.id) return false
  const other = await parts.store.getRun(call.ownerId, call.runId)
  return other !== null && !hasEnded(other.status)
}

function priceOf({ model, item }: PaidWish): Price {
  return model.paid?.price(item.request as never) ?? exactPrice(0)
}

function describe(call: Call): {
  readonly call: string
  readonly name: string
  readonly provider: string
  readonly model: string
} {
  return { call: call.id, name: call.name, provider: call.provider, model: call.model }
}

type CallEvent =
  'call.sent' | 'call.accepted' | 'call.ambiguous' | 'call.delayed' | 'call.risked' | 'call.attention'

async function put(
  { parts, writer }: PaidWish,
  step: 'call.send' | 'call.accept' | 'call.settle',
  call: Call,
  event: CallEvent | null,
  maxAtOnce?: number,
): Promise<Call> {
  const updated = { ...call, updatedAt: parts.clock.now() }
  await writer.commit(
    step,
    [{ type: 'put-call', call: updated, ...(maxAtOnce === undefined ? {} : { maxAtOnce }) }],
    event === null ? [] : [{ type: event, data: describe(updated) }],
  )
  return updated
}
