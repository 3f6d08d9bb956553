import type { Json } from '../digest/canonical-json.js'
import type { Call } from '../domain/call.js'
import { toStoredError } from '../errors/stored-error.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { Model, ModelContext } from '../providers/model.js'
import { pauseAfter } from './call-rules.js'
import type { Decision } from './decide-call.js'
import type { Engine } from '../engine/engine.js'

/** How long a provider may take to stop something, milliseconds. */
const CANCEL_MS = 10_000
/** How often a cancel is tried that fails, besides the retries of the client. */
const CANCEL_TRIES = 3

/** What stopping needs of the engine. */
export type StopEngine = Pick<Engine, 'assets' | 'logger' | 'clock' | 'retryWaitMs' | 'maxRetryWaitMs'>

/**
 * Stops accepted work at its provider where the decision asks for it. Where the provider could not be told,
 * the decision that is returned says so: in the call's error, whose details have `stopped: false`, and with
 * the same in the events of its end. Never throws.
 */
export async function stopAtProvider(
  engine: StopEngine,
  call: Call,
  model: Model<never, Json> | undefined,
  decision: Decision,
): Promise<Decision> {
  if (decision.stopAtProvider !== true || (await sendStop(engine, call, model))) return decision
  return notStopped(call, decision)
}

/** Whether the provider took the word. */
async function sendStop(
  engine: StopEngine,
  call: Call,
  model: Model<never, Json> | undefined,
): Promise<boolean> {
  if (model === undefined || 'generate' in model || model.cancel === undefined) return false
  for (let tries = 0; ; tries++) {
    const signal = AbortSignal.timeout(CANCEL_MS)
    const context: ModelContext = {
      signal,
      ownerId: call.ownerId,
      open: (hash) => engine.assets.open(hash),
      progress: () => {},
    }
    try {
      await model.cancel(call.operation, context)
      return true
    } catch (error) {
      const about = { call: call.id, tries: tries + 1, error: toStoredError(error) }
      engine.logger.warn(about, 'A provider could not be asked to cancel.')
      if (tries + 1 >= CANCEL_TRIES) return false
    }
    await engine.clock.delay(pauseAfter(tries, engine))
  }
}

function notStopped({ provider }: Call, decision: Decision): Decision {
  const say = (message: string) =>
    `${message} ${provider} could not be told to stop; it may go on and charge.`
  const { error: record } = decision.call
  const call =
    record === null
      ? decision.call
      : {
          ...decision.call,
          error: {
            ...record,
            message: say(record.message),
            details: { ...record.details, stopped: false },
          },
        }
  const { error } = decision
  return {
    ...decision,
    call,
    changes: decision.changes.map((change) => (change.type === 'put-call' ? { ...change, call } : change)),
    events: decision.events.map((event) =>
      event.type === 'call.failed' || event.type === 'call.resolved'
        ? { ...event, data: Object.assign({}, event.data, { stopped: false }) }
        : event,
    ),
    ...(error === undefined
      ? {}
      : {
          error: new MutoscopeError(error.code, {
            message: say(error.message),
            details: error.details,
            cause: error,
          }),
        }),
  }
}
