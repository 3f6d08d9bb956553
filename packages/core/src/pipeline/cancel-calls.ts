import type { Call } from '../domain/call.js'
import { toErrorRecord } from '../errors/error-record.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { ModelContext } from '../providers/model.js'
import type { Change } from '../storage/store.js'
import { allModels } from './all-models.js'
import type { EngineParts } from './engine-parts.js'
import type { RunEvent, RunWriter } from './run-writer.js'

/** How long a provider may take to stop something, milliseconds. */
const CANCEL_MS = 10_000

/**
 * Ends the calls of a cancelled run. What was only intended gives its money back. What a provider has
 * accepted is stopped there as far as that is possible, and its money is settled at what was expected: it is
 * spent, not hidden. A call whose answer was lost keeps its reservation until somebody decides.
 */
export async function cancelCalls(parts: EngineParts, writer: RunWriter): Promise<void> {
  const { run } = writer
  const calls = await parts.store.listCalls(run.ownerId, {
    runId: run.id,
    statuses: ['intended', 'accepted'],
  })
  const charges = new Map(
    (await parts.store.listCharges(run.ownerId, { runId: run.id })).map((charge) => [charge.callId, charge]),
  )
  for (const call of calls) {
    if (call.status === 'accepted') await stopAtProvider(parts, call)
    const at = parts.clock.now()
    const ended: Call = {
      ...call,
      status: 'failed',
      pollAt: null,
      error: toErrorRecord(new MutoscopeError('CANCELLED')),
      updatedAt: at,
    }
    const expected = charges.get(call.id)?.estimatedMicros ?? 0
    const money: Change =
      call.status === 'accepted'
        ? { type: 'settle-charge', callId: call.id, settledMicros: expected, at }
        : { type: 'release-charge', callId: call.id, at }
    const told: RunEvent =
      call.status === 'accepted'
        ? {
            type: 'charge.settled',
            data: { call: call.id, provider: call.provider, micros: expected, assumed: true },
          }
        : { type: 'charge.released', data: { call: call.id } }
    await writer.commit(
      'call.settle',
      [{ type: 'put-call', call: ended }, money],
      [
        {
          type: 'call.failed',
          data: { call: call.id, provider: call.provider, model: call.model, cancelled: true },
        },
        told,
      ],
    )
  }
}

async function stopAtProvider(parts: EngineParts, call: Call): Promise<void> {
  const model = allModels(parts.models).find(
    (candidate) => candidate.provider === call.provider && candidate.model === call.model,
  )
  if (model === undefined || 'generate' in model || model.cancel === undefined) return
  const context: ModelContext = {
    signal: AbortSignal.timeout(CANCEL_MS),
    ownerId: call.ownerId,
    open: (hash) => parts.assets.open(hash),
    progress: () => {},
  }
  try {
    await model.cancel(call.operation, context)
  } catch (error) {
    parts.logger.warn('A provider could not be told to stop.', { call: call.id, ...toErrorRecord(error) })
  }
}
