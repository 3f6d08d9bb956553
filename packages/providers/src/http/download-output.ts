import { bytesSource, MutoscopeError, type ByteSource } from '@mutoscope/core'
import pRetry from 'p-retry'
import { assertOutside } from './assert-outside.js'

/** Options of {@link downloadOutput}. */
export interface DownloadOptions {
  readonly signal: AbortSignal
  readonly fetch?: typeof fetch | undefined
  /** Origins that may be fetched whatever they resolve to: the provider's own base URL. */
  readonly trustedOrigins: readonly string[]
  /** Sent to trusted origins only. */
  readonly headers?: Readonly<Record<string, string>>
  /** More is refused with `LIMIT_EXCEEDED`. @default 2 GB */
  readonly maxBytes?: number
}

/** What was downloaded. */
export type Downloaded = { readonly body: ByteSource; readonly mediaType: string | null }

const MAX_REDIRECTS = 5
const MAX_BYTES = 2_000_000_000
const RETRIES = 4

/**
 * Fetches bytes from an address that came in a provider's answer. Every hop must be http or https and must
 * not lead into the host's own network. May be repeated, so it is tried again when it breaks.
 *
 * @throws `URL_NOT_ALLOWED`, `LIMIT_EXCEEDED`, `PROVIDER_UNAVAILABLE`, `CANCELLED`
 */
export async function downloadOutput(url: string, options: DownloadOptions): Promise<Downloaded> {
  return pRetry(() => fetchHops(url, options), {
    retries: RETRIES,
    minTimeout: 250,
    maxTimeout: 5000,
    signal: options.signal,
    shouldRetry: ({ error }) => MutoscopeError.isInstance(error) && error.code === 'PROVIDER_UNAVAILABLE',
  })
}

async function fetchHops(start: string, options: DownloadOptions): Promise<Downloaded> {
  let url = new URL(start)
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const trusted = options.trustedOrigins.includes(url.origin)
    if (!trusted) await assertOutside(url)
    const response = await request(url, trusted, options)
    const next = response.headers.get('location')
    if (response.status >= 300 && response.status < 400 && next !== null) {
      await response.body?.cancel()
      url = new URL(next, url)
      continue
    }
    if (!response.ok)
      throw new MutoscopeError(
        response.status >= 500 || response.status === 429 ? 'PROVIDER_UNAVAILABLE' : 'PROVIDER_REJECTED',
        {
          message: `The output at ${url.host} answered ${response.status}.`,
          details: { status: response.status, host: url.host },
        },
      )
    return {
      body: bytesSource(await readBounded(response, options.maxBytes ?? MAX_BYTES)),
      mediaType: response.headers.get('content-type')?.replace(/;.*/u, '') ?? null,
    }
  }
  throw new MutoscopeError('URL_NOT_ALLOWED', {
    message: `The output redirects more than ${MAX_REDIRECTS} times.`,
  })
}

async function request(
  url: URL,
  trusted: boolean,
  { signal, fetch: fetchOption, headers }: DownloadOptions,
): Promise<Response> {
  try {
    return await (fetchOption ?? fetch)(url, {
      redirect: 'manual',
      signal,
      ...(trusted && headers !== undefined ? { headers } : {}),
    })
  } catch (cause) {
    if (signal.aborted) throw new MutoscopeError('CANCELLED', { cause })
    throw new MutoscopeError('PROVIDER_UNAVAILABLE', {
      message: `The output at ${url.host} could not be fetched.`,
      details: { host: url.host },
      cause,
    })
  }
}

async function readBounded(response: Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength
      if (size > maxBytes)
        throw new MutoscopeError('LIMIT_EXCEEDED', {
          message: `The output is larger than ${maxBytes} bytes.`,
          details: { maxBytes },
        })
      chunks.push(chunk)
    }
  } catch (cause) {
    if (MutoscopeError.isInstance(cause)) throw cause
    throw new MutoscopeError('PROVIDER_UNAVAILABLE', { message: 'The download broke off.', cause })
  }
  const announced = Number(response.headers.get('content-length') ?? Number.NaN)
  if (Number.isFinite(announced) && !response.headers.has('content-encoding') && announced !== size)
    throw new MutoscopeError('PROVIDER_UNAVAILABLE', {
      message: `The download has ${size} of ${announced} bytes.`,
    })
  return new Uint8Array(Buffer.concat(chunks))
}
