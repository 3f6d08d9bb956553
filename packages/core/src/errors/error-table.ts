/**
 * HTTP status of an error code, whether a retry can help, and the default message.
 */
export interface ErrorEntry {
  readonly status: number
  readonly retryable: boolean
  readonly message: string
}

/** Every error code of Mutoscope. Codes are what callers switch on; messages may change, codes may not. */
export const ERRORS = {
  INVALID_INPUT: { status: 400, retryable: false, message: 'The input is invalid.' },
  LIMIT_EXCEEDED: { status: 413, retryable: false, message: 'The input exceeds the limit.' },
  PROJECT_NOT_FOUND: { status: 404, retryable: false, message: 'The project does not exist.' },
  ALREADY_EXISTS: {
    status: 409,
    retryable: false,
    message: 'Something with this id, key or name already exists.',
  },
  RUN_NOT_FOUND: { status: 404, retryable: false, message: 'The run does not exist.' },
  RECIPE_NOT_FOUND: { status: 404, retryable: false, message: 'The recipe does not exist.' },
  STAGE_NOT_FOUND: { status: 404, retryable: false, message: 'The recipe has no stage with this name.' },
  SCENE_NOT_FOUND: {
    status: 404,
    retryable: false,
    message: 'The storyboard has no scene with this id or number.',
  },
  ARTIFACT_NOT_FOUND: { status: 404, retryable: false, message: 'The artifact does not exist.' },
  ASSET_NOT_FOUND: { status: 404, retryable: false, message: 'No bytes are stored under this hash.' },
  ASSET_CORRUPT: { status: 500, retryable: false, message: 'The stored bytes do not match their hash.' },
  RECORD_NOT_FOUND: { status: 404, retryable: false, message: 'The record does not exist.' },
  CALL_NOT_FOUND: { status: 404, retryable: false, message: 'The call does not exist.' },
  CALL_NOT_AMBIGUOUS: { status: 409, retryable: false, message: 'The call is not waiting for a decision.' },
  REVISION_CONFLICT: {
    status: 412,
    retryable: false,
    message: 'The project has changed since you read it. Read it again and repeat your change.',
  },
  RUN_ACTIVE: { status: 409, retryable: true, message: 'The project already has an unfinished run.' },
  QUEUE_FULL: {
    status: 429,
    retryable: true,
    message: 'The owner has the maximum number of queued runs. Try again when some have started.',
  },
  QUEUE_UNAVAILABLE: {
    status: 503,
    retryable: true,
    message: 'The queue could not be reached. Nothing was stored. Try again later.',
  },
  QUEUE_ACCESS_DENIED: {
    status: 500,
    retryable: false,
    message: 'The queue denied access.',
  },
  QUOTA_EXCEEDED: {
    status: 403,
    retryable: false,
    message: 'The owner’s storage quota is full. Delete some files.',
  },
  STORYBOARD_MISSING: { status: 409, retryable: false, message: 'The project has no storyboard yet.' },
  GATE_NOT_READY: { status: 409, retryable: false, message: 'There is nothing to approve yet.' },
  GATE_WAITING: { status: 409, retryable: false, message: 'The run is waiting for an approval.' },
  STAGE_FAILED: { status: 500, retryable: true, message: 'A stage failed.' },
  CANCELLED: { status: 409, retryable: false, message: 'The work was cancelled.' },
  TIMEOUT: { status: 504, retryable: true, message: 'The work exceeded its time limit.' },
  LEASE_LOST: { status: 409, retryable: true, message: 'Another worker has taken over the run.' },
  WORKER_DIED: {
    status: 500,
    retryable: false,
    message: 'The process working on the run died several times in a row.',
  },
  CALL_AMBIGUOUS: {
    status: 409,
    retryable: false,
    message:
      'A request was sent to a provider and its response was lost. An operator must decide how to proceed.',
  },
  VAULT_KEY_MISSING: {
    status: 503,
    retryable: false,
    message:
      'The studio has no master key. Pass one in `masterKeys`; `masterKeyFromText` parses it from a string.',
  },
  VAULT_SEALED: { status: 500, retryable: false, message: 'A stored secret cannot be decrypted.' },
  MODEL_NOT_CONFIGURED: {
    status: 500,
    retryable: false,
    message: 'The studio has no model for this kind of artifact.',
  },
  MODEL_FAILED: { status: 502, retryable: true, message: 'The model failed.' },
  MODEL_REFUSED: { status: 422, retryable: false, message: 'The model refused the request.' },
  PROVIDER_KEY_MISSING: {
    status: 424,
    retryable: false,
    message: 'No API key is configured for the provider.',
  },
  PROVIDER_AUTH: { status: 424, retryable: false, message: 'The provider rejected the API key.' },
  PROVIDER_NO_CREDITS: {
    status: 402,
    retryable: false,
    message: 'The provider account has no credits left.',
  },
  PROVIDER_RATE_LIMITED: {
    status: 429,
    retryable: true,
    message: 'The provider’s rate limit was reached. Try again later.',
  },
  PROVIDER_REJECTED: { status: 422, retryable: false, message: 'The provider rejected the request.' },
  PROVIDER_UNAVAILABLE: { status: 502, retryable: true, message: 'The provider could not be reached.' },
  PROVIDER_RESPONSE_INVALID: {
    status: 502,
    retryable: false,
    message: 'The provider returned an invalid response.',
  },
  PRICE_UNKNOWN: { status: 422, retryable: false, message: 'No price is known for this model.' },
  BUDGET_EXCEEDED: {
    status: 402,
    retryable: false,
    message: 'The work would cost more than the budget allows.',
  },
  URL_NOT_ALLOWED: { status: 400, retryable: false, message: 'Fetching this URL is not allowed.' },
  SCRIPT_INVALID: { status: 422, retryable: false, message: 'The script cannot be split into scenes.' },
  VOICE_UNAVAILABLE: { status: 422, retryable: false, message: 'No voice is available for this language.' },
  MEDIA_INVALID: { status: 422, retryable: false, message: 'The media file cannot be read.' },
  MEDIA_TOO_LARGE: { status: 413, retryable: false, message: 'The media file exceeds the limit.' },
  FFMPEG_UNAVAILABLE: { status: 503, retryable: false, message: 'No usable ffmpeg was found.' },
  FFMPEG_FAILED: { status: 500, retryable: true, message: 'ffmpeg exited with an error.' },
  DISK_FULL: { status: 507, retryable: true, message: 'There is no space left on the disk.' },
  OUTPUT_NOT_WRITABLE: { status: 500, retryable: false, message: 'The output path is not writable.' },
  BUCKET_NOT_FOUND: { status: 500, retryable: false, message: 'The storage bucket does not exist.' },
  STORAGE_ACCESS_DENIED: {
    status: 500,
    retryable: false,
    message: 'The object store denied access to the bucket.',
  },
  STORAGE_REJECTED: { status: 500, retryable: false, message: 'The object store rejected a request.' },
  STORAGE_UNAVAILABLE: { status: 503, retryable: true, message: 'The object store could not be reached.' },
  STORE_BUSY: { status: 503, retryable: true, message: 'The database is busy.' },
  STORE_CLOSED: { status: 503, retryable: false, message: 'The store is closed.' },
  STORE_INVALID: {
    status: 500,
    retryable: false,
    message: 'The database contains data that this version cannot read.',
  },
  STORE_REFUSED: { status: 500, retryable: false, message: 'The database refused the connection.' },
  STORE_UNAVAILABLE: { status: 503, retryable: true, message: 'The database could not be reached.' },
  ENVIRONMENT_UNSUPPORTED: {
    status: 500,
    retryable: false,
    message: 'An environment variable asks for something that is not supported.',
  },
  UNREACHABLE: {
    status: 500,
    retryable: false,
    message: 'Internal error: this code should be unreachable. Please report it.',
  },
} as const satisfies Record<string, ErrorEntry>

/** A key of {@link ERRORS}. */
export type ErrorCode = keyof typeof ERRORS
