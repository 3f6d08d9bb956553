import { MutoscopeError, type ErrorCode } from '@mutoscope/core'

/** How an object store failed, whatever its protocol. The body of its response can hold secrets and is not kept. */
export interface StoreFailure {
  /** The store's own word for it, such as `NoSuchBucket`; null where there was no body. */
  readonly reason: string | null
  /** HTTP status. */
  readonly status: number
  /** When to try again, milliseconds. */
  readonly retryAfterMs?: number | undefined
  /** The region that the bucket is in, where the store says that it is another one. */
  readonly region?: string | null | undefined
  /** How far this machine's clock is behind the store's, milliseconds. */
  readonly behindMs?: number | undefined
}

/** The bucket, for messages. */
export interface BucketPlace {
  readonly bucket: string
  /** Host of the store. */
  readonly host: string
}

type Explained = readonly [code: ErrorCode, message: (place: BucketPlace, failure: StoreFailure) => string]

const SECRET: Explained = [
  'STORAGE_ACCESS_DENIED',
  ({ host }) => `${host} rejected the credentials. Check the access key and its secret.`,
]
const EXPIRED: Explained = [
  'STORAGE_ACCESS_DENIED',
  ({ host }) => `${host} says that the credentials have expired. Pass current ones.`,
]
const PERMISSION: Explained = [
  'STORAGE_ACCESS_DENIED',
  ({ bucket, host }) =>
    `${host} denied access to bucket "${bucket}". Allow these credentials to read, write, delete and list its objects.`,
]
const CLOCK: Explained = [
  'STORAGE_ACCESS_DENIED',
  ({ host }, { behindMs = 0 }) =>
    `${host} rejected a signature because the clocks differ${behindMs === 0 ? '' : ` by ${Math.round(Math.abs(behindMs) / 60_000)} minutes`}. Set this machine's clock.`,
]
const REGION: Explained = [
  'STORAGE_ACCESS_DENIED',
  ({ bucket }, { region }) =>
    `Bucket "${bucket}" is in another region${region == null ? '' : `, ${region}`}. Set its region and endpoint.`,
]
const BUCKET: Explained = [
  'BUCKET_NOT_FOUND',
  ({ bucket, host }) => `Bucket "${bucket}" does not exist at ${host}. Create it, or set another name.`,
]
const FULL: Explained = [
  'DISK_FULL',
  ({ bucket }) => `The storage quota of bucket "${bucket}" is used up. Free some space, or raise it.`,
]
const TOO_LARGE: Explained = [
  'LIMIT_EXCEEDED',
  ({ bucket }) => `The file exceeds the size limit of bucket "${bucket}".`,
]

const REASONS: { readonly [reason: string]: Explained } = {
  NoSuchBucket: BUCKET,
  AccessDenied: PERMISSION,
  AllAccessDisabled: PERMISSION,
  AccountProblem: PERMISSION,
  InvalidAccessKeyId: SECRET,
  SignatureDoesNotMatch: SECRET,
  AuthorizationHeaderMalformed: REGION,
  InvalidToken: EXPIRED,
  ExpiredToken: EXPIRED,
  TokenRefreshRequired: EXPIRED,
  RequestExpired: CLOCK,
  RequestTimeTooSkewed: CLOCK,
  PermanentRedirect: REGION,
  TemporaryRedirect: REGION,
  IllegalLocationConstraintException: REGION,
  EntityTooLarge: TOO_LARGE,
  QuotaExceeded: FULL,
  InsufficientStorage: FULL,
}

const STATUSES: { readonly [status: number]: Explained } = {
  301: REGION,
  307: REGION,
  401: SECRET,
  403: PERMISSION,
  413: TOO_LARGE,
  507: FULL,
}

/** Words for what passes, whose status does not always say so. */
const PASSING: readonly (string | null)[] = [
  'SlowDown',
  'ServiceUnavailable',
  'InternalError',
  'RequestTimeout',
  'OperationAborted',
  'ConditionalRequestConflict',
  'ResourceLocked',
  'LockTimeout',
  'DatabaseTimeout',
]

const PASSING_STATUSES: readonly number[] = [408, 429, 500, 502, 503, 504]

/** True for a failure that the same request may not meet again. */
export function isPassing({ reason, status }: StoreFailure): boolean {
  return PASSING.includes(reason) || PASSING_STATUSES.includes(status)
}

/** The error for a failure. Only `STORAGE_UNAVAILABLE` is worth another try. */
export function toStorageError(place: BucketPlace, failure: StoreFailure): MutoscopeError {
  const { reason, status, retryAfterMs } = failure
  const details = {
    bucket: place.bucket,
    host: place.host,
    status,
    ...(reason === null ? {} : { reason }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  }
  const word = reason === null ? `status ${status}` : `${reason} (${status})`
  if (isPassing(failure))
    return new MutoscopeError('STORAGE_UNAVAILABLE', {
      message: `${place.host} returned ${word}. Try again later.`,
      details,
    })
  const [code, message] = REASONS[reason ?? ''] ?? STATUSES[status] ?? REJECTED
  return new MutoscopeError(code, { message: message(place, failure), details })
}

const REJECTED: Explained = [
  'STORAGE_REJECTED',
  ({ bucket, host }, { reason, status }) =>
    `${host} rejected a request to bucket "${bucket}" with ${reason === null ? `status ${status}` : `${reason} (${status})`}.`,
]

/** The error for a store that could not be asked. */
export function unreachable({ bucket, host }: BucketPlace, cause: unknown): MutoscopeError {
  return new MutoscopeError('STORAGE_UNAVAILABLE', {
    message: `${host} could not be reached, or the connection to it broke.`,
    details: { bucket, host },
    cause,
  })
}

/** Reads a `Retry-After` header, in seconds or as a date. */
export function retryAfterMs(header: string | null): number | undefined {
  if (header === null) return undefined
  const seconds = Number(header)
  const ms = Number.isNaN(seconds) ? Date.parse(header) - Date.now() : seconds * 1000
  return ms > 0 ? ms : undefined
}
