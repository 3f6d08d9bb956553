import { randomUUID } from 'node:crypto'
import { MutoscopeError, silentLogger, type Logger } from '@mutoscope/core'
import { createPlaces, type Dispatcher, type Lane } from '@mutoscope/core/ports'
import { Queue, Worker } from 'bullmq'
import { inspectRedis, redisRisks } from '../redis/inspect-redis.js'
import { createWakeOutbox } from '../wakes/wake-outbox.js'
import { withinTime } from '../wakes/within-time.js'
import { toConnection, type RedisConnection } from './redis-connection.js'

/** Options of {@link createBullmqDispatcher}. */
export interface BullmqDispatcherOptions {
  /** How Redis is reached: a URL, options of ioredis, or a ready client of ioredis or node-redis. */
  readonly connection: RedisConnection
  /** Begins every key in Redis. @default 'mutoscope' */
  readonly prefix?: string
  /** Runs that this process works on at once. @default 16 */
  readonly concurrency?: number
  /** How long `check` waits for Redis, milliseconds. @default 2000 */
  readonly checkTimeoutMs?: number
  readonly logger?: Logger
}

// Retries, fairness and limits are decided in the store. What BullMQ does by itself is kept out of the way: a
// wake whose worker died is delivered again soon and as often as it takes, which costs one look.
const LOCK_MS = 15_000
const STALLED_MS = 5_000
const MOST_STALLS = 1_000_000
/** How long the end of a worker may wait for Redis, milliseconds. */
const CLOSE_MS = 2000

/**
 * A dispatcher over BullMQ on Redis. The queues `io` and `cpu` carry run ids and nothing else; losing all of
 * Redis loses no work, since every worker also looks by itself (`sweepMs`).
 *
 * @example
 * const studio = createStudio({
 *   dispatcher: createBullmqDispatcher({ connection: 'redis://localhost:6379' }),
 *   // …
 * })
 */
export function createBullmqDispatcher(options: BullmqDispatcherOptions): Dispatcher {
  const { connection, prefix = 'mutoscope', concurrency = 16, logger = silentLogger } = options
  const places = createPlaces(concurrency)
  const queues = new Map<Lane, Queue>()
  // What it says of the set-up of Redis, past the logger, is said here.
  const bullmq = { prefix, skipVersionCheck: typeof connection === 'string' }
  let workers: readonly Worker[] = []
  let telling: Promise<void> | undefined
  let stopping: Promise<void> | undefined

  const outbox = createWakeOutbox(async (wakes) => {
    const lanes = Map.groupBy(wakes, ({ lane }) => lane)
    await Promise.all(
      [...lanes].map(([lane, ofLane]) =>
        queueOf(lane).addBulk(
          ofLane.map(({ runId }) => ({
            name: 'wake',
            data: { runId },
            // An id that is in the queue already would be dropped, also while its wake is being worked on.
            opts: { jobId: randomUUID(), attempts: 1, removeOnComplete: true, removeOnFail: true },
          })),
        ),
      ),
    )
    tellRisks()
  }, logger)

  function queueOf(lane: Lane): Queue {
    const known = queues.get(lane)
    if (known !== undefined) return known
    const queue = new Queue(lane, { ...bullmq, connection: toConnection(connection, 'wakes') })
    queue.on('error', tellError)
    queues.set(lane, queue)
    return queue
  }

  function openWorker(lane: Lane): Worker {
    const worker = new Worker(
      lane,
      async () => {
        places.look()
        // The next wake is left to others until there is a place here.
        await places.whenFree()
      },
      {
        ...bullmq,
        connection: toConnection(connection, 'work'),
        lockDuration: LOCK_MS,
        stalledInterval: STALLED_MS,
        maxStalledCount: MOST_STALLS,
        removeOnComplete: { count: 0 },
        removeOnFail: { count: 0 },
      },
    )
    worker.on('error', tellError)
    return worker
  }

  /** While Redis is away its clients report that at every attempt to reach it. */
  function tellError(error: Error): void {
    logger.debug({ reason: error.message }, 'Redis reports an error.')
  }

  /** Warns once of what its Redis risks, as soon as that can be asked. */
  function tellRisks(): void {
    if (typeof connection === 'string') telling ??= tellRisksOf(connection)
  }

  async function tellRisksOf(url: string): Promise<void> {
    try {
      const facts = await inspectRedis(url)
      for (const risk of redisRisks(facts)) logger.warn({ redis: facts.address }, risk)
    } catch {
      // Asked again when a wake gets through.
      telling = undefined
    }
  }

  async function stop(): Promise<void> {
    await places.stop()
    await outbox.close()
    await telling
    if (workers.length + queues.size === 0) return
    const isThere = await check().then(
      () => true,
      () => false,
    )
    await Promise.all([...workers, ...queues.values()].map((each) => close(each, isThere)))
  }

  async function check(): Promise<void> {
    try {
      await withinTime(queueOf('io').isPaused(), options.checkTimeoutMs ?? 2000)
    } catch (error) {
      throw new MutoscopeError('QUEUE_UNAVAILABLE', {
        message: 'Redis is out of reach. Nothing was stored. Try again later.',
        cause: error,
      })
    }
  }

  return {
    isShared: true,
    start({ lanes, claim }) {
      places.start(claim)
      workers = lanes.map(openWorker)
      tellRisks()
    },
    wake: outbox.push,
    look: places.look,
    check,
    stop: () => (stopping ??= stop()),
  }
}

/** Ends a connection with a goodbye; without one when Redis is away, or goes away meanwhile. */
async function close(each: Queue | Worker, isThere: boolean): Promise<void> {
  try {
    await withinTime(each.close(!isThere), CLOSE_MS)
  } catch {
    each.disconnect().catch(() => {})
  }
}
