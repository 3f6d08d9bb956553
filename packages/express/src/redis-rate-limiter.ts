import type { CreateRateLimiter } from './rate-limits.js'

/** The part of an ioredis client that is used. */
export interface IoredisScripts {
  /** Runs a Lua script on the server. @throws when Redis cannot be reached */
  eval(script: string, numberOfKeys: number, ...keysAndArguments: (string | number)[]): Promise<unknown>
}

/** The part of a node-redis client that is used. */
export interface NodeRedisScripts {
  /** Whether the client is connected or connecting. */
  readonly isOpen: boolean
  /** Runs a Lua script on the server. @throws when Redis cannot be reached */
  eval(script: string, options: { readonly keys: string[]; readonly arguments: string[] }): Promise<unknown>
}

/** A connected client of ioredis or node-redis. The caller closes it. */
export type RedisScripts = IoredisScripts | NodeRedisScripts

// One request is one step of Redis: no two servers count the same place, and no window stays without an end.
const COUNT = `
local used = redis.call('incr', KEYS[1])
local left = redis.call('pttl', KEYS[1])
if left < 0 then
  redis.call('pexpire', KEYS[1], ARGV[1])
  left = tonumber(ARGV[1])
end
return { used, left }`

/**
 * Counts requests in Redis, for servers that share their rate limits. Windows begin with a caller's first
 * request, as in the memory of one server.
 *
 * @example
 * const client = new Redis(process.env.REDIS_URL, { enableOfflineQueue: false, maxRetriesPerRequest: 0 })
 * app.use(mutoscope(studio, { createRateLimiter: createRedisRateLimiter(client) }))
 */
export function createRedisRateLimiter(client: RedisScripts): CreateRateLimiter {
  return ({ keyPrefix, points, duration }) => {
    const windowMs = duration * 1000
    return {
      async consume(caller) {
        const [used = 0, msBeforeNext = 0] = (await run(
          client,
          `${keyPrefix}:${caller}`,
          windowMs,
        )) as number[]
        const counted = { remainingPoints: Math.max(0, points - used), msBeforeNext }
        // eslint-disable-next-line typescript/only-throw-error -- what limiters do, see RateLimiter
        if (used > points) throw counted
        return counted
      },
    }
  }
}

function run(client: RedisScripts, key: string, windowMs: number): Promise<unknown> {
  return 'isOpen' in client
    ? client.eval(COUNT, { keys: [key], arguments: [String(windowMs)] })
    : client.eval(COUNT, 1, key, windowMs)
}
