import type { ErrorCode } from '@mutoscope/core'
import { coreError, type ErrorDefinition } from '../contract/error-definition.js'

/** What work on media can end with. Routes list it that wait for an export, a frame or a thumbnail. */
export const mediaErrors: readonly ErrorDefinition[] = (
  [
    'MEDIA_INVALID',
    'MEDIA_TOO_LARGE',
    'CANCELLED',
    'FFMPEG_UNAVAILABLE',
    'FFMPEG_FAILED',
    'TIMEOUT',
    'DISK_FULL',
  ] as const
).map((code) => coreError(code))

/** The studio has no price for a model, so nothing can be promised. Routes list it that look at prices. */
export const priceUnknown = coreError('PRICE_UNKNOWN')

/**
 * The owner has too many runs waiting, or the host wants a queue that is out of reach. Routes list them that
 * start a run.
 */
export const queueErrors: readonly ErrorDefinition[] = (['QUEUE_FULL', 'QUEUE_UNAVAILABLE'] as const).map(
  (code) => coreError(code),
)

/** What a run can end with. Routes list it that start one and wait for it. */
export const runErrors: readonly ErrorDefinition[] = [
  ...(
    [
      'PROVIDER_NO_CREDITS',
      'BUDGET_EXCEEDED',
      'CALL_AMBIGUOUS',
      'LIMIT_EXCEEDED',
      'MODEL_REFUSED',
      'PROVIDER_REJECTED',
      'SCRIPT_INVALID',
      'VOICE_UNAVAILABLE',
      'PROVIDER_KEY_MISSING',
      'PROVIDER_AUTH',
      'PROVIDER_RATE_LIMITED',
      'STAGE_FAILED',
      'WORKER_DIED',
      'MODEL_NOT_CONFIGURED',
      'MODEL_FAILED',
      'PROVIDER_UNAVAILABLE',
      'PROVIDER_RESPONSE_INVALID',
    ] as const
  ).map((code) => coreError(code)),
  priceUnknown,
  ...queueErrors,
  ...mediaErrors,
]

/** Words of a family for errors of the engine. */
export type EngineWords = { readonly [Code in ErrorCode]?: ErrorDefinition }

/** The same errors as a family with words of its own answers with them. */
export function inWords(errors: readonly ErrorDefinition[], words: EngineWords): readonly ErrorDefinition[] {
  return errors.map(
    (error) => (words as { readonly [code: string]: ErrorDefinition | undefined })[error.code] ?? error,
  )
}
