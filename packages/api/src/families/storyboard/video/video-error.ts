import type { MutoscopeError, Run } from '@mutoscope/core'
import type { ErrorDefinition } from '../../../contract/error-definition.js'
import { runFailure } from '../../../run-project/run-failure.js'
import { apiKeyRequired, generationFailed, insufficientCredits, maxRetriesExceeded } from '../errors.js'

/** Why a task failed, in the family's words. */
export interface VideoError {
  readonly definition: ErrorDefinition
  readonly message: string
}

/** Why the newest run of a task came to nothing; null when it did not. */
export function videoError(run: Run | null): VideoError | null {
  if (run?.status !== 'failed') return null
  const failure = runFailure(run)
  return failure === undefined ? null : { definition: definitionOf(failure), message: failure.message }
}

function definitionOf({ code }: MutoscopeError): ErrorDefinition {
  switch (code) {
    case 'BUDGET_EXCEEDED':
    case 'PROVIDER_NO_CREDITS':
      return insufficientCredits
    case 'PROVIDER_AUTH':
    case 'PROVIDER_KEY_MISSING':
    case 'MODEL_NOT_CONFIGURED':
      return apiKeyRequired
    // The engine gives up on these only after it has tried again.
    case 'PROVIDER_RATE_LIMITED':
    case 'PROVIDER_UNAVAILABLE':
    case 'TIMEOUT':
      return maxRetriesExceeded
    default:
      return generationFailed
  }
}
