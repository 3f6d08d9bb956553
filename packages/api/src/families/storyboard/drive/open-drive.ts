import { MutoscopeError } from '@mutoscope/core'
import type { FileSource } from '@mutoscope/core/ports'
import { ApiError } from '../../../contract/error-definition.js'
import type { RouteContext } from '../../../contract/route-context.js'
import { driveUnavailable, notFound, rateLimit, tokenExpired, tokenRequired } from '../errors.js'
import type { StoryboardServices } from '../storyboard-services.js'

/** The service under which an OAuth token for Drive is kept. */
const DRIVE_SERVICE = 'google_drive'

/**
 * Opens the caller's Google Drive: by the header, the query where the host lets it, or the saved key. @throws
 * `TOKEN_REQUIRED`, `DRIVE_UNAVAILABLE`
 */
export async function openDrive(
  { studio, options }: StoryboardServices,
  context: RouteContext,
  queryToken?: string,
): Promise<FileSource> {
  const header = context.header('x-drive-token')?.trim()
  const token =
    (header === '' ? undefined : header) ??
    (options.queryTokens ? queryToken : undefined) ??
    (await savedToken(studio, context.ownerId))
  if (token === undefined) {
    const query = options.queryTokens
      ? ', or as access_token in the query'
      : '; tokens in the query are switched off'
    throw new ApiError(tokenRequired, {
      message: `A Google Drive OAuth token is required. Send it in the X-Drive-Token header, or save it as the API key of ${DRIVE_SERVICE}${query}.`,
    })
  }
  if (options.fileSource === undefined) throw new ApiError(driveUnavailable)
  return options.fileSource(token)
}

async function savedToken(
  { keys }: StoryboardServices['studio'],
  ownerId: string,
): Promise<string | undefined> {
  try {
    return (await keys.get(ownerId, DRIVE_SERVICE)) ?? undefined
  } catch (error) {
    // A studio without a master key keeps none.
    if (MutoscopeError.isInstance(error) && error.code === 'VAULT_KEY_MISSING') return undefined
    throw error
  }
}

/**
 * Does something in Drive, and says what Drive answers in the family's words. @throws `TOKEN_EXPIRED`,
 * `NOT_FOUND`, `RATE_LIMIT`
 */
export async function askDrive<Result>(ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask()
  } catch (error) {
    throw MutoscopeError.isInstance(error) ? toDriveError(error) : error
  }
}

function toDriveError(cause: MutoscopeError): Error {
  if (cause.code === 'PROVIDER_AUTH')
    return new ApiError(tokenExpired, {
      message: 'Google Drive rejected this token. Get a new one.',
      cause,
    })
  if (cause.code === 'PROVIDER_REJECTED' && cause.details['reason'] === 'NOT_FOUND')
    return new ApiError(notFound, {
      message: 'The file or folder does not exist in Google Drive, or this token has no access to it.',
      cause,
    })
  if (cause.code !== 'PROVIDER_RATE_LIMITED') return cause
  const { retryAfterMs } = cause.details
  const seconds = typeof retryAfterMs === 'number' ? Math.max(1, Math.ceil(retryAfterMs / 1000)) : null
  return new ApiError(rateLimit, {
    cause,
    details: { retry_after: seconds },
    ...(seconds === null ? {} : { headers: { 'Retry-After': String(seconds) } }),
  })
}
