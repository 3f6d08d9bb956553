import type { Json } from '../digest/canonical-json.js'
import type { Call } from '../domain/call.js'
import type { Charge } from '../domain/charge.js'
import { hasEnded } from '../domain/run.js'
import { exactPrice } from '../cost/price.js'
import { fromStoredError } from '../errors/stored-error.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { CallMark, Model, ModelContext, ModelOutput } from '../providers/model.js'
import type { Change } from '../storage/store.js'
import type { SubjectEngine } from './load-subject.js'
import { poll, notKept, search, submitOnce, type Exchanged } from './call-exchange.js'
import type { Observation } from './call-observation.js'
import type { CallSubject } from './call-subject.js'
import { POLL_MS } from './call-table.js'
import { decideCall, describeCall, type Decision } from './decide-call.js'
import type { Engine } from '../engine/engine.js'
import { findCurrent } from '../artifacts/find-current.js'
import type { KeyedRequest } from '../artifacts/make-request.js'
import type { RunEvent, RunWriter } from '../engine/run-writer.js'
import { stopAtProvider, type StopEngine } from './stop-at-provider.js'
import { Suspension } from '../engine/suspension.js'
import { termsOf } from './terms-of-call.js'

/** What a paid call needs of the engine. */
export type CallEngine = SubjectEngine &
  StopEngine &
  Pick<Engine, 'crashPoint' | 'createId' | 'budgets' | 'webhookUrl'>

/** A request that goes to a provider and costs money. */
export interface PaidRequest {
  readonly engine: CallEngine
  readonly writer: RunWriter
  readonly stage: string
  readonly request: KeyedRequest
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
export async function takeFurther(given: PaidRequest): Promise<CallResult> {
  const paid = { ...given, context: { ...given.context, ownerId: given.writer.run.ownerId } }
  let subject = await openCall(paid)
  if (subject.call.progress !== null) paid.context.progress(subject.call.progress)
  for (;;) {
    paid.context.signal.throwIfAborted()
    const { call } = subject
    if (call.status === 'ambiguous' && call.pollAt === null) throw new Suspension(null)
    if (call.pollAt !== null && call.pollAt > paid.engine.clock.now()) throw new Suspension(call.pollAt)
    const step = await takeStep(paid, subject)
    subject = step.subject
    const result = await follow(paid, subject, step)
    if (result.output !== undefined) return result.output
    subject = result.subject
  }
}

type Step = Exchanged & { readonly subject: CallSubject }

/** Does what the call is there for next, and says what was seen. */
async function takeStep(paid: PaidRequest, subject: CallSubject): Promise<Step> {
  const { call, terms } = subject
  const exchange = { ...paid, request: paid.request.input }
  if (call.status === 'accepted') {
    const exchanged = await poll(exchange, call.operation)
    await paid.engine.crashPoint('call.polled')
    return { ...exchanged, subject }
  }
  // Found as sent: a worker died between the request and its answer.
  if (call.status === 'sent')
    return { subject, seen: { type: 'lost', error: new MutoscopeError('CALL_AMBIGUOUS') } }
  if (call.status === 'ambiguous' && terms.dedupe !== 'key') {
    const exchanged = await search(exchange, await markOf(paid, call))
    await paid.engine.crashPoint('call.polled')
    return { ...exchanged, subject }
  }
  const obstacle = await findObstacle(paid, call)
  if (obstacle !== null) return { subject, seen: obstacle }
  // Until the answer has come, so that nobody else takes the call for lost meanwhile.
  const { lease, run } = paid.writer
  const longestMs = paid.model.paid?.timeoutMs ?? TIMEOUT_MS
  const step = await lease.during(longestMs, () => send(paid, subject))
  if (step === null) throw new MutoscopeError('LEASE_LOST', { details: { runId: run.id } })
  return step
}

/** Marks the call as sent, and sends it once. */
async function send(paid: PaidRequest, subject: CallSubject): Promise<Step> {
  const sent = await mark(paid, subject)
  if (sent === null) return { subject, seen: { type: 'full' } }
  const exchange = { ...paid, request: paid.request.input }
  const exchanged = await submitOnce(exchange, await markOf(paid, sent.call))
  if (['accepted', 'delivered'].includes(exchanged.seen.type)) await paid.engine.crashPoint('call.started')
  return { ...exchanged, subject: sent }
}

/** Writes what was seen, and goes on, waits or ends by it. */
async function follow(
  paid: PaidRequest,
  subject: CallSubject,
  { seen, output }: Exchanged,
): Promise<{ readonly subject: CallSubject; readonly output?: CallResult }> {
  const decided = decide(paid, subject, seen)
  const { row, wait } = decided
  paid.engine.logger.debug(
    {
      ...describeCall(subject.call),
      seen: seen.type,
      row,
      status: decided.call.status,
      until: typeof wait === 'object' ? wait.until : null,
    },
    'A call was decided about.',
  )
  if (output !== undefined) return { subject, output: toResult(paid, subject, output, decided) }
  const decision = await stopAtProvider(paid.engine, subject.call, paid.model, decided)
  const after = await write(paid, subject, decision)
  if (seen.type === 'pending' && seen.progress !== undefined) paid.context.progress(seen.progress)
  if (seen.type === 'lost')
    paid.engine.logger.warn(describeCall(after.call), 'A request was sent and its response was lost.')
  if (decision.error !== undefined) throw decision.error
  if (decision.wait === 'operator') throw new Suspension(null)
  if (typeof decision.wait === 'object') throw new Suspension(decision.wait.until)
  return { subject: after }
}

/** The living call for this request: a new one, its own, or one that another run has left. */
async function openCall(paid: PaidRequest): Promise<CallSubject> {
  const { engine, writer, request, stage } = paid
  const { id: runId, ownerId, projectId } = writer.run
  const living = await engine.store.getCall(ownerId, request.digest)
  if (living === null) return intend(paid)
  const charge = await engine.store.getCharge(ownerId, living.id)
  const subject: CallSubject = {
    call: living,
    charge: charge ?? { estimatedMicros: 0, reservedMicros: 0 },
    terms: termsOf(engine, paid.model),
  }
  if (living.runId === runId) return subject
  const other = await engine.store.getRun(ownerId, living.runId)
  // Another run of this owner is buying the same thing: it is bought once and waited for.
  if (other !== null && !hasEnded(other.status)) throw new Suspension(engine.clock.now() + POLL_MS)
  const by = { runId, projectId, stage, name: request.name }
  return write(paid, subject, decide(paid, subject, { type: 'taken-up', by }))
}

/** Reserves the money and records the intention, in one transaction. */
async function intend(paid: PaidRequest): Promise<CallSubject> {
  const { engine, writer, request, model, stage } = paid
  await assertNotFailed(paid)
  const now = engine.clock.now()
  const price = model.paid?.price(request.input as never) ?? exactPrice(0)
  const { id: runId, ownerId, projectId } = writer.run
  const { provider, model: name } = model
  const id = engine.createId()
  const call: Call = {
    id,
    ownerId,
    projectId,
    runId,
    stage,
    name: request.name,
    digest: request.digest,
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
    kind: request.kind,
    provider,
    model: name,
    state: 'reserved',
    estimatedMicros: price.expectedMicros,
    reservedMicros: price.maxMicros,
    settledMicros: 0,
    reservedAt: now,
    endedAt: null,
  }
  const limits = await engine.budgets(writer.run, now)
  await orStartAgain(
    paid,
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
  return { call, charge, terms: termsOf(engine, model) }
}

/**
 * A run does not buy again what has failed in it, also when it was stopped before it could note that.
 * @throws the error of the failed call
 */
async function assertNotFailed({ engine, writer, request }: PaidRequest): Promise<void> {
  const { id: runId, ownerId } = writer.run
  const ended = await engine.store.listCalls(ownerId, { runId, statuses: ['failed', 'refused'] })
  const failed = ended.findLast(({ digest }) => digest === request.digest)
  if (failed !== undefined && failed.error !== null) throw fromStoredError(failed.error)
}

/** What stands in the way of sending now, or null. */
async function findObstacle(
  { engine, writer, request }: PaidRequest,
  call: Call,
): Promise<Observation | null> {
  const until = await engine.store.getProviderWait(call.ownerId, call.provider)
  if (until > engine.clock.now()) return { type: 'blocked', until }
  if (call.status !== 'intended') return null
  // Whoever was faster has stored it in the transaction that ended his call; ours is alive since then.
  const current = await findCurrent(engine, writer.run.ownerId, [request])
  return current.size > 0 ? { type: 'needless' } : null
}

/** Marks the call as sent; null when the provider works on as many calls of this owner as it may. */
async function mark(paid: PaidRequest, subject: CallSubject): Promise<CallSubject | null> {
  try {
    return await write(paid, subject, decide(paid, subject, { type: 'sending' }))
  } catch (error) {
    if (MutoscopeError.isInstance(error) && error.code === 'PROVIDER_RATE_LIMITED') return null
    throw error
  }
}

async function markOf({ engine }: PaidRequest, { id, provider }: Call): Promise<CallMark> {
  return { marker: id, idempotencyKey: id, webhookUrl: await engine.webhookUrl(id, provider) }
}

function decide({ engine }: PaidRequest, subject: CallSubject, seen: Observation): Decision {
  const decision = decideCall(subject, seen, engine.clock.now())
  if (decision !== null) return decision
  throw new MutoscopeError('UNREACHABLE', {
    message: `A call that is ${subject.call.status} cannot be ${seen.type}.`,
  })
}

async function write(paid: PaidRequest, subject: CallSubject, decision: Decision): Promise<CallSubject> {
  const { call, changes, events } = decision
  if (changes.length > 0)
    await orStartAgain(paid, 'REVISION_CONFLICT', paid.writer.commit(stepOf(call), changes, events))
  return { ...subject, call }
}

function stepOf({ status }: Call): 'call.send' | 'call.accept' | 'call.settle' {
  return status === 'sent' ? 'call.send' : status === 'accepted' ? 'call.accept' : 'call.settle'
}

/** When somebody else was faster, things are looked at again from the start. */
async function orStartAgain(
  { engine }: PaidRequest,
  code: 'RUN_ACTIVE' | 'REVISION_CONFLICT',
  work: Promise<void>,
): Promise<void> {
  await work.catch((error: unknown) => {
    if (MutoscopeError.isInstance(error) && error.code === code) throw new Suspension(engine.clock.now())
    throw error
  })
}

function toResult(
  paid: PaidRequest,
  subject: CallSubject,
  output: ModelOutput<Json>,
  { changes, events, settledMicros }: Decision,
): CallResult {
  return {
    output: { ...output, costMicros: settledMicros ?? 0 },
    changes,
    events,
    async notKept(error) {
      paid.context.signal.throwIfAborted()
      if (MutoscopeError.isInstance(error) && ['LEASE_LOST', 'STORE_CLOSED'].includes(error.code)) throw error
      if (MutoscopeError.isInstance(error) && error.code === 'REVISION_CONFLICT')
        throw new Suspension(paid.engine.clock.now())
      await follow(paid, subject, { seen: notKept(error, output) })
      throw error
    },
  }
}
