/**
 * How one error code answers: HTTP status, whether trying again can help, and the sentence used when none is
 * given.
 */
export interface ErrorEntry {
  readonly status: number
  readonly retryable: boolean
  readonly message: string
}

/** Every error code of Mutoscope. Codes are what callers switch on; messages may change, codes may not. */
export const ERRORS = {
  INVALID_INPUT: { status: 400, retryable: false, message: 'The input is not valid.' },
  LIMIT_EXCEEDED: { status: 413, retryable: false, message: 'The input is larger than the limit.' },
  PROJECT_NOT_FOUND: { status: 404, retryable: false, message: 'There is no such project.' },
  ALREADY_EXISTS: {
    status: 409,
    retryable: false,
    message: 'There is already something under that id, key or name.',
  },
  RUN_NOT_FOUND: { status: 404, retryable: false, message: 'There is no such run.' },
  RECIPE_NOT_FOUND: { status: 404, retryable: false, message: 'There is no such recipe.' },
  STAGE_NOT_FOUND: { status: 404, retryable: false, message: 'The recipe has no such stage.' },
  SCENE_NOT_FOUND: { status: 404, retryable: false, message: 'The storyboard has no such scene.' },
  ARTIFACT_NOT_FOUND: { status: 404, retryable: false, message: 'There is no such artifact.' },
  ASSET_NOT_FOUND: { status: 404, retryable: false, message: 'There are no stored bytes under that hash.' },
  ASSET_CORRUPT: { status: 500, retryable: false, message: 'The stored bytes do not match their hash.' },
  RECORD_NOT_FOUND: { status: 404, retryable: false, message: 'There is no such record.' },
  CALL_NOT_FOUND: { status: 404, retryable: false, message: 'There is no such call.' },
  CALL_NOT_AMBIGUOUS: { status: 409, retryable: false, message: 'The call is not waiting for a decision.' },
  REVISION_CONFLICT: {
    status: 412,
    retryable: false,
    message: 'The project was changed by somebody else in the meantime.',
  },
  RUN_ACTIVE: { status: 409, retryable: true, message: 'The project already has a run that has not ended.' },
  QUEUE_FULL: {
    status: 429,
    retryable: true,
    message: 'As many runs are waiting as one owner may have. Try again when some have started.',
  },
  QUOTA_EXCEEDED: {
    status: 403,
    retryable: false,
    message: 'The owner keeps as many files as allowed. Delete some.',
  },
  STORYBOARD_MISSING: { status: 409, retryable: false, message: 'The project has no storyboard yet.' },
  GATE_NOT_READY: { status: 409, retryable: false, message: 'There is nothing to approve yet.' },
  GATE_WAITING: { status: 409, retryable: false, message: 'The run waits for an approval.' },
  STAGE_FAILED: { status: 500, retryable: true, message: 'A stage failed.' },
  CANCELLED: { status: 409, retryable: false, message: 'The work was cancelled.' },
  TIMEOUT: { status: 504, retryable: true, message: 'The work took longer than its limit.' },
  LEASE_LOST: { status: 409, retryable: true, message: 'Another worker has taken over the run.' },
  WORKER_DIED: {
    status: 500,
    retryable: false,
    message: 'The process that worked on the run died, several times in succession.',
  },
  CALL_AMBIGUOUS: {
    status: 409,
    retryable: false,
    message: 'A request was sent to a provider and its answer was lost; somebody must decide.',
  },
  VAULT_KEY_MISSING: {
    status: 503,
    retryable: false,
    message:
      'The studio has no master key. Pass one as `masterKeys`; `masterKeyFromText` reads it from a setting.',
  },
  VAULT_SEALED: { status: 500, retryable: false, message: 'A stored secret cannot be opened.' },
  MODEL_NOT_CONFIGURED: {
    status: 500,
    retryable: false,
    message: 'The studio has no model for this kind of artifact.',
  },
  MODEL_FAILED: { status: 502, retryable: true, message: 'The model failed.' },
  MODEL_REFUSED: { status: 422, retryable: false, message: 'The model refused the request.' },
  PROVIDER_KEY_MISSING: { status: 424, retryable: false, message: 'There is no key for the provider.' },
  PROVIDER_AUTH: { status: 424, retryable: false, message: 'The provider did not accept the key.' },
  PROVIDER_NO_CREDITS: {
    status: 402,
    retryable: false,
    message: 'The account at the provider has no credits left.',
  },
  PROVIDER_RATE_LIMITED: { status: 429, retryable: true, message: 'The provider asks to wait.' },
  PROVIDER_REJECTED: { status: 422, retryable: false, message: 'The provider did not accept the request.' },
  PROVIDER_UNAVAILABLE: { status: 502, retryable: true, message: 'The provider could not be reached.' },
  PROVIDER_RESPONSE_INVALID: {
    status: 502,
    retryable: false,
    message: 'The provider answered something that cannot be read.',
  },
  PRICE_UNKNOWN: { status: 422, retryable: false, message: 'There is no price for this model.' },
  BUDGET_EXCEEDED: {
    status: 402,
    retryable: false,
    message: 'The work would cost more than the budget allows.',
  },
  URL_NOT_ALLOWED: { status: 400, retryable: false, message: 'The address must not be fetched.' },
  SCRIPT_INVALID: { status: 422, retryable: false, message: 'The script cannot be made into scenes.' },
  VOICE_UNAVAILABLE: { status: 422, retryable: false, message: 'There is no voice for this language.' },
  MEDIA_INVALID: { status: 422, retryable: false, message: 'The media file cannot be read.' },
  MEDIA_TOO_LARGE: { status: 413, retryable: false, message: 'The media file is larger than the limit.' },
  FFMPEG_UNAVAILABLE: { status: 503, retryable: false, message: 'No usable ffmpeg was found.' },
  FFMPEG_FAILED: { status: 500, retryable: true, message: 'ffmpeg ended with an error.' },
  DISK_FULL: { status: 507, retryable: true, message: 'There is no space left on the disk.' },
  OUTPUT_NOT_WRITABLE: { status: 500, retryable: false, message: 'The output place cannot be written.' },
  STORE_BUSY: { status: 503, retryable: true, message: 'The database is busy.' },
  STORE_CLOSED: { status: 503, retryable: false, message: 'The store is closed.' },
  STORE_INVALID: {
    status: 500,
    retryable: false,
    message: 'The database holds something this version cannot read.',
  },
  ENVIRONMENT_UNSUPPORTED: {
    status: 500,
    retryable: false,
    message: 'The environment asks for something that is not supported.',
  },
  UNREACHABLE: { status: 500, retryable: false, message: 'The code reached a place it should not.' },
} as const satisfies Record<string, ErrorEntry>

/** A key of {@link ERRORS}. */
export type ErrorCode = keyof typeof ERRORS
