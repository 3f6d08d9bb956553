import { setTimeout as delay } from 'node:timers/promises'
import { MutoscopeError, silentLogger, type Logger } from '@mutoscope/core'
import { createPlaces, LANES, type Dispatcher, type Lane } from '@mutoscope/core/ports'
import { PgBoss } from 'pg-boss'
import { createWakeOutbox } from '../wakes/wake-outbox.js'
import { withinTime } from '../wakes/within-time.js'

/** What of a `pg.Pool` is used. */
export interface PostgresPool {
  /** Runs one statement with values for `$1` and on. */
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
}

/** Options of {@link createPgBossDispatcher}. */
export interface PgBossDispatcherOptions {
  /**
   * How PostgreSQL is reached: a URL, or a ready `pg.Pool`, which stays the caller's to close. Wakes travel by
   * LISTEN/NOTIFY over a URL, which must not lead to a pooler in transaction mode; with a pool workers ask
   * twice a second.
   */
  readonly connection: string | PostgresPool
  /** The schema that pg-boss makes its tables in. @default 'mutoscope_queue' */
  readonly schema?: string
  /** Connections at most, when it opens them itself. @default 4 */
  readonly maxConnections?: number
  /** Runs that this process works on at once. @default 16 */
  readonly concurrency?: number
  /** How long `check` waits for PostgreSQL, milliseconds. @default 2000 */
  readonly checkTimeoutMs?: number
  readonly logger?: Logger
}

// Retries, fairness and limits are decided in the store: a wake is delivered once and forgotten.
const QUEUE = {
  notify: true,
  retryLimit: 0,
  expireInSeconds: 3600,
  retentionSeconds: 3600,
  deleteAfterSeconds: 60,
} as const
const POLL = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 5 } as const
/** The pause before PostgreSQL is tried again, milliseconds. */
const RETRY_MS = 1000
/** How long the end may wait for PostgreSQL, milliseconds. */
const CLOSE_MS = 2000

/**
 * A dispatcher over pg-boss, for those who have PostgreSQL and no Redis. The queues `io` and `cpu` carry run
 * ids and nothing else.
 *
 * @example
 * const studio = createStudio({
 *   dispatcher: createPgBossDispatcher({ connection: process.env.DATABASE_URL }),
 *   // …
 * })
 */
export function createPgBossDispatcher(options: PgBossDispatcherOptions): Dispatcher {
  const { connection, schema = 'mutoscope_queue', maxConnections = 4, logger = silentLogger } = options
  const places = createPlaces(options.concurrency ?? 16)
  const stopped = new AbortController()
  let opening: Promise<PgBoss> | undefined
  let working: Promise<void> | undefined
  let stopping: Promise<void> | undefined

  /** The queue, opened once; tried again by the next who needs it when that failed. */
  function open(): Promise<PgBoss> {
    opening ??= openBoss().catch((error: unknown) => {
      opening = undefined
      throw error
    })
    return opening
  }

  async function openBoss(): Promise<PgBoss> {
    const boss = new PgBoss({
      ...(typeof connection === 'string'
        ? { connectionString: connection, max: maxConnections, useListenNotify: true }
        : { db: { executeSql: (text: string, values?: unknown[]) => connection.query(text, values) } }),
      schema,
      schedule: false,
    })
    boss.on('error', (error) => logger.debug({ reason: error.message }, 'pg-boss reports an error.'))
    try {
      await boss.start()
      for (const lane of LANES) await boss.createQueue(lane, QUEUE)
      return boss
    } catch (error) {
      await boss.stop({ graceful: false }).catch(() => {})
      throw error
    }
  }

  const outbox = createWakeOutbox(async (wakes) => {
    const boss = await open()
    const lanes = Map.groupBy(wakes, ({ lane }) => lane)
    await Promise.all(
      [...lanes].map(([lane, ofLane]) =>
        boss.insert(
          lane,
          ofLane.map(({ runId }) => ({ data: { runId } })),
        ),
      ),
    )
  }, logger)

  /** Takes wakes of these lanes, as soon as PostgreSQL can be reached. */
  async function work(lanes: readonly Lane[]): Promise<void> {
    for (;;) {
      try {
        const boss = await open()
        for (const lane of lanes) await boss.work(lane, { ...POLL, batchSize: 1 }, takeWake)
        return
      } catch (error) {
        if (stopped.signal.aborted) return
        logger.warn(
          { reason: error instanceof Error ? error.message : String(error) },
          'PostgreSQL is out of reach. Due runs are found without it until it is back.',
        )
        await delay(RETRY_MS, undefined, { signal: stopped.signal }).catch(() => {})
      }
    }
  }

  async function takeWake(): Promise<void> {
    places.look()
    // The next wake is left to others until there is a place here.
    await places.whenFree()
  }

  async function stop(): Promise<void> {
    stopped.abort()
    await Promise.all([places.stop(), working])
    await outbox.close()
    const boss = await opening?.catch(() => undefined)
    await withinTime(boss?.stop({ graceful: false }) ?? Promise.resolve(), CLOSE_MS).catch(() => {})
  }

  return {
    isShared: true,
    start({ lanes, claim }) {
      places.start(claim)
      working = work(lanes)
    },
    wake: outbox.push,
    look: places.look,
    async check() {
      try {
        await withinTime(
          open().then((boss) => boss.isInstalled()),
          options.checkTimeoutMs ?? 2000,
        )
      } catch (error) {
        throw new MutoscopeError('QUEUE_UNAVAILABLE', {
          message: 'The queue in PostgreSQL is out of reach. Nothing was stored. Try again later.',
          cause: error,
        })
      }
    },
    stop: () => (stopping ??= stop()),
  }
}
