import { MutoscopeError } from '@mutoscope/core'
import type { HashedSource } from '../objects/bucket.js'
import { createSendRequest, type SendOptions, type StoreResponse } from '../objects/send-request.js'
import { createServerClock } from '../objects/server-clock.js'
import { retryAfterMs, toStorageError, type BucketPlace } from '../objects/store-failure.js'

/** A request to Supabase Storage. */
export interface SupabaseRequest {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** Below `/storage/v1`. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly json?: unknown
  readonly body?: HashedSource
  readonly signal?: AbortSignal | undefined
}

/** Sends requests to Supabase Storage, each once. */
export interface SupabaseRequests {
  /** @throws what `toStorageError` makes of a failure; its `details.reason` is the code in the body */
  send(request: SupabaseRequest): Promise<StoreResponse>
  /** The same for a response in JSON. */
  json(request: SupabaseRequest): Promise<unknown>
  url(path: string): URL
  /** Epoch milliseconds, by the server's clock. */
  now(): number
}

/** Words of servers that send no `code` yet. */
const OLDER_WORDS: { readonly [error: string]: string } = {
  'Bucket not found': 'NoSuchBucket',
  not_found: 'NoSuchKey',
  Duplicate: 'KeyAlreadyExists',
  Unauthorized: 'AccessDenied',
  'Payload too large': 'EntityTooLarge',
}

/** Makes them. The status of a failure stands in its body: the response itself is a 400 whatever happened. */
export function createSupabaseRequests(
  options: Omit<SendOptions, 'place'> & {
    readonly place: BucketPlace
    readonly base: URL
    readonly serviceRoleKey: string
  },
): SupabaseRequests {
  const { place, base, serviceRoleKey } = options
  const transmit = createSendRequest(options)
  const clock = createServerClock()
  const url = (path: string): URL => new URL(`storage/v1${path}`, base)

  async function send({
    method,
    path,
    headers,
    json,
    body,
    signal,
  }: SupabaseRequest): Promise<StoreResponse> {
    const response = await transmit({
      method,
      url: url(path),
      headers: {
        authorization: `Bearer ${serviceRoleKey}`,
        apikey: serviceRoleKey,
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(body === undefined ? {} : { 'content-length': String(body.size) }),
        ...headers,
      },
      body: json === undefined ? body : JSON.stringify(json),
      signal,
    })
    clock.observe(response.headers.get('date'))
    if (response.status >= 200 && response.status < 300) return response
    throw toError(place, response, parse(await response.text()))
  }

  return {
    send,
    json: async (request) => parse(await (await send(request)).text()),
    url,
    now: clock.now,
  }
}

function toError(place: BucketPlace, { status, headers }: StoreResponse, body: unknown): MutoscopeError {
  const { statusCode, code, error } = (body ?? {}) as {
    readonly [field: string]: unknown
  }
  const reason =
    typeof code === 'string' ? code : typeof error === 'string' ? (OLDER_WORDS[error] ?? null) : null
  const failure = {
    reason,
    status: Number(statusCode ?? status) || status,
    retryAfterMs: retryAfterMs(headers.get('retry-after')),
  }
  if (reason !== 'AccessDenied' && reason !== 'InvalidJWT' && failure.status !== 401)
    return toStorageError(place, failure)
  // A wrong key and a role without rights are told apart by words for people only.
  return new MutoscopeError('STORAGE_ACCESS_DENIED', {
    message: `${place.host} denied access to bucket "${place.bucket}". Check that the key is the service role key of this project.`,
    details: { ...place, status: failure.status, ...(reason === null ? {} : { reason }) },
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
