/**
 * Where a request can be looked at, read and cancelled: paths below the base URL, with a query where there is
 * one.
 */
export type RequestPaths = { readonly status: string; readonly result: string; readonly cancel: string }

/** What a submission answers. */
export interface SubmittedAddresses {
  readonly request_id: string
  readonly status_url?: string | null | undefined
  readonly response_url?: string | null | undefined
  readonly cancel_url?: string | null | undefined
}

/**
 * The documented origin of the queue; what it answers keeps this origin also when a host talks to it through
 * another address.
 */
const QUEUE_ORIGIN = 'https://queue.fal.run'
const NAMESPACES = new Set(['workflows', 'comfy'])

/**
 * The paths of a submitted request. Addresses that fal answers are used when they lead to the queue; anything
 * else is replaced by the documented form, so that an accepted request is never lost over its addresses. The
 * endpoint's sub-path is not part of that form.
 */
export function requestPaths(endpoint: string, answer: SubmittedAddresses, baseUrl: string): RequestPaths {
  const parts = endpoint.split('/')
  const application = parts.slice(0, NAMESPACES.has(parts[0] ?? '') ? 3 : 2).join('/')
  const documented = `${application}/requests/${encodeURIComponent(answer.request_id)}`
  return {
    status: toPath(answer.status_url, baseUrl) ?? `${documented}/status`,
    result: toPath(answer.response_url, baseUrl) ?? documented,
    cancel: toPath(answer.cancel_url, baseUrl) ?? `${documented}/cancel`,
  }
}

function toPath(address: string | null | undefined, baseUrl: string): string | null {
  if (address == null || !URL.canParse(address)) return null
  const { origin, pathname, search } = new URL(address)
  const base = new URL(baseUrl)
  if (origin === base.origin && pathname.startsWith(base.pathname))
    return `${pathname.slice(base.pathname.length).replace(/^\/+/u, '')}${search}`
  return origin === QUEUE_ORIGIN ? `${pathname.slice(1)}${search}` : null
}
