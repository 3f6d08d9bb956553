import { silentLogger, type Logger } from '@mutoscope/core'
import { Redis } from 'ioredis'

/**
 * Opens a client of ioredis for short questions whose answers are not worth waiting for: while Redis is away
 * they fail at once, and a Redis that says nothing is given up after `timeoutMs`. Resolves when the first attempt
 * to connect has come to something; others follow by themselves.
 *
 * @param url `redis://…`, or `rediss://…` for TLS
 */
export async function openRedis(
  url: string,
  { logger = silentLogger, timeoutMs = 2000 }: { readonly logger?: Logger; readonly timeoutMs?: number } = {},
): Promise<Redis> {
  const client = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  })
  client.on('error', (error) => logger.debug({ reason: error.message }, 'Redis reports an error.'))
  await new Promise<void>((resolve) => {
    for (const event of ['ready', 'error', 'close'] as const) client.once(event, () => resolve())
  })
  return client
}
