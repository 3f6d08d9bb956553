import type { Json } from '../digest/canonical-json.js'
import type { Call } from '../domain/call.js'
import { toErrorRecord } from '../errors/error-record.js'
import type { Model, ModelContext } from '../providers/model.js'
import { allModels } from './all-models.js'
import type { EngineParts } from './engine-parts.js'

/** How long a provider may take to stop something, milliseconds. */
const CANCEL_MS = 10_000

/** The model that a call was made with, if the studio still has it. */
export function modelOf({ models }: EngineParts, call: Call): Model<never, Json> | undefined {
  return allModels(models).find(({ provider, model }) => provider === call.provider && model === call.model)
}

/** Stops accepted work at its provider, as far as the provider can. Never throws. */
export async function stopAtProvider(
  parts: EngineParts,
  call: Call,
  model: Model<never, Json> | undefined,
): Promise<void> {
  if (call.status !== 'accepted' || model === undefined || 'generate' in model) return
  const context: ModelContext = {
    signal: AbortSignal.timeout(CANCEL_MS),
    ownerId: call.ownerId,
    open: (hash) => parts.assets.open(hash),
    progress: () => {},
  }
  try {
    await model.cancel?.(call.operation, context)
  } catch (error) {
    parts.logger.warn('A provider could not be told to stop.', { call: call.id, ...toErrorRecord(error) })
  }
}
