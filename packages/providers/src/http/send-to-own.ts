import { MutoscopeError } from '@mutoscope/core'
import type { ProviderClient, RequestContext, WireResponse, WireRequest } from './provider-client.js'

/** How a server of one's own is talked to. */
export interface OwnServerCall<Shape> {
  /** For people. */
  readonly provider: string
  /** What costs money is sent once; what is free may be sent again. */
  readonly isPaid: boolean
  /** How long it may take altogether, milliseconds. */
  readonly timeoutMs: number
  readonly context: RequestContext
  readonly read: (answer: WireResponse) => Promise<Shape>
}

/**
 * Sends a request to a server of one's own: exactly once when it is priced, else as often as the server is
 * busy or out of reach, until the time is up.
 *
 * @throws `PROVIDER_UNAVAILABLE` when a free request got no answer in time; else as {@link ProviderClient}
 */
export async function sendToOwn<Shape>(
  client: ProviderClient,
  request: WireRequest,
  { provider, isPaid, timeoutMs, context, read }: OwnServerCall<Shape>,
): Promise<Shape> {
  if (isPaid) return read(await client.submit(request, context))
  const late = AbortSignal.timeout(timeoutMs)
  try {
    return await read(
      await client.repeat(request, { ...context, signal: AbortSignal.any([context.signal, late]) }),
    )
  } catch (error) {
    if (!late.aborted || context.signal.aborted) throw error
    throw new MutoscopeError('PROVIDER_UNAVAILABLE', {
      message: `${provider} did not respond within ${timeoutMs / 1000} seconds.`,
      details: { provider },
      cause: error,
    })
  }
}
