import type { Json } from '../digest/canonical-json.js'
import type { ErrorCode } from '../errors/error-table.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { CallMark, Model, ModelContext, ModelOutput } from '../providers/model.js'
import type { Observation } from './call-observation.js'

/** A model with what it is asked for and how. */
export interface Exchange {
  readonly model: Model<never, Json>
  readonly request: unknown
  readonly context: ModelContext
}

/** What was seen, and the output where there is one. */
export interface Exchanged {
  readonly seen: Observation
  readonly output?: ModelOutput<Json>
}

/** Ends although they are thrown: another look would say the same. */
const UNUSABLE: ReadonlySet<ErrorCode> = new Set([
  'MEDIA_INVALID',
  'MEDIA_TOO_LARGE',
  'LIMIT_EXCEEDED',
  'URL_NOT_ALLOWED',
])

/** Submits exactly once. Never throws: whatever comes is an observation. */
export async function submitOnce({ model, request, context }: Exchange, mark: CallMark): Promise<Exchanged> {
  const marked: ModelContext = { ...context, call: mark }
  try {
    if ('generate' in model) return delivered(await model.generate(request as never, marked))
    const { operation, pollAfterMs, estimatedMicros } = await model.start(request as never, marked)
    return { seen: { type: 'accepted', operation, pollAfterMs, estimatedMicros } }
  } catch (thrown) {
    return { seen: unsuccessful(thrown, context.signal) }
  }
}

/**
 * Looks once at what was submitted.
 * @throws what is thrown while the work is being stopped: that says nothing about the provider
 */
export async function poll({ model, context }: Exchange, operation: Json): Promise<Exchanged> {
  // A call of a model that answers at once is never accepted.
  if ('generate' in model) throw new MutoscopeError('UNREACHABLE')
  try {
    const answer = await model.status(operation, context)
    const { provider } = model
    if (answer.status === 'pending') return { seen: { ...answer, type: 'pending' } }
    if (answer.status === 'succeeded') return delivered(answer.output)
    const { costMicros } = answer
    if (answer.status === 'refused') {
      const error = new MutoscopeError('MODEL_REFUSED', { message: answer.reason, details: { provider } })
      return { seen: { type: 'refused', error, costMicros } }
    }
    const { message } = answer
    if (answer.status === 'missing') {
      const { what } = answer
      const error = new MutoscopeError('MODEL_FAILED', { message, details: { provider, missing: what } })
      return { seen: { type: 'missing', what, error, costMicros } }
    }
    const { retryable } = answer
    const error = new MutoscopeError('MODEL_FAILED', { message, details: { provider, retryable } })
    return { seen: { type: 'failed', error, costMicros } }
  } catch (thrown) {
    if (context.signal.aborted) throw thrown
    return { seen: unseen(toError(thrown, 'PROVIDER_UNAVAILABLE')) }
  }
}

/** Looks for a submission whose answer was lost. @throws as {@link look} */
export async function search({ model, request, context }: Exchange, mark: CallMark): Promise<Exchanged> {
  if (model.reconcile === undefined) return { seen: { type: 'unknown' } }
  try {
    const answer = await model.reconcile(mark, request as never, context)
    if (answer.found === 'operation')
      return { seen: { type: 'accepted', operation: answer.operation, pollAfterMs: 0 } }
    if (answer.found === 'output') return delivered(answer.output)
    return { seen: { type: answer.found } }
  } catch (thrown) {
    if (context.signal.aborted) throw thrown
    const error = toError(thrown, 'PROVIDER_UNAVAILABLE')
    return { seen: { type: 'search-failed', error, retryAfterMs: number(error, 'retryAfterMs') } }
  }
}

/** What it means that an output could not become an artifact. */
export function notKept(thrown: unknown, output: ModelOutput<Json>): Observation {
  const error = toError(thrown, 'MODEL_FAILED')
  const final = UNUSABLE.has(error.code) || error.code === 'MODEL_FAILED' || error.code === 'MODEL_REFUSED'
  const costMicros = number(error, 'costMicros') ?? output.costMicros
  return { type: final && MutoscopeError.isInstance(thrown) ? 'unusable' : 'not-stored', error, costMicros }
}

function delivered(output: ModelOutput<Json>): Exchanged {
  return { seen: { type: 'delivered', costMicros: output.costMicros }, output }
}

function unsuccessful(thrown: unknown, signal: AbortSignal): Observation {
  const error = toError(thrown, 'CALL_AMBIGUOUS')
  const costMicros = number(error, 'costMicros')
  switch (error.code) {
    case 'CALL_AMBIGUOUS':
      return { type: 'lost', error }
    case 'PROVIDER_RATE_LIMITED':
      return { type: 'throttled', error, retryAfterMs: number(error, 'retryAfterMs') }
    case 'PROVIDER_UNAVAILABLE':
      return { type: 'unsent', error }
    case 'MODEL_REFUSED':
      return { type: 'refused', error, costMicros }
    default:
      return signal.aborted && error.code === 'CANCELLED'
        ? { type: 'stopped' }
        : { type: 'declined', error, costMicros }
  }
}

function unseen(error: MutoscopeError): Observation {
  const costMicros = number(error, 'costMicros')
  if (error.code === 'MODEL_REFUSED') return { type: 'refused', error, costMicros }
  if (error.code === 'MODEL_FAILED') return { type: 'failed', error, costMicros }
  if (UNUSABLE.has(error.code)) return { type: 'unusable', error, costMicros }
  return { type: 'poll-failed', error, retryAfterMs: number(error, 'retryAfterMs') }
}

function toError(thrown: unknown, code: ErrorCode): MutoscopeError {
  if (MutoscopeError.isInstance(thrown)) return thrown
  return new MutoscopeError(code, { cause: thrown })
}

function number({ details }: MutoscopeError, name: string): number | undefined {
  const value = details[name]
  return typeof value === 'number' ? value : undefined
}
