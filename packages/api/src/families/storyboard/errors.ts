import { coreError, defineError } from '../../contract/error-definition.js'
import { mediaErrors, type EngineWords } from '../../run-project/run-errors.js'

/** Values that are needed were not given. */
export const missingFields = defineError('MISSING_FIELDS', {
  status: 400,
  retryable: false,
  title: 'Required fields are missing',
})

/** A value cannot be used. */
export const invalidRequest = defineError('INVALID_REQUEST', {
  status: 400,
  retryable: false,
  title: 'The request is invalid',
})

/** Something on the server that nobody foresaw. */
export const endpointError = defineError('ENDPOINT_ERROR', {
  status: 500,
  retryable: true,
  title: 'Internal server error',
})

/** There is no OAuth token for Google Drive. */
export const tokenRequired = defineError('TOKEN_REQUIRED', {
  status: 401,
  retryable: false,
  title: 'A Google Drive token is required',
})

/** Google does not take the OAuth token any more. */
export const tokenExpired = defineError('TOKEN_EXPIRED', {
  status: 401,
  retryable: false,
  title: 'The Google Drive token must be renewed',
})

/** There is no such file or folder, or the caller may not see it. */
export const notFound = defineError('NOT_FOUND', { status: 404, retryable: false, title: 'Not found' })

/** Google asks to wait. */
export const rateLimit = defineError('RATE_LIMIT', {
  status: 429,
  retryable: true,
  title: 'Google Drive’s rate limit was reached',
})

/** The host serves no Google Drive. */
export const driveUnavailable = defineError('DRIVE_UNAVAILABLE', {
  status: 503,
  retryable: false,
  title: 'Google Drive is not set up on this server',
})

/** The engine that was asked for needs a key. */
export const apiKeyRequired = defineError('API_KEY_REQUIRED', {
  status: 424,
  retryable: false,
  title: 'A provider API key is required',
})

/** Nothing is kept for that service. */
export const apiKeyNotFound = defineError('API_KEY_NOT_FOUND', {
  status: 404,
  retryable: false,
  title: 'API key not found',
})

/** The keys are another user's, or nobody's: both look alike. */
export const userNotFound = defineError('USER_NOT_FOUND', {
  status: 404,
  retryable: false,
  title: 'User not found',
})

/** It would cost more than there is. */
export const insufficientCredits = defineError('INSUFFICIENT_CREDITS', {
  status: 402,
  retryable: false,
  title: 'Not enough credits',
})

/** There is no such task for this caller. */
export const taskNotFound = defineError('TASK_NOT_FOUND', {
  status: 404,
  retryable: false,
  title: 'Task not found',
})

/** The task is being worked on. */
export const taskBusy = defineError('TASK_BUSY', {
  status: 409,
  retryable: true,
  title: 'The task is still running',
})

/** The task has no video yet. */
export const videoNotReady = defineError('VIDEO_NOT_READY', {
  status: 409,
  retryable: true,
  title: 'The video is not ready',
})

/** The task failed. */
export const generationFailed = defineError('GENERATION_FAILED', {
  status: 500,
  retryable: true,
  title: 'The generation failed',
})

/** What a provider is needed for was tried as often as is allowed. */
export const maxRetriesExceeded = defineError('MAX_RETRIES_EXCEEDED', {
  status: 502,
  retryable: true,
  title: 'Too many attempts',
})

/** There is no such thumbnail of that video. */
export const thumbnailNotFound = defineError('THUMBNAIL_NOT_FOUND', {
  status: 404,
  retryable: false,
  title: 'Thumbnail not found',
})

/** The address must not be fetched. */
export const urlNotAllowed = coreError('URL_NOT_ALLOWED')

/** What the caller's address names could not be reached; nothing on the server is broken. */
export const urlUnreachable = defineError('URL_UNREACHABLE', {
  status: 422,
  retryable: true,
  title: 'The address could not be reached',
  logged: true,
})

/** What errors of the engine are called here. */
export const storyboardWords = {
  INVALID_INPUT: invalidRequest,
  PROJECT_NOT_FOUND: taskNotFound,
  RUN_ACTIVE: taskBusy,
  PROVIDER_KEY_MISSING: apiKeyRequired,
  PROVIDER_AUTH: apiKeyRequired,
  PROVIDER_NO_CREDITS: insufficientCredits,
  BUDGET_EXCEEDED: insufficientCredits,
} as const satisfies EngineWords

/** What finding and loading a file that somebody named can end with, and work on it. */
export const fileErrors = [
  notFound,
  tokenRequired,
  tokenExpired,
  rateLimit,
  driveUnavailable,
  urlNotAllowed,
  urlUnreachable,
  videoNotReady,
  ...(
    ['LIMIT_EXCEEDED', 'PROVIDER_REJECTED', 'PROVIDER_UNAVAILABLE', 'PROVIDER_RESPONSE_INVALID'] as const
  ).map((code) => coreError(code)),
  ...mediaErrors,
]
