import type { RateLimits, RateRule } from '@mutoscope/api/server'
import type { Logger } from '@mutoscope/core'
import { RateLimiterMemory, RateLimiterRes, type IRateLimiterOptions, type RateLimiterAbstract } from 'rate-limiter-flexible'

/** Makes the counter of one limit, for instance `(options) => new RateLimiterRedis({ storeClient, ...options })` when several servers count together. */
export type CreateRateLimiter = (options: Pick<IRateLimiterOptions, 'keyPrefix' | 'points' | 'duration'>) => RateLimiterAbstract

/** Counts requests with a limiter for every rule. When counting itself fails the request goes on: a limit is no reason to be down. */
export function createRateLimits(rules: { readonly [limit: string]: RateRule | false }, createLimiter: CreateRateLimiter | null, logger: Logger): RateLimits {
  const create = createLimiter ?? ((options) => new RateLimiterMemory(options))
  const limits = new Map(Object.entries(rules).flatMap(([name, rule]) =>
    rule === false ? [] : [[name, { rule, limiter: create({ keyPrefix: `mutoscope:${name}`, points: rule.points, duration: rule.windowSec }) }] as const]))

  return {
    rule: (limit) => limits.get(limit)?.rule ?? null,
    async consume(limit, caller) {
      const known = limits.get(limit)
      if (known === undefined) return { allowed: true, remaining: 0, resetSec: 1 }
      try {
        return verdict(true, await known.limiter.consume(caller))
      } catch (counted) {
        if (counted instanceof RateLimiterRes) return verdict(false, counted)
        logger.warn('Requests cannot be counted.', { limit, error: counted instanceof Error ? counted.message : String(counted) })
        return { allowed: true, remaining: known.rule.points, resetSec: known.rule.windowSec }
      }
    },
  }
}

function verdict(allowed: boolean, { remainingPoints, msBeforeNext }: RateLimiterRes): { allowed: boolean; remaining: number; resetSec: number } {
  return { allowed, remaining: remainingPoints, resetSec: Math.max(1, Math.ceil(msBeforeNext / 1000)) }
}
