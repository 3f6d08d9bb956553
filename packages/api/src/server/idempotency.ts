import {
  MutoscopeError,
  type Clock,
  type Json,
  type Logger,
  type RecordCollection,
  type RecordRef,
  type Records,
  type StoredRecord,
} from '@mutoscope/core'
import { digestOf } from '@mutoscope/core/ports'
import { ApiError } from '../contract/error-definition.js'
import { COMMON_ERRORS } from './common-errors.js'
import type { RouteResponse } from './route-request.js'
import { hashKey, openResponse, sealResponse } from './seal-response.js'

/** How long an answer is kept, milliseconds. */
const KEEP_MS = 24 * 60 * 60 * 1000
/** How long a key stays taken after the process that worked on it was last heard of, milliseconds. */
const LEASE_MS = 60_000
const RENEW_MS = 20_000
const SWEEP_MS = 60_000
const MAX_KEY_LENGTH = 255

type KeptResponse = {
  readonly status: number
  readonly headers: { readonly [name: string]: string }
  readonly mediaType: string | null
  readonly text: string
  /** The text is sealed under the key. */
  readonly sealed?: true
}
type KeyData = { readonly digest: string; readonly response: KeptResponse | null }

/** One request under a key. */
export interface IdempotentRequest {
  readonly ownerId: string
  readonly route: string
  readonly key: string
  /** What must be the same for it to be the same request. */
  readonly fingerprint: Json
  /** The answer holds a secret: neither it nor the key is kept as it is. */
  readonly secret: boolean
}

/** What work came to: its answer, and whether that is the last word on it. */
export interface IdempotentOutcome {
  readonly response: RouteResponse
  readonly final: boolean
}

/** Lets the same request under the same key happen once. */
export interface Idempotency {
  /**
   * Does the work, or gives the answer of the first time. A key whose process died is free again after a
   * minute; what that one did up to then stays done.
   * @throws `IDEMPOTENCY_IN_PROGRESS` 409, `IDEMPOTENCY_KEY_REUSED` 422, `INVALID_INPUT` 400 for a key that
   *   is empty or too long
   */
  once(request: IdempotentRequest, work: () => Promise<IdempotentOutcome>): Promise<RouteResponse>
}

/** Keeps keys and answers as records, so that they hold over restarts and for several processes. */
export function createIdempotency({
  records,
  clock,
  logger,
}: {
  readonly records: Records
  readonly clock: Clock
  readonly logger: Logger
}): Idempotency {
  const keys = records.collection<KeyData>('http.idempotency')
  let nextSweep = 0

  return {
    async once({ ownerId, route, key, fingerprint, secret }, work) {
      if (key.length > MAX_KEY_LENGTH || key.trim() === '') {
        throw new ApiError(COMMON_ERRORS.invalidInput, {
          message: `An Idempotency-Key has 1 to ${MAX_KEY_LENGTH} characters; this one has ${key.length}.`,
          details: { header: 'Idempotency-Key' },
        })
      }
      const ref = { ownerId, id: `${route} ${secret ? await hashKey(key) : key}` }
      const digest = await fingerprintDigest(fingerprint)
      const before = await begin(keys, clock, ref, digest)
      if (before !== null) return replay(before, digest, key)
      const working = new AbortController()
      const renewing = renew(keys, clock, ref, working.signal)
      try {
        const { response, final } = await work()
        working.abort()
        await renewing
        await keep(ref, digest, final ? await toKept(response, secret ? key : null) : null)
        return response
      } catch (error) {
        working.abort()
        await keep(ref, digest, null)
        throw error
      }
    },
  }

  /** The work is done and its answer goes out, whatever becomes of this note. */
  async function keep(ref: RecordRef, digest: string, response: KeptResponse | null): Promise<void> {
    try {
      await (response === null
        ? forget(keys, ref)
        : keys.change(ref, () => ({
            data: { digest, response },
            label: 'answered',
            dueAt: clock.now() + KEEP_MS,
          })))
      await sweep()
    } catch (error) {
      logger.warn(
        { route: ref.id.split(' ')[0] ?? '', error: error instanceof Error ? error.message : String(error) },
        'The response for an Idempotency-Key could not be stored.',
      )
    }
  }

  async function sweep(): Promise<void> {
    if (clock.now() < nextSweep) return
    nextSweep = clock.now() + SWEEP_MS
    for (const { ownerId, id } of await keys.due()) await forget(keys, { ownerId, id })
  }
}

/** Takes the key and answers null, or answers what stands under it. */
async function begin(
  keys: RecordCollection<KeyData>,
  clock: Clock,
  ref: RecordRef,
  digest: string,
): Promise<StoredRecord<KeyData> | null> {
  const fresh = { data: { digest, response: null }, label: 'working', dueAt: clock.now() + LEASE_MS }
  try {
    await keys.insert({ ...ref, ...fresh })
    return null
  } catch (error) {
    if (!MutoscopeError.isInstance(error) || error.code !== 'ALREADY_EXISTS') throw error
  }
  let taken = false
  try {
    const record = await keys.change(ref, ({ dueAt }) => {
      taken = dueAt !== null && dueAt <= clock.now()
      return taken ? fresh : null
    })
    return taken ? null : record
  } catch (error) {
    // It went away in between: the first request came to nothing that is kept.
    if (MutoscopeError.isInstance(error) && error.code === 'RECORD_NOT_FOUND')
      return begin(keys, clock, ref, digest)
    throw error
  }
}

/** A body that a parser of the host made may hold what JSON has no form for. */
async function fingerprintDigest(fingerprint: Json): Promise<string> {
  try {
    return await digestOf(fingerprint)
  } catch (cause) {
    throw new ApiError(COMMON_ERRORS.invalidInput, {
      message: 'The input contains a value that JSON cannot represent, such as a number that is too large.',
      cause,
    })
  }
}

async function replay({ data }: StoredRecord<KeyData>, digest: string, key: string): Promise<RouteResponse> {
  if (data.digest !== digest)
    throw new ApiError(COMMON_ERRORS.idempotencyKeyReused, {
      message: 'This Idempotency-Key was used for a different request. Use a new key for a new request.',
    })
  if (data.response === null)
    throw new ApiError(COMMON_ERRORS.idempotencyInProgress, { headers: { 'Retry-After': '1' } })
  const { status, headers, mediaType, sealed } = data.response
  const text = sealed === true ? ((await openResponse(data.response.text, key)) ?? '') : data.response.text
  return {
    status,
    headers: { ...headers, 'idempotency-replayed': 'true' },
    content: mediaType === null ? { kind: 'empty' } : { kind: 'text', mediaType, text },
  }
}

async function toKept(
  { status, headers, content }: RouteResponse,
  sealKey: string | null,
): Promise<KeptResponse | null> {
  if (content.kind === 'empty') return { status, headers: { ...headers }, mediaType: null, text: '' }
  if (content.kind !== 'text') return null
  const kept = { status, headers: { ...headers }, mediaType: content.mediaType }
  return sealKey === null
    ? { ...kept, text: content.text }
    : { ...kept, text: await sealResponse(content.text, sealKey), sealed: true }
}

async function renew(
  keys: RecordCollection<KeyData>,
  clock: Clock,
  ref: RecordRef,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    await clock.delay(RENEW_MS, signal)
    if (signal.aborted) return
    // A renewal that fails costs nothing but time: the next one, or the answer, tries again.
    await keys.change(ref, () => ({ dueAt: clock.now() + LEASE_MS })).catch(() => {})
  }
}

async function forget(keys: RecordCollection<KeyData>, ref: RecordRef): Promise<void> {
  try {
    await keys.remove(ref)
  } catch (error) {
    if (!MutoscopeError.isInstance(error) || error.code !== 'RECORD_NOT_FOUND') throw error
  }
}
