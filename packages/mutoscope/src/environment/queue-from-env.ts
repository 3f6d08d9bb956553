import { createInProcessDispatcher, MutoscopeError, type Logger } from '@mutoscope/core'
import type { Dispatcher, Nudges } from '@mutoscope/core/ports'
import type * as bullmqParts from '@mutoscope/worker/bullmq'
import type * as redisParts from '@mutoscope/worker/redis'
import { isIgnored } from './assert-environment.js'
import { databaseFromEnv } from './store-from-env.js'

/** What {@link queueFromEnv} works with. */
export interface QueueFromEnvOptions {
  readonly env: NodeJS.ProcessEnv
  /** Variables that are meant for somebody else. Those that MUTOSCOPE_IGNORE_ENV names count, too. */
  readonly ignore?: readonly string[] | undefined
  readonly logger?: Logger | undefined
  /** Runs that this process works on at once. @default 16 */
  readonly concurrency?: number | undefined
  /** Loads what speaks to Redis, which not everybody has installed. */
  readonly load?: () => Promise<RedisParts>
}

/** How processes wake one another and tell one another of their projects. */
export interface EnvironmentQueue {
  readonly dispatcher: Dispatcher
  readonly nudges?: Nudges
}

/** What of the worker package needs Redis' libraries. */
export type RedisParts = Pick<typeof bullmqParts, 'createBullmqDispatcher'> &
  Pick<typeof redisParts, 'createRedisNudges' | 'inspectRedis' | 'openRedis' | 'redisRisks'>

/** REDIS_URL, or null. @throws `ENVIRONMENT_UNSUPPORTED` for one that is no URL of Redis */
export function readRedisUrl(env: NodeJS.ProcessEnv, ignore: readonly string[] = []): string | null {
  const given = isIgnored('REDIS_URL', env, ignore) ? '' : (env['REDIS_URL'] ?? '')
  if (given === '') return null
  const url = URL.canParse(given) ? new URL(given) : null
  if (url === null || !/^rediss?:$/u.test(url.protocol) || url.hostname === '')
    throw new MutoscopeError('ENVIRONMENT_UNSUPPORTED', {
      // What it is stays unsaid: there may be a password in it.
      message:
        'REDIS_URL is not a URL of Redis. Set it to one such as redis://user:password@host:6379, or rediss://… for TLS. Special characters of a password are percent-encoded.',
      details: { variables: ['REDIS_URL'] },
    })
  return given
}

/**
 * The database that carries wakes, or null where MUTOSCOPE_QUEUE does not say so.
 *
 * @throws `ENVIRONMENT_UNSUPPORTED` for another word, beside REDIS_URL, and without PostgreSQL
 */
export function readPgBossUrl(env: NodeJS.ProcessEnv, ignore: readonly string[] = []): string | null {
  const given = env['MUTOSCOPE_QUEUE'] ?? ''
  if (given === '') return null
  const refuse = (message: string) =>
    new MutoscopeError('ENVIRONMENT_UNSUPPORTED', { message, details: { variables: ['MUTOSCOPE_QUEUE'] } })
  if (given !== 'pg-boss')
    throw refuse(`MUTOSCOPE_QUEUE is "${given}". Set it to pg-boss, or unset it and set REDIS_URL for Redis.`)
  if (readRedisUrl(env, ignore) !== null)
    throw refuse('MUTOSCOPE_QUEUE=pg-boss and REDIS_URL both name a queue. Unset one of them.')
  const database = databaseFromEnv({ env, ignore, folder: '' })
  if (!('url' in database))
    throw refuse('MUTOSCOPE_QUEUE=pg-boss needs PostgreSQL. Set DATABASE_URL=postgres://…, or unset it.')
  return database.url
}

/**
 * The queue that the environment names: BullMQ on Redis with REDIS_URL, pg-boss in the database of DATABASE_URL with
 * MUTOSCOPE_QUEUE, else the process itself. A Redis that
 * is away may be back later; one that denies access is told at once.
 *
 * @throws `ENVIRONMENT_UNSUPPORTED` for a URL that is none or libraries that are not installed;
 *   `QUEUE_ACCESS_DENIED`; `INVALID_INPUT` for a database that Redis has not
 */
export async function queueFromEnv(options: QueueFromEnvOptions): Promise<EnvironmentQueue> {
  const { env, ignore, logger, concurrency, load = loadRedisParts } = options
  const url = readRedisUrl(env, ignore)
  const shared = {
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(logger === undefined ? {} : { logger }),
  }
  const database = readPgBossUrl(env, ignore)
  if (database !== null) {
    const { createPgBossDispatcher } = await loadInstalled(
      () => import('@mutoscope/worker/pg-boss'),
      'MUTOSCOPE_QUEUE is pg-boss, but pg-boss is not installed. Run `npm install pg-boss`, or unset it.',
    )
    return { dispatcher: createPgBossDispatcher({ connection: database, ...shared }) }
  }
  if (url === null) return { dispatcher: createInProcessDispatcher(shared) }
  const { createBullmqDispatcher, createRedisNudges, inspectRedis } = await load()
  await unlessAway(() => inspectRedis(url), logger)
  return {
    dispatcher: createBullmqDispatcher({ connection: url, ...shared }),
    nudges: createRedisNudges({ connection: url, ...shared }),
  }
}

async function unlessAway(look: () => Promise<unknown>, logger: Logger | undefined): Promise<void> {
  try {
    await look()
  } catch (error) {
    if (!MutoscopeError.isInstance(error) || error.code !== 'QUEUE_UNAVAILABLE') throw error
    logger?.warn(
      { code: error.code, reason: error.message },
      'The queue is out of reach. Workers find due runs by themselves until it is back.',
    )
  }
}

/** Loads what speaks to Redis. @throws `ENVIRONMENT_UNSUPPORTED` where its libraries are not installed */
export function loadRedisParts(load: () => Promise<RedisParts> = importRedisParts): Promise<RedisParts> {
  return loadInstalled(
    load,
    'REDIS_URL is set, but bullmq and ioredis are not installed. Run `npm install bullmq ioredis`, or unset it.',
  )
}

async function loadInstalled<Parts>(load: () => Promise<Parts>, message: string): Promise<Parts> {
  try {
    return await load()
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ERR_MODULE_NOT_FOUND')) throw cause
    throw new MutoscopeError('ENVIRONMENT_UNSUPPORTED', { message, cause })
  }
}

async function importRedisParts(): Promise<RedisParts> {
  const [bullmq, redis] = await Promise.all([
    import('@mutoscope/worker/bullmq'),
    import('@mutoscope/worker/redis'),
  ])
  return { ...bullmq, ...redis }
}
