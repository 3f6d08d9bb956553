import { Suspension } from '../engine/suspension.js'
import { inSpan } from '../telemetry/in-span.js'
import { takeFurther, type CallResult, type PaidRequest } from './paid-call.js'

/** {@link takeFurther}, as one span with what was spent. @throws as it does */
export async function advanceCall(given: PaidRequest): Promise<CallResult> {
  const { model, request, stage } = given
  const attributes = {
    'mutoscope.provider': model.provider,
    'mutoscope.model': model.model,
    'mutoscope.artifact.kind': request.kind,
    'mutoscope.stage': stage,
  }
  const outcome = await inSpan('call.advance', attributes, async (span) => {
    try {
      const result = await takeFurther(given)
      span.setAttribute('mutoscope.cost.micros', costOf(result))
      return result
    } catch (error) {
      // That a provider works on it is no failure.
      if (error instanceof Suspension) return error
      throw error
    }
  })
  if (outcome instanceof Suspension) throw outcome
  return outcome
}

/** What is settled with the result, micro-dollars. */
function costOf({ changes }: CallResult): number {
  return changes.reduce(
    (sum, change) => sum + (change.type === 'settle-charge' ? change.settledMicros : 0),
    0,
  )
}
