import type { ConnectionOptions } from 'bullmq'

/**
 * How Redis is reached: a URL (`redis://`, `rediss://`), options of ioredis, or a ready client of ioredis or
 * node-redis, which stays the caller's to close. A client of ioredis needs `maxRetriesPerRequest: null`.
 */
export type RedisConnection = string | ConnectionOptions

/** Longest time between two attempts to reach Redis, milliseconds. */
const LONGEST_RECONNECT_MS = 2000

/**
 * Connection options for BullMQ.
 *
 * @param role `wakes` fails at once while Redis is away; `work` waits for it to come back
 */
export function toConnection(connection: RedisConnection, role: 'wakes' | 'work'): ConnectionOptions {
  if (isClient(connection)) return connection
  return {
    ...(typeof connection === 'string' ? { url: connection } : connection),
    retryStrategy: (times: number) => Math.min(50 * 2 ** Math.min(times, 10), LONGEST_RECONNECT_MS),
    maxRetriesPerRequest: role === 'wakes' ? 0 : null,
    ...(role === 'wakes' ? { enableOfflineQueue: false } : {}),
  }
}

/** Whether somebody else made the connection, and closes it. */
export function isClient(connection: RedisConnection): connection is ConnectionOptions {
  return typeof connection === 'object' && typeof connection['duplicate'] === 'function'
}
