import { MutoscopeError, type ByteSource, type Logger } from '@mutoscope/core'
import type { LookupFunction } from 'node:net'
import pRetry from 'p-retry'
import { assertOutside } from './assert-outside.js'
import { createGuardedFetch, guardRefusal } from './guarded-fetch.js'
import { spool } from './spool-file.js'

/** How long and how large a download may be. */
export interface DownloadLimits {
  /** More is refused with `LIMIT_EXCEEDED`, counted as it is after decompression. Bytes. @default 2000000000 */
  readonly maxBytes?: number
  /** For everything together: every redirect, every try and the pauses between. Milliseconds. @default 900000 */
  readonly deadlineMs?: number
  /** How often a download that broke is begun again. @default 4 */
  readonly retries?: number
  /** Until a connection stands, milliseconds. @default 10000 */
  readonly connectTimeoutMs?: number
  /** From a request to the headers of its answer, milliseconds. @default 30000 */
  readonly headersTimeoutMs?: number
  /** Longest time in which nothing arrives, milliseconds. @default 30000 */
  readonly bodyTimeoutMs?: number
  /** So much is held in memory; what is larger becomes a file. Bytes. @default 4194304 */
  readonly memoryBytes?: number
  /** Folder of the files. @default `mutoscope-downloads` in the system's folder for temporary files */
  readonly folder?: string
}

/** Options of {@link downloadOutput}. */
export interface DownloadOptions extends DownloadLimits {
  readonly signal: AbortSignal
  /**
   * Sends the requests; names are then checked before it is called, and where it connects is its own to
   * answer for. @default a guarded fetch, which checks the address it connects to
   */
  readonly fetch?: typeof fetch | undefined
  /** Origins that may be fetched whatever they resolve to: the provider's own base URL. */
  readonly trustedOrigins: readonly string[]
  /** Sent to trusted origins only. */
  readonly headers?: Readonly<Record<string, string>>
  /** Resolves names. @default the system's resolver */
  readonly lookup?: LookupFunction
  /** Told of each host that was refused. @default nobody */
  readonly logger?: Pick<Logger, 'debug'> | undefined
}

/**
 * What was downloaded. A large body is a temporary file, whose `path` may be moved away; it is gone an hour
 * later.
 */
export type Downloaded = {
  readonly body: ByteSource & { readonly size: number }
  readonly mediaType: string | null
}

const MAX_REDIRECTS = 5
const MAX_BYTES = 2_000_000_000
const DEADLINE_MS = 15 * 60_000
const RETRIES = 4

/**
 * Fetches bytes from an address that came in a provider's answer or from a user. Every hop must be http or
 * https and must not lead into the host's own network. It may be repeated, so it is tried again when it
 * breaks, until the deadline.
 *
 * @throws `URL_NOT_ALLOWED`, `LIMIT_EXCEEDED`, `PROVIDER_UNAVAILABLE`, also after the deadline,
 *   `PROVIDER_REJECTED`, `DISK_FULL`, `CANCELLED`
 */
export async function downloadOutput(url: string, options: DownloadOptions): Promise<Downloaded> {
  const { deadlineMs = DEADLINE_MS, retries = RETRIES } = options
  const late = AbortSignal.timeout(deadlineMs)
  const signal = AbortSignal.any([options.signal, late])
  const download = createDownload({ ...options, signal })
  try {
    return await pRetry(() => download(url), {
      retries,
      minTimeout: 250,
      maxTimeout: 5000,
      signal,
      shouldRetry: ({ error }) => MutoscopeError.isInstance(error) && error.code === 'PROVIDER_UNAVAILABLE',
    })
  } catch (cause) {
    if (options.signal.aborted) throw new MutoscopeError('CANCELLED', { cause })
    if (!late.aborted) throw cause
    throw new MutoscopeError('PROVIDER_UNAVAILABLE', {
      message: `The download exceeded ${deadlineMs / 1000} seconds.`,
      details: { deadlineMs },
      cause,
    })
  }
}

function createDownload(options: DownloadOptions): (start: string) => Promise<Downloaded> {
  const request = createRequest(options)
  return async (start) => {
    let url = new URL(start)
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const response = await request(url)
      const next = response.headers.get('location')
      if (response.status >= 300 && response.status < 400 && next !== null) {
        await response.body?.cancel()
        url = URL.canParse(next, url) ? new URL(next, url) : misled(url)
        continue
      }
      if (!response.ok) {
        await response.body?.cancel()
        throw failedResponse(url, response.status)
      }
      return {
        body: await spool(boundedBody(response, options.maxBytes ?? MAX_BYTES), options),
        mediaType: response.headers.get('content-type')?.replace(/;.*/u, '') ?? null,
      }
    }
    throw new MutoscopeError('URL_NOT_ALLOWED', {
      message: `The output URL redirects more than ${MAX_REDIRECTS} times.`,
    })
  }
}

/** Sends the request of one hop: only to trusted origins whatever they resolve to, and headers only to those. */
function createRequest(options: DownloadOptions): (url: URL) => Promise<Response> {
  const { signal, trustedOrigins, headers, lookup, fetch: own } = options
  const send = own ?? createGuardedFetch(options)
  return async (url) => {
    const trusted = trustedOrigins.includes(url.origin)
    if (own !== undefined && !trusted) await assertOutside(url, lookup === undefined ? {} : { lookup })
    try {
      return await send(url, {
        redirect: 'manual',
        signal,
        ...(trusted && headers !== undefined ? { headers } : {}),
      })
    } catch (cause) {
      throw guardRefusal(cause) ?? unreachable(url, cause)
    }
  }
}

function unreachable({ host }: URL, cause: unknown): MutoscopeError {
  return new MutoscopeError('PROVIDER_UNAVAILABLE', {
    message: isUnknownHost(cause)
      ? `${host} cannot be resolved.`
      : `The output at ${host} could not be fetched.`,
    details: { host },
    cause,
  })
}

function isUnknownHost(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ('code' in cause && cause.code === 'ENOTFOUND') return true
  return false
}

function failedResponse({ host }: URL, status: number): MutoscopeError {
  return new MutoscopeError(status >= 500 || status === 429 ? 'PROVIDER_UNAVAILABLE' : 'PROVIDER_REJECTED', {
    message: `The output at ${host} returned ${status}.`,
    details: { status, host },
  })
}

function misled({ host }: URL): never {
  throw new MutoscopeError('URL_NOT_ALLOWED', {
    message: `The output at ${host} redirects to an invalid URL.`,
    details: { host },
  })
}

async function* boundedBody(response: Response, maxBytes: number): AsyncGenerator<Uint8Array> {
  const encoded = response.headers.has('content-encoding')
  const announced = encoded ? Number.NaN : Number(response.headers.get('content-length') ?? Number.NaN)
  let size = 0
  try {
    if (announced > maxBytes) throw tooLarge(maxBytes)
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength
      if (size > maxBytes) throw tooLarge(maxBytes)
      yield chunk
    }
  } catch (cause) {
    if (MutoscopeError.isInstance(cause)) throw cause
    throw new MutoscopeError('PROVIDER_UNAVAILABLE', { message: 'The download was interrupted.', cause })
  } finally {
    // Also when the reader has had enough; a body that was read to its end has nothing to cancel.
    await response.body?.cancel().catch(() => {})
  }
  if (Number.isFinite(announced) && announced !== size)
    throw new MutoscopeError('PROVIDER_UNAVAILABLE', {
      message: `The download has ${size} of ${announced} bytes.`,
    })
}

function tooLarge(maxBytes: number): MutoscopeError {
  return new MutoscopeError('LIMIT_EXCEEDED', {
    message: `The output exceeds ${maxBytes} bytes.`,
    details: { maxBytes },
  })
}
