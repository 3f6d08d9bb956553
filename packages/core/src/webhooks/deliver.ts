import type { StoredRecord } from '../domain/record.js'
import type { Clock } from '../engine/clock.js'
import { signWebhook } from './sign-webhook.js'
import type { DeliveryData } from './webhook-records.js'

/** One attempt to deliver. */
export interface DeliverOptions {
  readonly delivery: StoredRecord<DeliveryData>
  readonly url: URL
  /** All of them sign. */
  readonly secrets: readonly string[]
  readonly fetch: typeof fetch
  readonly clock: Clock
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/**
 * What came of an attempt: the status that was answered, or why there was no answer, in words without the
 * address.
 */
export type Delivered =
  | { readonly answered: number; readonly failure: null }
  | { readonly answered: null; readonly failure: string }

/**
 * Sends a delivery once: no redirects, no retries, and nothing of the answer but its status is looked at.
 * Never throws.
 */
export async function deliver({
  delivery,
  url,
  secrets,
  fetch,
  clock,
  timeoutMs,
  signal,
}: DeliverOptions): Promise<Delivered> {
  const {
    id,
    data: { body },
  } = delivery
  const timestamp = Math.floor(clock.now() / 1000)
  const timeout = new AbortController()
  const answered = new AbortController()
  const timer = clock.delay(timeoutMs, answered.signal).then(() => timeout.abort())
  try {
    const signatures = await Promise.all(
      secrets.map((secret) => signWebhook({ id, timestamp, body, secret })),
    )
    const response = await fetch(url, {
      method: 'POST',
      body,
      redirect: 'manual',
      signal: AbortSignal.any([signal, timeout.signal]),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Mutoscope-Webhooks/1',
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signatures.join(' '),
      },
    })
    // Whatever the answer's body is, it is not waited for.
    response.body?.cancel().catch(() => {})
    return { answered: response.status, failure: null }
  } catch (error) {
    if (timeout.signal.aborted) return { answered: null, failure: `No answer within ${timeoutMs} ms.` }
    return { answered: null, failure: explain(error) }
  } finally {
    answered.abort()
    await timer
  }
}

/**
 * `fetch` says little itself; its cause has the system's code. Messages may hold the address, so only the
 * code is kept.
 */
function explain(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  const code =
    typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string'
      ? cause.code
      : null
  return code === null ? 'The connection failed.' : `The connection failed: ${code}.`
}
