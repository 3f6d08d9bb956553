import { MutoscopeError } from '@mutoscope/core'
import { Redis, type RedisOptions } from 'ioredis'

/** What of a Redis matters to whoever runs it; null where Redis does not say. */
export interface RedisFacts {
  /** Host and port, without a password. */
  readonly address: string
  readonly version: string | null
  /** What it does when its memory is full, such as `noeviction`. */
  readonly evictionPolicy: string | null
  /** Whether anything is left after a restart. */
  readonly isPersistent: boolean | null
}

/** How {@link inspectRedis} asks. */
export interface InspectRedisOptions {
  /** How long Redis may take, milliseconds. @default 2000 */
  readonly timeoutMs?: number
}

const DENIED = /^(?:NOAUTH|WRONGPASS|NOPERM|ERR AUTH|ERR invalid password)/u

/**
 * Connects to Redis once and asks how it is set up.
 *
 * @param url `redis://…`, or `rediss://…` for TLS
 * @throws `QUEUE_ACCESS_DENIED` for a wrong or missing password, `QUEUE_UNAVAILABLE` when it is out of reach,
 *   `INVALID_INPUT` when it rejects the connection for another reason, such as a database that it has not
 */
export async function inspectRedis(
  url: string,
  { timeoutMs = 2000 }: InspectRedisOptions = {},
): Promise<RedisFacts> {
  const once = {
    lazyConnect: true,
    retryStrategy: null,
    connectTimeout: timeoutMs,
    commandTimeout: timeoutMs,
    maxRetriesPerRequest: 0,
    enableReadyCheck: false,
  } satisfies RedisOptions
  const client = new Redis(url, once)
  const address = `${client.options.host ?? 'localhost'}:${client.options.port ?? 6379}`
  let reason: Error | undefined
  client.on('error', (error: Error) => (reason ??= error))
  try {
    await client.connect()
    await client.ping()
    const info = await askOr('', () => client.info())
    const save = await askOr(null, () => client.config('GET', 'save'))
    // Told with an event: the connection is there, but not to what was asked for.
    if (reason !== undefined) throw reason
    return {
      address,
      version: field(info, 'redis_version'),
      evictionPolicy: field(info, 'maxmemory_policy'),
      isPersistent: isPersistent(info, save),
    }
  } catch (error) {
    throw toError(reason ?? error, address)
  } finally {
    client.disconnect()
  }
}

/** Sentences about what a Redis that is set up like this costs. Runs are in the store, so none is lost. */
export function redisRisks({
  address,
  version,
  evictionPolicy,
  isPersistent,
}: RedisFacts): readonly string[] {
  const safe = 'No run is lost, since runs are in the database; they may start up to a second later.'
  return [
    ...(evictionPolicy === null || evictionPolicy === 'noeviction'
      ? []
      : [
          `Redis at ${address} deletes keys when its memory is full (maxmemory-policy ${evictionPolicy}), so it may drop wakes and counts of requests. ${safe} Set maxmemory-policy to noeviction.`,
        ]),
    ...(isPersistent === false
      ? [
          `Redis at ${address} keeps nothing over a restart (no AOF, no snapshots), so it then forgets wakes and counts of requests. ${safe}`,
        ]
      : []),
    ...(version !== null && isOlder(version)
      ? [`Redis at ${address} has version ${version}. BullMQ is made for 6.2 and newer.`]
      : []),
  ]
}

function toError(error: unknown, address: string): MutoscopeError {
  const said = error instanceof Error ? error.message : String(error)
  if (DENIED.test(said))
    return new MutoscopeError('QUEUE_ACCESS_DENIED', {
      message: `Redis at ${address} denied access: ${said.split(/[ ,.]/u)[0]}. Check the user and the password.`,
      details: { address },
    })
  if (error instanceof Error && error.name === 'ReplyError')
    return new MutoscopeError('INVALID_INPUT', {
      message: `Redis at ${address} rejected the connection: ${said}.`,
      details: { address },
    })
  return new MutoscopeError('QUEUE_UNAVAILABLE', {
    message: `Redis at ${address} is out of reach: ${said}.`,
    details: { address },
  })
}

/** Hosted Redis often forbids such questions. */
async function askOr<Answer, Otherwise>(
  otherwise: Otherwise,
  ask: () => Promise<Answer>,
): Promise<Answer | Otherwise> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Error && error.name === 'ReplyError') return otherwise
    throw error
  }
}

function field(info: string, name: string): string | null {
  return new RegExp(`^${name}:(.*?)\\r?$`, 'mu').exec(info)?.[1] ?? null
}

function isPersistent(info: string, save: unknown): boolean | null {
  if (field(info, 'aof_enabled') === '1') return true
  const points = Array.isArray(save) ? String(save[1] ?? '') : null
  return points === null ? null : points !== ''
}

function isOlder(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major < 6 || (major === 6 && minor < 2)
}
