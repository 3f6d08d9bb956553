import type { Principal } from '../contract/request-context.js'

/** How many requests a caller may make in a window of time. */
export interface RateRule {
  readonly points: number
  /** Seconds. */
  readonly windowSec: number
}

/** What became of one request. */
export interface RateVerdict {
  readonly allowed: boolean
  readonly remaining: number
  /** Seconds until the window ends, at least 1. */
  readonly resetSec: number
}

/** Counts requests. */
export interface RateLimits {
  /** The rule of a limit, or null when it is switched off. */
  rule(limit: string): RateRule | null
  /** Counts one request of a caller. */
  consume(limit: string, caller: string): RateVerdict | Promise<RateVerdict>
}

/** By whom requests are counted: owners, and addresses where nobody is known. */
export function rateKey(principal: Principal | null, address: string): string {
  return principal === null ? `address ${address}` : `owner ${principal.ownerId}`
}

/** Adds the headers that tell a caller where it stands. */
export function addRateHeaders(
  headers: Record<string, string>,
  limit: string,
  { points, windowSec }: RateRule,
  { allowed, remaining, resetSec }: RateVerdict,
): void {
  headers['ratelimit-policy'] = `"${limit}";q=${points};w=${windowSec}`
  headers['ratelimit'] = `"${limit}";r=${remaining};t=${resetSec}`
  if (!allowed) headers['retry-after'] = String(resetSec)
}
