import { assertPublicTarget } from './assert-public-target.js'

/** How a studio tells events to webhooks. */
export interface WebhookOptions {
  /**
   * Sends deliveries. What `assertTarget` found a name to resolve to may be another address a moment later,
   * so this is what decides where a delivery goes: `createGuardedFetch` of
   * `@mutoscope/providers/guarded-download` connects to public addresses only, and the studio of `mutoscope`
   * uses it. @default the runtime's own
   */
  readonly fetch?: typeof fetch
  /**
   * Refuses addresses that must not be reached from here, by throwing; asked when an endpoint is saved and
   * before every attempt.
   * @default https with a public host name, which is not resolved
   */
  readonly assertTarget?: (url: URL) => void | Promise<void>
  /**
   * How long to wait after each failed attempt, milliseconds; the last one stays. @default 5 s, 5 min, 30
   * min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h
   */
  readonly schedule?: readonly number[]
  /** Attempts before a delivery is dead. @default one more than `schedule` has times */
  readonly maxAttempts?: number
  /** How long one attempt may take, milliseconds. @default 15000 */
  readonly timeoutMs?: number
  /** Longest time until a delivery is seen that another process wrote, milliseconds. @default 1000 */
  readonly pollMs?: number
  /** How long a delivery that has ended can still be listed and sent again, milliseconds. @default 7 days */
  readonly keepMs?: number
  /** How long the secret before still signs after a change, milliseconds. @default 24 hours */
  readonly secretOverlapMs?: number
}

/** {@link WebhookOptions} with everything decided. */
export type ResolvedWebhookOptions = Required<WebhookOptions>

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const SCHEDULE = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
]

/** Fills in the defaults. */
export function resolveWebhookOptions(options: WebhookOptions = {}): ResolvedWebhookOptions {
  const schedule = options.schedule ?? SCHEDULE
  return {
    fetch: (...request) => globalThis.fetch(...request),
    assertTarget: assertPublicTarget,
    maxAttempts: schedule.length + 1,
    timeoutMs: 15 * SECOND,
    pollMs: SECOND,
    keepMs: 7 * 24 * HOUR,
    secretOverlapMs: 24 * HOUR,
    ...options,
    schedule,
  }
}
