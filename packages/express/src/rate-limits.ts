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
 * Makes the counter of one limit when several servers count together: `createRedisRateLimiter(client)`, or
 * for instance `(options) => new RateLimiterRedis({ storeClient, ...options })`.
 */
export type CreateRateLimiter = (options: {
  readonly keyPrefix: string
  readonly points: number
  readonly duration: number
}) => RateLimiter

/** How long a shared counter that failed is left alone, milliseconds. */
const PAUSE_MS = 1000

/** What {@link createRateLimits} counts with. */
export interface RateLimitsOptions {
  readonly rules: { readonly [limit: string]: RateRule | false }
  /** Makes the counters that servers share; null when this one counts by itself. */
  readonly createLimiter: CreateRateLimiter | null
  /** How long a shared counter may take for a request, milliseconds; then this process counts it. */
  readonly timeoutMs: number
  readonly clock: Clock
  readonly logger: Logger
}

/**
 * Counts requests with a counter for every rule. While a shared counter is away each process counts by itself,
 * from nothing: a limit is no reason to be down, and no limit would be a reason to bring it down.
 */
export function createRateLimits(options: RateLimitsOptions): RateLimits {
  const { rules, createLimiter, clock } = options
  const limits = new Map(
    Object.entries(rules).flatMap(([name, rule]) => {
      if (rule === false) return []
      const own = createMemoryCounter(rule, clock)
      const count =
        createLimiter === null ? own : countTogether({ ...options, createLimiter, name, rule, own })
      return [[name, { rule, count }] as const]
    }),
  )

  return {
    rule: (limit) => limits.get(limit)?.rule ?? null,
    consume: (limit, caller) =>
      limits.get(limit)?.count(caller) ?? { allowed: true, remaining: 0, resetSec: 1 },
  }
}

interface SharedCount extends Omit<RateLimitsOptions, 'rules'> {
  readonly name: string
  readonly rule: RateRule
  readonly createLimiter: CreateRateLimiter
  /** Counts in this process. */
  readonly own: (caller: string) => RateVerdict
}

function countTogether({ name, rule, createLimiter, timeoutMs, own, clock, logger }: SharedCount) {
  const limiter = createLimiter({
    keyPrefix: `mutoscope:${name}`,
    points: rule.points,
    duration: rule.windowSec,
  })
  /** When the shared counter is asked again; null while it answers. */
  let nextTry: number | null = null

  async function count(caller: string): Promise<RateVerdict> {
    const now = clock.now()
    if (nextTry !== null && now < nextTry) return own(caller)
    // One request finds out whether it is back; others do not wait with it.
    if (nextTry !== null) nextTry = now + PAUSE_MS
    try {
      const verdict = await ask(limiter, caller, timeoutMs)
      if (nextTry !== null) logger.info({ limit: name }, 'Requests are counted together again.')
      nextTry = null
      return verdict
    } catch (error) {
      if (nextTry === null)
        logger.warn(
          { limit: name, reason: error instanceof Error ? error.message : String(error) },
          'The shared rate limiter is away. Each process counts by itself until it is back.',
        )
      nextTry = clock.now() + PAUSE_MS
      return own(caller)
    }
  }

  return count
}

/** What a limiter says of a request. @throws whatever is no count, also when it takes too long */
async function ask(limiter: RateLimiter, caller: string, timeoutMs: number): Promise<RateVerdict> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`No response within ${timeoutMs} ms.`)), timeoutMs)
  })
  try {
    return toVerdict(true, await Promise.race([limiter.consume(caller), late]))
  } catch (counted) {
    if (isCount(counted)) return toVerdict(false, counted)
    throw counted
  } finally {
    clearTimeout(timer)
  }
}

function isCount(thrown: unknown): thrown is CountedRequest {
  return (
    typeof thrown === 'object' && thrown !== null && 'msBeforeNext' in thrown && 'remainingPoints' in thrown
  )
}

function toVerdict(allowed: boolean, { remainingPoints, msBeforeNext }: CountedRequest): RateVerdict {
  return { allowed, remaining: remainingPoints, resetSec: Math.max(1, Math.ceil(msBeforeNext / 1000)) }
}
