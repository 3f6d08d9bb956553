import { ApiError } from '../contract/error-definition.js'
import type { Principal } from '../contract/route-context.js'
import { COMMON_ERRORS } from './common-errors.js'

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

/**
 * Counts a request and tells in headers where its caller stands. Answers the error when it is too much, null
 * when it is not, or when the limit is switched off.
 */
export async function countRequest(
  limits: RateLimits,
  limit: string,
  caller: string,
  headers: Record<string, string>,
): Promise<ApiError | null> {
  const rule = limits.rule(limit)
  if (rule === null) return null
  const verdict = await limits.consume(limit, caller)
  addRateHeaders(headers, limit, rule, verdict)
  if (verdict.allowed) return null
  return new ApiError(COMMON_ERRORS.rateLimited, {
    message: `Rate limit: ${rule.points} requests in ${rule.windowSec} seconds. Try again in ${verdict.resetSec} seconds.`,
    details: { limit, ...rule },
  })
}

function addRateHeaders(
  headers: Record<string, string>,
  limit: string,
  { points, windowSec }: RateRule,
  { allowed, remaining, resetSec }: RateVerdict,
): void {
  headers['ratelimit-policy'] = `"${limit}";q=${points};w=${windowSec}`
  headers['ratelimit'] = `"${limit}";r=${remaining};t=${resetSec}`
  if (!allowed) headers['retry-after'] = String(resetSec)
}
