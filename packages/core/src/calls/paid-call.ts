import type { Json } from '../digest/canonical-json.js'
import type { Call } from '../domain/call.js'
import type { Charge } from '../domain/charge.js'
import { hasEnded } from '../domain/run.js'
import { exactPrice } from '../cost/price.js'
import { fromErrorRecord } from '../errors/error-record.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { CallMark, Model, ModelContext, ModelOutput } from '../providers/model.js'
import type { Change } from '../storage/store.js'
import type { SubjectParts } from './load-subject.js'
import { look, notKept, search, submitOnce, type Exchanged } from './call-exchange.js'
import type { Observation } from './call-observation.js'
import type { CallSubject } from './call-subject.js'
import { POLL_MS } from './call-table.js'
import { decideCall, describeCall, type Decision } from './decide-call.js'
import type { EngineParts } from '../pipeline/engine-parts.js'
import { findCurrent } from '../artifacts/find-current.js'
import type { KeyedItem } from '../artifacts/make-item.js'
import type { RunEvent, RunWriter } from '../pipeline/run-writer.js'
import { stopAtProvider, type StopParts } from './stop-at-provider.js'
import { Suspension } from '../pipeline/suspension.js'
import { termsOf } from './terms-of-call.js'

/** What a paid call needs of the engine. */
export type CallParts = SubjectParts &
  StopParts &
  Pick<EngineParts, 'crashPoint' | 'createId' | 'budgets' | 'webhookUrl'>

/** A wish that goes to a provider. */
export interface PaidWish {
  readonly parts: CallParts
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
  /**
   * For when the output cannot become an artifact. What is not what it should be ends the call, its money
   * spent; what only could not be stored is fetched again later where the provider keeps it.
   * @throws Suspension; else the error that is given
   */
  notKept(error: unknown): Promise<never>
}

/** @see PaidTerms.timeoutMs */
const TIMEOUT_MS = 60_000

/**
 * Takes a paid call as far as it can go now: reserves the money and records the call, submits it exactly
 * once, looks at it when it is time. This only does what has to be done and says what it saw; what becomes of
 * the call is decided by `CALL_TABLE`, and written before anything else happens.
 *
 * @throws Suspension while the provider works, and without a time when somebody must decide;
 *   `BUDGET_EXCEEDED` before anything is sent; `MODEL_FAILED`, `MODEL_REFUSED`, `PROVIDER_…`, `TIMEOUT` when
 *   the call ended so
 */
export async function advanceCall(given: PaidWish): Promise<CallResult> {
  const wish = { ...given, context: { ...given.context, ownerId: given.writer.run.ownerId } }
  let subject = await openCall(wish)
  if (subject.call.progress !== null) wish.context.progress(subject.call.progress)
  for (;;) {
    wish.context.signal.throwIfAborted()
    const { call } = subject
    if (call.status === 'ambiguous' && call.pollAt === null) throw new Suspension(null)
    if (call.pollAt !== null && call.pollAt > wish.parts.clock.now()) throw new Suspension(call.pollAt)
    const step = await takeStep(wish, subject)
    subject = step.subject
    const result = await follow(wish, subject, step)
    if (result.output !== undefined) return result.output
    subject = result.subject
  }
}

type Step = Exchanged & { readonly subject: CallSubject }

/** Does what the call is there for next, and says what was seen. */
async function takeStep(wish: PaidWish, subject: CallSubject): Promise<Step> {
  const { call, terms } = subject
  const exchange = { ...wish, request: wish.item.request }
  if (call.status === 'accepted') {
    const exchanged = await look(exchange, call.operation)
    await wish.parts.crashPoint('call.polled')
    return { ...exchanged, subject }
  }
  // Found as sent: a worker died between the request and its answer.
  if (call.status === 'sent')
    return { subject, seen: { type: 'lost', error: new MutoscopeError('CALL_AMBIGUOUS') } }
  if (call.status === 'ambiguous' && terms.dedupe !== 'key') {
    const exchanged = await search(exchange, await markOf(wish, call))
    await wish.parts.crashPoint('call.polled')
    return { ...exchanged, subject }
  }
  const obstacle = await findObstacle(wish, call)
  if (obstacle !== null) return { subject, seen: obstacle }
  // Until the answer has come, so that nobody else takes the call for lost meanwhile.
  const { lease, run } = wish.writer
  const longestMs = wish.model.paid?.timeoutMs ?? TIMEOUT_MS
  const step = await lease.during(longestMs, () => send(wish, subject))
  if (step === null) throw new MutoscopeError('LEASE_LOST', { details: { runId: run.id } })
  return step
}

/** Marks the call as sent, and sends it once. */
async function send(wish: PaidWish, subject: CallSubject): Promise<Step> {
  const sent = await mark(wish, subject)
  if (sent === null) return { subject, seen: { type: 'full' } }
  const exchange = { ...wish, request: wish.item.request }
  const exchanged = await submitOnce(exchange, await markOf(wish, sent.call))
  if (['accepted', 'delivered'].includes(exchanged.seen.type)) await wish.parts.crashPoint('call.started')
  return { ...exchanged, subject: sent }
}

/** Writes what was seen, and goes on, waits or ends by it. */
async function follow(
  wish: PaidWish,
  subject: CallSubject,
  { seen, output }: Exchanged,
): Promise<{ readonly subject: CallSubject; readonly output?: CallResult }> {
  const decided = decide(wish, subject, seen)
  const { row, wait } = decided
  wish.parts.logger.debug('A call was decided about.', {
    ...describeCall(subject.call),
    seen: seen.type,
    row,
    status: decided.call.status,
    until: typeof wait === 'object' ? wait.until : null,
  })
  if (output !== undefined) return { subject, output: toResult(wish, subject, output, decided) }
  const decision = await stopAtProvider(wish.parts, subject.call, wish.model, decided)
  const after = await write(wish, subject, decision)
  if (seen.type === 'pending' && seen.progress !== undefined) wish.context.progress(seen.progress)
  if (seen.type === 'lost')
    wish.parts.logger.warn('A request was sent and its response was lost.', describeCall(after.call))
  if (decision.error !== undefined) throw decision.error
  if (decision.wait === 'operator') throw new Suspension(null)
  if (typeof decision.wait === 'object') throw new Suspension(decision.wait.until)
  return { subject: after }
}

/** The living call for this wish: a new one, its own, or one that another run has left. */
async function openCall(wish: PaidWish): Promise<CallSubject> {
  const { parts, writer, item, stage } = wish
  const { id: runId, ownerId, projectId } = writer.run
  const living = await parts.store.getCall(ownerId, item.digest)
  if (living === null) return intend(wish)
  const charge = await parts.store.getCharge(ownerId, living.id)
  const subject: CallSubject = {
    call: living,
    charge: charge ?? { estimatedMicros: 0, reservedMicros: 0 },
    terms: termsOf(parts, wish.model),
  }
  if (living.runId === runId) return subject
  const other = await parts.store.getRun(ownerId, living.runId)
  // Another run of this owner is buying the same thing: it is bought once and waited for.
  if (other !== null && !hasEnded(other.status)) throw new Suspension(parts.clock.now() + POLL_MS)
  const by = { runId, projectId, stage, name: item.name }
  return write(wish, subject, decide(wish, subject, { type: 'taken-up', by }))
}

/** Reserves the money and records the intention, in one transaction. */
async function intend(wish: PaidWish): Promise<CallSubject> {
  const { parts, writer, item, model, stage } = wish
  await assertNotFailed(wish)
  const now = parts.clock.now()
  const price = model.paid?.price(item.request as never) ?? exactPrice(0)
  const { id: runId, ownerId, projectId } = writer.run
  const { provider, model: name } = model
  const id = parts.createId()
  const call: Call = {
    id,
    ownerId,
    projectId,
    runId,
    stage,
    name: item.name,
    digest: item.digest,
    provider,
    model: name,
    status: 'intended',
    operation: null,
    pollAt: null,
    progress: null,
    delays: 0,
    delayedSince: null,
    unsent: 0,
    lost: 0,
    acceptedAt: null,
    error: null,
    createdAt: now,
    updatedAt: now,
  }
  const charge: Charge = {
    callId: id,
    ownerId,
    projectId,
    runId,
    groupId: writer.run.groupId,
    stage,
    kind: item.kind,
    provider,
    model: name,
    state: 'reserved',
    estimatedMicros: price.expectedMicros,
    reservedMicros: price.maxMicros,
    settledMicros: 0,
    reservedAt: now,
    endedAt: null,
  }
  const limits = await parts.budgets(writer.run, now)
  await orLookAgain(
    wish,
    'RUN_ACTIVE',
    writer.commit(
      'call.intend',
      [
        { type: 'put-call', call, follows: null },
        { type: 'reserve-charge', charge, limits },
      ],
      [
        { type: 'call.intended', data: describeCall(call) },
        { type: 'charge.reserved', data: { call: id, micros: charge.reservedMicros } },
      ],
    ),
  )
  return { call, charge, terms: termsOf(parts, model) }
}

/**
 * A run does not buy again what has failed in it, also when it was stopped before it could note that.
 * @throws the error of the failed call
 */
async function assertNotFailed({ parts, writer, item }: PaidWish): Promise<void> {
  const { id: runId, ownerId } = writer.run
  const ended = await parts.store.listCalls(ownerId, { runId, statuses: ['failed', 'refused'] })
  const failed = ended.findLast(({ digest }) => digest === item.digest)
  if (failed !== undefined && failed.error !== null) throw fromErrorRecord(failed.error)
}

/** What stands in the way of sending now, or null. */
async function findObstacle({ parts, writer, item }: PaidWish, call: Call): Promise<Observation | null> {
  const until = await parts.store.getProviderWait(call.ownerId, call.provider)
  if (until > parts.clock.now()) return { type: 'blocked', until }
  if (call.status !== 'intended') return null
  // Whoever was faster has stored it in the transaction that ended his call; ours is alive since then.
  const current = await findCurrent(parts, writer.run.ownerId, [item])
  return current.size > 0 ? { type: 'needless' } : null
}

/** Marks the call as sent; null when the provider works on as many calls of this owner as it may. */
async function mark(wish: PaidWish, subject: CallSubject): Promise<CallSubject | null> {
  try {
    return await write(wish, subject, decide(wish, subject, { type: 'sending' }))
  } catch (error) {
    if (MutoscopeError.isInstance(error) && error.code === 'PROVIDER_RATE_LIMITED') return null
    throw error
  }
}

async function markOf({ parts }: PaidWish, { id, provider }: Call): Promise<CallMark> {
  return { marker: id, idempotencyKey: id, webhookUrl: await parts.webhookUrl(id, provider) }
}

function decide({ parts }: PaidWish, subject: CallSubject, seen: Observation): Decision {
  const decision = decideCall(subject, seen, parts.clock.now())
  if (decision !== null) return decision
  throw new MutoscopeError('UNREACHABLE', {
    message: `A call that is ${subject.call.status} cannot be ${seen.type}.`,
  })
}

async function write(wish: PaidWish, subject: CallSubject, decision: Decision): Promise<CallSubject> {
  const { call, changes, events } = decision
  if (changes.length > 0)
    await orLookAgain(wish, 'REVISION_CONFLICT', wish.writer.commit(stepOf(call), changes, events))
  return { ...subject, call }
}

function stepOf({ status }: Call): 'call.send' | 'call.accept' | 'call.settle' {
  return status === 'sent' ? 'call.send' : status === 'accepted' ? 'call.accept' : 'call.settle'
}

/** When somebody else was faster, things are looked at again from the start. */
async function orLookAgain(
  { parts }: PaidWish,
  code: 'RUN_ACTIVE' | 'REVISION_CONFLICT',
  work: Promise<void>,
): Promise<void> {
  await work.catch((error: unknown) => {
    if (MutoscopeError.isInstance(error) && error.code === code) throw new Suspension(parts.clock.now())
    throw error
  })
}

function toResult(
  wish: PaidWish,
  subject: CallSubject,
  output: ModelOutput<Json>,
  { changes, events, settledMicros }: Decision,
): CallResult {
  return {
    output: { ...output, costMicros: settledMicros ?? 0 },
    changes,
    events,
    async notKept(error) {
      wish.context.signal.throwIfAborted()
      if (MutoscopeError.isInstance(error) && ['LEASE_LOST', 'STORE_CLOSED'].includes(error.code)) throw error
      if (MutoscopeError.isInstance(error) && error.code === 'REVISION_CONFLICT')
        throw new Suspension(wish.parts.clock.now())
      await follow(wish, subject, { seen: notKept(error, output) })
      throw error
    },
  }
}
