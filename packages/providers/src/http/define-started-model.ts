import { MutoscopeError, type Json } from '@mutoscope/core'
import type { ModelContext, StartedModel } from '@mutoscope/core/ports'
import type * as z from 'zod'

/**
 * A model that answers later, with its own type of operation. What it is asked about comes from the store, or
 * from an operator who adopts a job, so it is checked against `operation` first. An operation of another
 * shape is a failed look: the call keeps its money and waits, until an operator has put it right.
 *
 * @example
 * const operationSchema = z.object({ id: z.string(), durationSec: z.number() })
 * return defineStartedModel(operationSchema, { provider: 'acme', …, status: ({ id, durationSec }, context) => … })
 */
export function defineStartedModel<Request, Data, Operation extends Json, Extra extends object>(
  operation: z.ZodType<Operation>,
  model: StartedModel<Request, Data, NoInfer<Operation>> & Extra,
): StartedModel<Request, Data> & NoInfer<Extra> {
  const read = (stored: Json): Operation => {
    const parsed = operation.safeParse(stored)
    if (parsed.success) return parsed.data
    const where = parsed.error.issues.map(({ path, message }) => [path.join('.'), message].join(' ').trim())
    throw new MutoscopeError('INVALID_INPUT', {
      message: `${model.provider}/${model.model} cannot be asked about this operation: ${where.join('; ')}.`,
      details: { field: 'operation' },
    })
  }
  const { cancel } = model
  return {
    ...model,
    status: async (stored: Json, context: ModelContext) => model.status(read(stored), context),
    ...(cancel === undefined
      ? {}
      : { cancel: async (stored: Json, context: ModelContext) => cancel.call(model, read(stored), context) }),
  }
}
