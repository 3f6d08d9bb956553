import { MutoscopeError } from '@mutoscope/core'
import type { OperationStatus } from '@mutoscope/core/ports'
import type { Downloaded } from './download-output.js'
import type { RequestContext } from './provider-client.js'

/** True for a provider's definite word that something is not there, or not any more: 404 or 410. */
export function isMissing(error: unknown): boolean {
  if (!MutoscopeError.isInstance(error)) return false
  const { status } = error.details
  return status === 404 || status === 410
}

/** For cancels: what is not there needs no stopping. */
export function unlessMissing(error: unknown): void {
  if (!isMissing(error)) throw error
}

/** How long a cancel looks first, milliseconds. */
const POLL_BEFORE_STOP_MS = 3000

/**
 * For cancels that would delete what has ended: how far the request is. Undefined when that cannot be seen in
 * time: then it is stopped all the same, since nobody will fetch its output.
 */
export async function pollBeforeStop<Found>(
  context: RequestContext,
  poll: (context: RequestContext) => Promise<Found>,
): Promise<Found | undefined> {
  const signal = AbortSignal.any([context.signal, AbortSignal.timeout(POLL_BEFORE_STOP_MS)])
  return poll({ ...context, signal }).catch(() => undefined)
}

/**
 * A look at a started request; when the provider does not know the request any more, that is its answer and
 * not an error. `provider` is for people, `id` the provider's own.
 */
export async function pollUnlessMissing<Data>(
  provider: string,
  id: string,
  poll: () => Promise<OperationStatus<Data>>,
): Promise<OperationStatus<Data>> {
  try {
    return await poll()
  } catch (error) {
    if (!isMissing(error)) throw error
    return { status: 'missing', what: 'request', message: `${provider} no longer knows request ${id}.` }
  }
}

/** How the output of a finished request is fetched. */
export interface FreshDownload<Found> {
  /** For people. */
  readonly provider: string
  /** What the look that found it finished said. */
  readonly found: Found
  /** Looks again: links expire, and every look gives fresh ones. Absent where it gives the same ones. */
  readonly again?: () => Promise<Found>
  /** Fetches the output over the link that `found` holds. */
  readonly download: (found: Found) => Promise<Downloaded>
}

/**
 * Fetches the output of a finished request over a fresh link when the first one has expired. An output that is
 * not there any more is an answer of its own; what it cost is the caller's to add.
 */
export async function downloadFresh<Found>({
  provider,
  found,
  again,
  download,
}: FreshDownload<Found>): Promise<Downloaded | { readonly missing: Missing }> {
  const last = async (from: Found, isAbsent: (error: unknown) => boolean) => {
    try {
      return await download(from)
    } catch (error) {
      if (!isAbsent(error)) throw error
      const message = `${provider} has finished the request, and its output is not there any more.`
      return { missing: { status: 'missing', what: 'output', message } } as const
    }
  }
  if (again === undefined) return last(found, isMissing)
  try {
    return await download(found)
  } catch (error) {
    if (!isRejected(error)) throw error
    // Stores also answer 403 for what is not there; over a fresh link it can mean nothing else.
    return last(await again(), isRejected)
  }
}

function isRejected(error: unknown): boolean {
  return MutoscopeError.isInstance(error) && error.code === 'PROVIDER_REJECTED'
}

type Missing = Extract<OperationStatus<never>, { status: 'missing' }>
