import type { MutoscopeError, Run } from '@mutoscope/core'
import type { ErrorDefinition } from '../../../contract/error-definition.js'
import { decisionNeeded, type Attention } from '../../../run-project/attention.js'
import { runFailure } from '../../../run-project/run-failure.js'
import { apiKeyRequired, generationFailed, insufficientCredits, maxRetriesExceeded } from '../errors.js'

/** Why a task came to nothing or does not go on, in the family's words. */
export interface VideoError {
  readonly code: string
  readonly message: string
  readonly retryable: boolean
}

/** Why the newest run of a task failed, or what it waits for; null when neither is so. */
export function videoError(run: Run | null, attention: Attention | null): VideoError | null {
  if (attention !== null)
    return {
      code: decisionNeeded.code,
      message: attention.message,
      retryable: decisionNeeded.retryable,
    }
  if (run?.status !== 'failed') return null
  const failure = runFailure(run)
  if (failure === undefined) return null
  const definition = definitionOf(failure)
  return {
    code: definition.code,
    message: failure.message,
    // A prompt that was refused is refused again.
    retryable: definition.retryable && failure.retryable,
  }
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
