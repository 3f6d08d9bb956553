import type { RateLimits, RateRule, RateVerdict } from '@mutoscope/api/server'
import type { Clock, Logger } from '@mutoscope/core'
import { createMemoryCounter } from './memory-counter.js'

/** What a counter says of one request. */
export interface CountedRequest {
  readonly remainingPoints: number
  readonly msBeforeNext: number
}

/**
 * Counts the requests of callers; every limiter of rate-limiter-flexible is one. Rejects with the count when
 * it is too much.
 */
export interface RateLimiter {
  /** Counts one request of a caller. */
  consume(caller: string): Promise<CountedRequest>
}

/**
 * Makes the counter of one limit, for instance
 * `(options) => new RateLimiterRedis({ storeClient, ...options })` when several servers count together.
 */
export type CreateRateLimiter = (options: {
  readonly keyPrefix: string
  readonly points: number
  readonly duration: number
}) => RateLimiter

/**
 * Counts requests with a counter for every rule. When counting itself fails the request goes on: a limit is
 * no reason to be down.
 */
export function createRateLimits(
  rules: { readonly [limit: string]: RateRule | false },
  createLimiter: CreateRateLimiter | null,
  clock: Clock,
  logger: Logger,
): RateLimits {
  const limits = new Map(
    Object.entries(rules).flatMap(([name, rule]) =>
      rule === false
        ? []
        : [
            [
              name,
              {
                rule,
                count:
                  createLimiter === null
                    ? createMemoryCounter(rule, clock)
                    : counterOf(name, rule, createLimiter, logger),
              },
            ] as const,
          ],
    ),
  )

  return {
    rule: (limit) => limits.get(limit)?.rule ?? null,
    consume: (limit, caller) =>
      limits.get(limit)?.count(caller) ?? { allowed: true, remaining: 0, resetSec: 1 },
  }
}

function counterOf(
  name: string,
  rule: RateRule,
  createLimiter: CreateRateLimiter,
  logger: Logger,
): (caller: string) => Promise<RateVerdict> {
  const limiter = createLimiter({
    keyPrefix: `mutoscope:${name}`,
    points: rule.points,
    duration: rule.windowSec,
  })
  return async (caller) => {
    try {
      return verdict(true, await limiter.consume(caller))
    } catch (counted) {
      if (isCount(counted)) return verdict(false, counted)
      logger.warn(
        { limit: name, error: counted instanceof Error ? counted.message : String(counted) },
        'The rate limiter failed.',
      )
      return { allowed: true, remaining: rule.points, resetSec: rule.windowSec }
    }
  }
}

function isCount(thrown: unknown): thrown is CountedRequest {
  return (
    typeof thrown === 'object' && thrown !== null && 'msBeforeNext' in thrown && 'remainingPoints' in thrown
  )
}

function verdict(allowed: boolean, { remainingPoints, msBeforeNext }: CountedRequest): RateVerdict {
  return { allowed, remaining: remainingPoints, resetSec: Math.max(1, Math.ceil(msBeforeNext / 1000)) }
}
