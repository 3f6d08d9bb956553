import { MutoscopeError } from '@mutoscope/core'
import { retryAfterMs, toStorageError, unreachable, type BucketPlace } from '../objects/store-failure.js'

/** Names that the client gives to responses that say no reason. */
const NO_REASONS: readonly string[] = [
  'UnknownError',
  'Unknown',
  'Error',
  'Forbidden',
  'BadRequest',
  'NotFound',
]

/** The error for what `@aws-sdk/client-s3` throws. Its own may hold what was signed, and is not kept. */
export function toSdkError(place: BucketPlace, error: unknown, signal?: AbortSignal): MutoscopeError {
  if (MutoscopeError.isInstance(error)) return error
  if (signal?.aborted === true) return new MutoscopeError('CANCELLED', { cause: signal.reason })
  const { name, $metadata, $response } = error as ServiceException
  if ($metadata?.httpStatusCode === undefined) return unreachable(place, toPlainError(error))
  return toStorageError(place, {
    reason: NO_REASONS.includes(name) || !/^[A-Za-z]+$/u.test(name) ? null : name,
    status: $metadata.httpStatusCode,
    retryAfterMs: retryAfterMs($response?.headers?.['retry-after'] ?? null),
    region: $response?.headers?.['x-amz-bucket-region'],
  })
}

interface ServiceException {
  readonly name: string
  readonly $metadata?: { readonly httpStatusCode?: number }
  readonly $response?: { readonly headers?: Readonly<Record<string, string>> }
}

function toPlainError(error: unknown): Error {
  return new Error(error instanceof Error ? `${error.name}: ${error.message}` : 'The request failed.')
}
