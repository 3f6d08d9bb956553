import type { RequestContext } from './provider-client.js'

/** A whole request context from the parts a caller gave: without a signal nothing stops the request. */
export function toRequestContext({
  signal = new AbortController().signal,
  ownerId,
}: Partial<RequestContext> = {}): RequestContext {
  return { signal, ...(ownerId === undefined ? {} : { ownerId }) }
}
