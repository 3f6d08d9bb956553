import { lookup as systemLookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { MutoscopeError, type Logger } from '@mutoscope/core'
import { Agent, buildConnector, fetch as fetchWith, type RequestInit as AgentRequestInit } from 'undici'
import { hostOf, notOutside } from './assert-outside.js'
import { isOutside } from './is-outside.js'
import { lookUpAll } from './look-up-all.js'

/** How a {@link createGuardedFetch | guarded fetch} reaches what it may reach. */
export interface GuardedFetchOptions {
  /** Origins that may be reached whatever they resolve to, such as `http://render.internal:8004`. @default none */
  readonly trustedOrigins?: readonly string[]
  /** Resolves names. @default the system's resolver */
  readonly lookup?: LookupFunction
  /** Until a connection stands, milliseconds. @default 10000 */
  readonly connectTimeoutMs?: number
  /** From the request to the headers of its answer, milliseconds. @default 30000 */
  readonly headersTimeoutMs?: number
  /** Longest time in which nothing of a body arrives, milliseconds. @default 30000 */
  readonly bodyTimeoutMs?: number
  /** Told of each host that was refused. @default nobody */
  readonly logger?: Pick<Logger, 'debug'> | undefined
}

/**
 * Makes a `fetch` for addresses that somebody else named. The address that a socket connects to is the one
 * that was checked, for every request and every redirect: a name that resolves to a public address now and to
 * `127.0.0.1` a moment later reaches nothing. What is refused rejects as `fetch` does, with an
 * `URL_NOT_ALLOWED` error as `cause`.
 *
 * @example
 * const guarded = createGuardedFetch()
 * const response = await guarded('https://example.com/clip.mp4')
 */
export function createGuardedFetch(options: GuardedFetchOptions = {}): typeof fetch {
  const { headersTimeoutMs = 30_000, bodyTimeoutMs = 30_000 } = options
  const dispatcher = new Agent({
    connect: createGuardedConnector(options),
    headersTimeout: headersTimeoutMs,
    bodyTimeout: bodyTimeoutMs,
  })
  const guarded = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    if (input instanceof Request) return guarded(input.url, { ...(await initOf(input)), ...init })
    const url = new URL(input)
    // `data:` and `blob:` connect to nothing, so they would pass.
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
      throw new TypeError('fetch failed', { cause: notOutside(url.host, url.protocol) })
    const form = init.body instanceof FormData ? await encodeForm(init.body, init.headers) : {}
    return fetchWith(url, {
      ...init,
      ...form,
      dispatcher,
    } as AgentRequestInit) as unknown as Promise<Response>
  }
  return guarded
}

/** Why a guarded fetch rejected, when it was the guard that refused; null for every other reason. */
export function guardRefusal(error: unknown): MutoscopeError | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (MutoscopeError.isInstance(cause)) return cause
    if (cause instanceof AggregateError)
      return cause.errors.map(guardRefusal).find((each) => each !== null) ?? null
  }
  return null
}

async function initOf(request: Request): Promise<RequestInit> {
  const { method, headers, redirect, signal, body } = request
  return {
    method,
    headers,
    redirect,
    signal,
    ...(body === null ? {} : await bodyOf(request, body)),
  }
}

/** A body whose length is told is passed on as it comes. The length of others is known when they are read. */
async function bodyOf(request: Request, body: ReadableStream<Uint8Array>): Promise<RequestInit> {
  return request.headers.has('content-length')
    ? ({ body, duplex: 'half' } as RequestInit)
    : { body: await request.arrayBuffer() }
}

/** The fetch of undici as a package knows no `FormData` but its own. */
async function encodeForm(form: FormData, headers: RequestInit['headers']): Promise<RequestInit> {
  const encoded = new Response(form)
  const withType = new Headers(headers)
  withType.set('content-type', encoded.headers.get('content-type') ?? '')
  return { headers: withType, body: await encoded.arrayBuffer() }
}

function createGuardedConnector({
  trustedOrigins = [],
  lookup = systemLookup,
  connectTimeoutMs = 10_000,
  logger,
}: GuardedFetchOptions): buildConnector.connector {
  const trusted = new Set(trustedOrigins)
  const connectAnywhere = buildConnector({ timeout: connectTimeoutMs, lookup })
  const connectOutside = buildConnector({ timeout: connectTimeoutMs, lookup: outsideOnly(lookup) })
  return (target, given) => {
    const { protocol, hostname, port } = target
    const callback: buildConnector.Callback = (...outcome) => {
      const [error] = outcome
      if (error !== null && guardRefusal(error) !== null)
        logger?.debug({ host: hostname }, 'A host was refused.')
      given(...outcome)
    }
    const host = hostOf({ hostname })
    if (trusted.has(originOf(protocol, host, port))) connectAnywhere(target, callback)
    // An address is not resolved, so it is checked here.
    else if (isIP(host) > 0 && !isOutside(host)) callback(notOutside(hostname, protocol), null)
    else connectOutside(target, callback)
  }
}

function originOf(protocol: string, host: string, port: string): string {
  return new URL(`${protocol}//${isIP(host) === 6 ? `[${host}]` : host}${port === '' ? '' : `:${port}`}`)
    .origin
}

/** A resolver that fails as soon as one address of a name is inside. Sockets connect to what it answers. */
function outsideOnly(lookup: LookupFunction): LookupFunction {
  return (host, options, callback) => {
    lookUpAll(lookup, host, options, (error, found) => {
      const [first] = found
      const refusal =
        error ?? (found.every(({ address }) => isOutside(address)) ? null : notOutside(host, 'http:'))
      if (refusal !== null || first === undefined) callback(refusal, '', 0)
      else if (options.all === true) callback(null, [...found])
      else callback(null, first.address, first.family)
    })
  }
}
