import ky, { type KyInstance, type RetryOptions } from 'ky'
import type { ApiClientError } from './api-client-error.js'
import type { OperationDefinition } from './operation-definition.js'

type HeaderValues = Readonly<Record<string, string>>

/** How a {@link Client} reaches the API. */
export interface ClientOptions {
  /**
   * The address of the mount: origin and prefix, for instance `https://example.com/video`; the same for the
   * shipped functions and for those generated from a mount. In a browser it may be a path, or empty for the
   * page's own origin.
   */
  readonly baseUrl: string | URL
  /** Sent as a bearer token; a function is asked before every call. */
  readonly token?: string | null | (() => string | null | Promise<string | null>)
  /** Sent with every call; a function is asked before every call. */
  readonly headers?: HeaderValues | (() => HeaderValues | Promise<HeaderValues>)
  /**
   * Whether cookies go with a call, for sessions in place of tokens: `include` also to another origin, which
   * must allow it. @default 'same-origin'
   */
  readonly credentials?: RequestCredentials
  /** @default the platform's */
  readonly fetch?: typeof globalThis.fetch
  /** Told of every failed call before it is thrown, for instance to show a message or to log out on 401. */
  readonly onError?: (error: ApiClientError, operation: OperationDefinition) => void
  /**
   * How often a call is tried again after an answer or a break that allows it; a POST only when it is safe by
   * its `Idempotency-Key`. @default 2
   */
  readonly retry?: number | RetryOptions
  /** Milliseconds for one try; false for no limit, since making a video may take minutes. @default false */
  readonly timeoutMs?: number | false
}

/** What every generated function takes first. Made by {@link createClient}. */
export interface Client {
  /** Without a slash at its end. */
  readonly baseUrl: string
  readonly http: KyInstance
  readonly retry: RetryOptions
  /** The bearer token, or null. */
  token(): Promise<string | null>
  /** Headers of a call besides the token. */
  headers(): Promise<HeaderValues>
  /** Is told of a failed call before it is thrown. */
  onError(error: ApiClientError, operation: OperationDefinition): void
}

/** A server may ask to wait for an hour; a call does not. */
const LONGEST_WAIT_MS = 60_000

/**
 * Makes the handle that generated functions take first.
 *
 * @example
 * const client = createClient({ baseUrl: 'https://example.com', token: () => session.token })
 * const job = await jobsReorder(client, { params: { job_id: 4 }, query: { scene_order: [3, 1, 2] } })
 */
export function createClient({
  baseUrl,
  token = null,
  headers = {},
  credentials = 'same-origin',
  fetch,
  onError = () => {},
  retry = 2,
  timeoutMs = false,
}: ClientOptions): Client {
  return {
    baseUrl: String(baseUrl).replace(/(?<!\/)\/+$/u, ''),
    http: ky.create({
      timeout: timeoutMs,
      credentials,
      ...(fetch === undefined ? {} : { fetch }),
    }),
    retry: {
      maxRetryAfter: LONGEST_WAIT_MS,
      backoffLimit: LONGEST_WAIT_MS,
      jitter: true,
      ...(typeof retry === 'number' ? { limit: retry } : retry),
    },
    token: async () => ask(token),
    headers: async () => ask(headers),
    onError,
  }
}

function ask<Value>(given: Value | (() => Value | Promise<Value>)): Value | Promise<Value> {
  return typeof given === 'function' ? (given as () => Value | Promise<Value>)() : given
}
