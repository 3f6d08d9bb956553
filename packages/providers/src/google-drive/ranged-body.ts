import { MutoscopeError, type ByteSource } from '@mutoscope/core'
import { clampRange } from '@mutoscope/core/ports'
import type { ProviderClient, RequestContext, WireRequest } from '../http/provider-client.js'

/** Bytes behind an address that answers ranges. */
export interface RangedBodyOptions {
  readonly client: ProviderClient
  readonly context: RequestContext
  readonly request: WireRequest
  /** Bytes. */
  readonly size: number
  /**
   * Bytes fetched by one request: that much is held in memory, and that much is lost when a request breaks.
   */
  readonly windowBytes: number
}

/** How often the body of one window may break off. */
const MAX_BREAKS = 3

/** A source that fetches its bytes window by window, only when they are read and only those that are read. */
export function rangedBody(options: RangedBodyOptions): ByteSource {
  const { size, windowBytes } = options
  return {
    size,
    async *stream(range) {
      const { start, end } = clampRange(range, size)
      for (let offset = start; offset < end; offset += windowBytes)
        yield await fetchWindow(options, offset, Math.min(offset + windowBytes, end))
    },
  }
}

async function fetchWindow(
  { client, context, request }: RangedBodyOptions,
  start: number,
  end: number,
): Promise<Uint8Array> {
  for (let breaks = 0; ; breaks++) {
    const answer = await client.repeat(
      { ...request, headers: { ...request.headers, range: `bytes=${start}-${end - 1}` } },
      context,
    )
    try {
      const bytes = await answer.bytes()
      // 200: the range was not heeded and everything came.
      const part = answer.status === 206 ? bytes : bytes.subarray(start, end)
      if (part.byteLength === end - start) return part
      throw new MutoscopeError('PROVIDER_RESPONSE_INVALID', {
        message: `The file returned ${part.byteLength} bytes instead of ${end - start}; it has changed during the download.`,
      })
    } catch (error) {
      if (context.signal.aborted) throw new MutoscopeError('CANCELLED', { cause: error })
      if (!MutoscopeError.isInstance(error) || error.code !== 'PROVIDER_UNAVAILABLE' || breaks >= MAX_BREAKS)
        throw error
    }
  }
}
