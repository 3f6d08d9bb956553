import { MutoscopeError } from '@mutoscope/core'
import type { ModelContext } from '@mutoscope/core/ports'
import ky from 'ky'
import pRetry from 'p-retry'
import type * as z from 'zod'
import { readApiKey, type ApiKeySource } from './api-key.js'
import { toSentBody, type BodySource } from '../files/body-source.js'
import { redact, toProviderError, type Explain } from './provider-error.js'
import { quietSignal } from './quiet-signal.js'
import { readResponse } from './read-response.js'
import { MAX_RETRY_AFTER_MS } from './retry-after.js'
import { provesUnsent } from './unsent.js'

/** A request to a provider. */
export interface WireRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path below the base URL, or a whole URL of the same origin. */
  readonly path: string
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>
  readonly json?: unknown
  readonly body?: FormData | Uint8Array<ArrayBuffer> | string | BodySource
  readonly headers?: Readonly<Record<string, string>>
  /**
   * Statuses outside 200 to 299 that are answers here and not errors, for instance 308 of a resumable upload.
   */
  readonly accept?: readonly number[]
}

/** An answer of a provider with a success status. */
export interface WireResponse {
  readonly status: number
  readonly headers: Headers
  /**
   * Reads the body as JSON of this shape. Schemas are lenient and hold only what is used. @throws
   * `PROVIDER_RESPONSE_INVALID`
   */
  json<Shape>(schema: z.ZodType<Shape>): Promise<Shape>
  /** Reads the body as bytes. @throws as `submit` or `repeat` when the connection breaks before its end */
  bytes(): Promise<Uint8Array<ArrayBuffer>>
  /**
   * The error for an answer that cannot be read: `CALL_AMBIGUOUS` after a paid request, which was taken and
   * gave nobody knows what, else `PROVIDER_RESPONSE_INVALID`.
   */
  unreadable(what: string): MutoscopeError
}

/** How a provider is talked to. */
export interface ProviderClientOptions {
  /** For people, for instance `Runway`. */
  readonly provider: string
  readonly baseUrl: string
  readonly key: Pick<ApiKeySource, 'apiKey' | 'variables' | 'optional'>
  /** Headers that carry the key and the version. The key is empty where it is optional and there is none. */
  readonly headers: (key: string) => Readonly<Record<string, string>>
  /** The host's own headers. */
  readonly extraHeaders?: Readonly<Record<string, string>> | undefined
  readonly explain: Explain
  /** Sends requests in place of the global `fetch`. */
  readonly fetch?: typeof fetch | undefined
  /**
   * How long one request may take, milliseconds; where a {@link BodySource} is sent with `repeat`, how long
   * nothing of it may be taken. @default 60000
   */
  readonly timeoutMs?: number
  /**
   * The longest response that is read into memory, bytes. Outputs that are files are downloaded to the disk
   * instead. @default 200000000
   */
  readonly maxResponseBytes?: number | undefined
}

/** Talks to a provider. Retries live here and nowhere else. */
export interface ProviderClient {
  /**
   * Sends a request that costs money, exactly once.
   * @throws `CALL_AMBIGUOUS` when it may have been accepted (a reset, a timeout, 408 or 5xx); every other
   *   code proves that it was not
   */
  submit(request: WireRequest, context: RequestContext): Promise<WireResponse>
  /**
   * Sends what is free and may be repeated: uploads, cancels, checks of keys. Tried again when the provider is
   * busy or out of reach.
   */
  repeat(request: WireRequest, context: RequestContext): Promise<WireResponse>
  /**
   * Looks at a started request, or for one whose answer was lost: free, and repeated by the engine for as long as it takes, which holds no place
   * meanwhile. So this tries once more after a moment and never waits long, whatever the provider asks for.
   */
  poll(request: WireRequest, context: RequestContext): Promise<WireResponse>
}

/** Whose request it is, and how it is stopped. */
export type RequestContext = Pick<ModelContext, 'signal' | 'ownerId'>

const RETRIES = 4
/** {@link ProviderClientOptions.maxResponseBytes} */
const MAX_RESPONSE_BYTES = 200_000_000
/** Of the words of an error. */
const MAX_ERROR_BYTES = 1_000_000
/** How long a look waits before its second try, milliseconds. */
const LOOK_AGAIN_MS = 300

/** Makes a {@link ProviderClient}. */
export function createProviderClient(options: ProviderClientOptions): ProviderClient {
  const { provider, baseUrl } = options
  const timeoutMs = options.timeoutMs ?? 60_000

  async function once(
    request: WireRequest,
    context: RequestContext,
    lost: 'CALL_AMBIGUOUS' | 'PROVIDER_UNAVAILABLE',
  ): Promise<WireResponse> {
    const key = await readApiKey({ provider, ...options.key }, context.ownerId)
    const url = toUrl(baseUrl, request)
    const timeout = quietSignal(timeoutMs)
    // A paid request has to be over before its lease is, however slowly its body goes out.
    const sent = toSentBody(request.body, lost === 'CALL_AMBIGUOUS' ? () => {} : timeout.touch)
    const headers = toHeaders(provider, {
      ...options.headers(key),
      ...options.extraHeaders,
      ...sent.headers,
      ...request.headers,
    })
    let response: Response
    try {
      response = await ky(url, {
        method: request.method,
        retry: 0,
        timeout: false,
        throwHttpErrors: false,
        redirect: request.accept === undefined ? 'error' : 'manual',
        signal: AbortSignal.any([context.signal, timeout.signal]),
        headers,
        ...(request.json === undefined ? {} : { json: request.json }),
        ...sent.init,
        ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
      })
    } catch (cause) {
      // Its end was never sent, so the request was not taken.
      const unread = sent.failure()
      if (unread !== undefined) throw unread.cause
      throw toNetworkError(cause, { provider, lost, secrets: [key], cancelled: context.signal.aborted })
    }
    if (response.ok || request.accept?.includes(response.status) === true)
      return toAnswer(provider, response, lost, options.maxResponseBytes ?? MAX_RESPONSE_BYTES)
    const words = await readResponse(response, MAX_ERROR_BYTES).catch(() => null)
    const body = parse(words === null ? '' : new TextDecoder().decode(words))
    const error = toProviderError(
      provider,
      { status: response.status, headers: response.headers, body },
      options.explain,
      [key],
    )
    // An answer that does not say whether the request was taken.
    if (error.code === 'PROVIDER_UNAVAILABLE' && lost === 'CALL_AMBIGUOUS')
      throw new MutoscopeError(lost, { message: error.message, details: error.details })
    throw error
  }

  return {
    submit: (request, context) => once(request, context, 'CALL_AMBIGUOUS'),
    poll: (request, context) =>
      pRetry(() => once(request, context, 'PROVIDER_UNAVAILABLE'), {
        retries: 1,
        minTimeout: LOOK_AGAIN_MS,
        signal: context.signal,
        shouldRetry: ({ error }) => MutoscopeError.isInstance(error) && error.code === 'PROVIDER_UNAVAILABLE',
      }),
    repeat: (request, context) =>
      pRetry(() => once(request, context, 'PROVIDER_UNAVAILABLE'), {
        retries: RETRIES,
        minTimeout: 500,
        maxTimeout: 10_000,
        randomize: true,
        signal: context.signal,
        shouldRetry: ({ error }) =>
          MutoscopeError.isInstance(error) &&
          (error.code === 'PROVIDER_UNAVAILABLE' ||
            (error.code === 'PROVIDER_RATE_LIMITED' && !asksForLong(error))),
        async onFailedAttempt({ error }) {
          const wait = MutoscopeError.isInstance(error) ? error.details['retryAfterMs'] : undefined
          if (typeof wait === 'number' && wait <= MAX_RETRY_AFTER_MS) await delay(wait, context.signal)
        },
      }),
  }
}

/** A wait of hours, for instance until a day's quota is renewed, is the caller's to decide on. */
function asksForLong({ details }: MutoscopeError): boolean {
  const wait = details['retryAfterMs']
  return typeof wait === 'number' && wait > MAX_RETRY_AFTER_MS
}

function toUrl(baseUrl: string, { path, query }: WireRequest): string {
  const url = path.startsWith('http') ? new URL(path) : new URL(`${baseUrl}/${path.replace(/^\/+/u, '')}`)
  if (url.origin !== new URL(baseUrl).origin) {
    throw new MutoscopeError('URL_NOT_ALLOWED', {
      message: `A provider pointed to ${url.origin}, which is not one of its own origins.`,
      details: { origin: url.origin },
    })
  }
  for (const [name, value] of Object.entries(query ?? {}))
    if (value !== undefined) url.searchParams.append(name, String(value))
  return url.href
}

/**
 * Headers that can be sent. What `fetch` says of others shows their value, and comes too late to prove that a
 * paid request was not sent.
 */
function toHeaders(provider: string, entries: Readonly<Record<string, string>>): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(entries)) {
    try {
      headers.append(name, value)
    } catch {
      throw new MutoscopeError('INVALID_INPUT', {
        message: `The header "${name}" for ${provider} has a name or value that cannot be sent.`,
        details: { provider, header: name },
      })
    }
  }
  return headers
}

function toAnswer(
  provider: string,
  response: Response,
  lost: 'CALL_AMBIGUOUS' | 'PROVIDER_UNAVAILABLE',
  maxBytes: number,
): WireResponse {
  // A body that breaks off: the request was taken, and what it gave is not known.
  const broken = (cause: unknown) =>
    new MutoscopeError(lost, {
      message: `${provider} closed the connection before the response was complete.`,
      details: { provider },
      cause,
    })
  const unreadable = (what: string): MutoscopeError =>
    new MutoscopeError(lost === 'CALL_AMBIGUOUS' ? lost : 'PROVIDER_RESPONSE_INVALID', {
      message: `${provider} returned an invalid response (${what}).`,
      details: { provider },
    })
  const bytes = async (): Promise<Uint8Array<ArrayBuffer>> => {
    const read = await readResponse(response, maxBytes).catch((cause: unknown) => {
      throw broken(cause)
    })
    if (read === null) throw unreadable(`more than ${maxBytes} bytes`)
    return read
  }
  return {
    status: response.status,
    headers: response.headers,
    unreadable,
    bytes,
    async json(schema) {
      const parsed = schema.safeParse(parse(new TextDecoder().decode(await bytes())))
      if (parsed.success) return parsed.data
      const where = parsed.error.issues.map((issue) => issue.path.map(String).join('.')).join(', ')
      throw unreadable(where === '' ? 'not the expected JSON' : where)
    },
  }
}

function toNetworkError(
  cause: unknown,
  {
    provider,
    lost,
    secrets,
    cancelled,
  }: {
    provider: string
    lost: 'CALL_AMBIGUOUS' | 'PROVIDER_UNAVAILABLE'
    secrets: readonly string[]
    cancelled: boolean
  },
): MutoscopeError {
  if (MutoscopeError.isInstance(cause)) return cause
  const unsent = provesUnsent(cause)
  const words = redact(cause instanceof Error ? cause.message : String(cause), secrets)
  if (cancelled && (unsent || lost === 'PROVIDER_UNAVAILABLE'))
    return new MutoscopeError('CANCELLED', { cause })
  return new MutoscopeError(unsent ? 'PROVIDER_UNAVAILABLE' : lost, {
    message: unsent
      ? `${provider} could not be reached: ${words}`
      : `The connection to ${provider} broke before its answer: ${words}`,
    details: { provider },
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(finish, ms)
    function finish() {
      clearTimeout(timer)
      signal.removeEventListener('abort', finish)
      resolve()
    }
    signal.addEventListener('abort', finish, { once: true })
  })
}
