import { ReadableStream } from 'node:stream/web'
import { MutoscopeError } from '@mutoscope/core'
import type { HashedSource } from './bucket.js'
import { startQuietTimeout, type QuietTimeout } from './quiet-timeout.js'
import { createRequestSlots } from './request-slots.js'
import { unreachable, type BucketPlace } from './store-failure.js'

/** A request to a store. */
export interface StoreRequest {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>> | Headers
  readonly body?: HashedSource | string | undefined
  readonly signal?: AbortSignal | undefined
}

/** The response of a store. One of the three has to be called, so that the connection is free again. */
export interface StoreResponse {
  readonly status: number
  readonly headers: Headers
  /** Reads a short body. */
  text(): Promise<string>
  /** Reads the body as it comes. */
  chunks(): AsyncIterable<Uint8Array>
  /** Wants no body. */
  done(): Promise<void>
}

/** Sends one request, once. @throws `STORAGE_UNAVAILABLE`, `CANCELLED` */
export type SendRequest = (request: StoreRequest) => Promise<StoreResponse>

/** Options of {@link createSendRequest}. */
export interface SendOptions {
  readonly place: BucketPlace
  readonly fetch: typeof fetch
  /** Longest time in which nothing moves on a connection, milliseconds. */
  readonly quietMs: number
  /** Requests at once, until their responses begin. */
  readonly maxRequests: number
}

/** Returns that are not bytes of an object are short. */
const LONGEST_TEXT = 16 * 1024 * 1024

/** Makes the function that talks HTTP to a store. */
export function createSendRequest({ place, fetch: send, quietMs, maxRequests }: SendOptions): SendRequest {
  const slot = createRequestSlots(maxRequests)

  return (request) =>
    slot(async () => {
      const { signal } = request
      const quiet = startQuietTimeout(quietMs, signal)
      const broken = (cause: unknown): MutoscopeError => {
        quiet.stop()
        if (MutoscopeError.isInstance(cause)) return cause
        if (signal?.aborted === true) return new MutoscopeError('CANCELLED', { cause: signal.reason })
        return unreachable(place, cause)
      }
      try {
        const response = await send(request.url, toInit(request, quiet))
        return toResponse(response, quiet, broken)
      } catch (cause) {
        throw broken(cause)
      }
    })
}

function toInit({ method, headers, body }: StoreRequest, quiet: QuietTimeout): RequestInit {
  const sent = new Headers(headers)
  // What is stored is wanted as it is. It is not signed: proxies change it.
  sent.set('accept-encoding', 'identity')
  const init = { method, headers: sent, signal: quiet.signal, redirect: 'manual' } as const
  if (body === undefined || typeof body === 'string')
    return { ...init, ...(body === undefined ? {} : { body }) }
  if (body.size === 0) return { ...init, body: '' }
  const stream = ReadableStream.from(quiet.sending(body.stream()))
  return { ...init, body: stream, duplex: 'half' } as unknown as RequestInit
}

function toResponse(
  response: Response,
  quiet: QuietTimeout,
  broken: (cause: unknown) => MutoscopeError,
): StoreResponse {
  async function* chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      if (response.body !== null) yield* quiet.receiving(response.body)
    } catch (cause) {
      throw broken(cause)
    } finally {
      quiet.stop()
    }
  }
  return {
    status: response.status,
    headers: response.headers,
    chunks,
    async text() {
      const parts: Uint8Array[] = []
      let size = 0
      for await (const chunk of chunks()) {
        size += chunk.byteLength
        if (size > LONGEST_TEXT) break
        parts.push(chunk)
      }
      return Buffer.concat(parts).toString('utf8')
    },
    async done() {
      quiet.stop()
      await response.body?.cancel().catch(() => {})
    },
  }
}
