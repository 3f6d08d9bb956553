import { MutoscopeError, type Price, type PriceUnit } from '@mutoscope/core'
import { lookUpPrice, type ModelContext, type PaidTerms } from '@mutoscope/core/ports'
import * as z from 'zod'
import type { AiSdkModel } from './ai-sdk-models.js'
import { toAiSdkError } from './ai-sdk-error.js'
import type { AiSdkOptions } from './ai-sdk-options.js'

const TIMEOUT_MS = 300_000

/** Sends calls to one model object, and knows what they cost. */
export interface AiSdkCaller {
  /**
   * Calls once. @throws `CALL_AMBIGUOUS` and the other codes of a submission; for a free model
   * `PROVIDER_UNAVAILABLE` in its place
   */
  submit<Result>(context: ModelContext, call: (signal: AbortSignal) => PromiseLike<Result>): Promise<Result>
  /** Asks for what is free. */
  poll<Result>(context: ModelContext, call: (signal: AbortSignal) => PromiseLike<Result>): Promise<Result>
  price(unit: PriceUnit, quantity: number): Price
  /** Absent for a free model. */
  terms<Request>(price: (request: Request) => Price): { readonly paid?: PaidTerms<Request> }
}

/** Makes a caller. @throws `INVALID_INPUT` for an object that is no model of the AI SDK that is known here */
export function createAiSdkCaller(model: AiSdkModel, options: AiSdkOptions): AiSdkCaller {
  const known = modelSchema.safeParse(model)
  if (!known.success) {
    throw new MutoscopeError('INVALID_INPUT', {
      message:
        'This is not a model object of the AI SDK with version v3 or v4 of its specification. Pass what a provider package returns, for instance `openai.image(…)`.',
      details: { field: 'model' },
    })
  }
  const { provider, modelId } = known.data
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS

  async function run<Result>(
    { signal }: ModelContext,
    lost: 'CALL_AMBIGUOUS' | 'PROVIDER_UNAVAILABLE',
    call: (signal: AbortSignal) => PromiseLike<Result>,
  ): Promise<Result> {
    if (signal.aborted) throw new MutoscopeError('CANCELLED')
    const limited = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
    try {
      return await call(limited)
    } catch (error) {
      throw toAiSdkError(error, { provider, lost, signal })
    }
  }

  const price = (unit: PriceUnit, quantity: number): Price =>
    lookUpPrice(options.prices ?? [], { provider, model: modelId, unit, quantity })
  return {
    submit: (context, call) =>
      run(context, options.free === true ? 'PROVIDER_UNAVAILABLE' : 'CALL_AMBIGUOUS', call),
    poll: (context, call) => run(context, 'PROVIDER_UNAVAILABLE', call),
    price,
    terms: (priceOf) =>
      options.free === true ? {} : { paid: { dedupe: 'none', timeoutMs, price: priceOf } },
  }
}

const modelSchema = z.looseObject({
  specificationVersion: z.enum(['v3', 'v4']),
  provider: z.string().min(1),
  modelId: z.string().min(1),
})
