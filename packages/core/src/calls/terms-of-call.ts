import type { Json } from '../digest/canonical-json.js'
import type { Model } from '../providers/model.js'
import type { CallTerms } from './call-subject.js'
import type { Engine } from '../engine/engine.js'

/** @see PaidTerms.settleMs */
const SETTLE_MS = 60_000

/** What the studio says about calls. */
export type TermsEngine = Pick<
  Engine,
  | 'retryWaitMs'
  | 'maxRetryWaitMs'
  | 'callPatienceMs'
  | 'maxRiskMicros'
  | 'providerConcurrency'
  | 'missingPolls'
  | 'missingMs'
>

/** What a model, where it is known, and the studio say about calls. */
export function termsOf(engine: TermsEngine, model: Model<never, Json> | undefined): CallTerms {
  const { retryWaitMs, maxRetryWaitMs, callPatienceMs, maxRiskMicros, providerConcurrency } = engine
  const { missingPolls, missingMs } = engine
  const {
    dedupe = 'none',
    settleMs = SETTLE_MS,
    patienceMs = callPatienceMs,
    forgotten = 'spent',
  } = model?.paid ?? {}
  const searchable = model?.reconcile !== undefined
  return {
    dedupe: dedupe === 'lookup' && !searchable ? 'none' : dedupe,
    settleMs,
    patienceMs,
    missingPolls,
    missingMs,
    forgotten,
    retryWaitMs,
    maxRetryWaitMs,
    maxRiskMicros,
    providerConcurrency,
  }
}
