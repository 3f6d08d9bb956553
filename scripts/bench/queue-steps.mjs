// Measures durable steps per second where BullMQ brings runs of five steps to a worker and PostgreSQL keeps them,
// and beside it five jobs in a flow of BullMQ alone and five jobs of pg-boss alone, which keep nothing but the job.
// Redis appends to its file every second, PostgreSQL waits for the disk. Run alone after a build:
// node scripts/bench/queue-steps.mjs [concurrency] [runs]
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { hasPostgres, startPostgres, startRedis } from '../servers/src/index.ts'
import { seedRun, step } from './store-steps.mjs'

const { FlowProducer, Worker } = createRequire(
  new URL('../../packages/worker/package.json', import.meta.url),
)('bullmq')
const STEPS = 5
/** Owners of the runs: one alone may not have all places. */
const OWNERS = 20
/** The first of the runs, which are not counted: until then code and plans are new. */
const WARM_UP_PART = 4
/** pg-boss is slow enough that fewer do. */
const PG_BOSS_PART = 5

/**
 * @param {{ concurrency: number, runs: number }[]} loads runs that are worked on at once, and of all together
 * @returns steps per second of each, or null where PostgreSQL is not installed
 */
export async function benchQueue(loads) {
  if (!hasPostgres) return null
  const redis = await startRedis('--appendonly', 'yes')
  const postgres = await startPostgres({ settings: [] })
  try {
    const results = []
    for (const load of loads)
      results.push({
        ...load,
        flows: await benchFlows(redis.url, load),
        ours: await benchOurs({ redis, postgres, load }),
        pgBoss: await benchPgBoss(await postgres.createDatabase(), load),
      })
    return results
  } finally {
    await postgres.close()
    await redis.close()
  }
}

/** Claims as a studio does, and does the steps of a run in one delivery. */
async function benchOurs({ redis, postgres, load: { concurrency, runs } }) {
  const { createPostgresStore } = await import('../../packages/storage/dist/sql/index.js')
  const { createBullmqDispatcher } = await import('../../packages/worker/dist/bullmq/index.js')
  const store = await createPostgresStore({ url: await postgres.createDatabase() })
  const connection = { connection: redis.url, prefix: `ours-${concurrency}` }
  const dispatcher = createBullmqDispatcher({ ...connection, concurrency })
  let left = 0
  let done = Promise.withResolvers()
  const seed = async (index) => seedRun(store, { ownerId: `owner-${index % OWNERS}`, isClaimed: false })

  async function work(run) {
    for (let index = 0; index < STEPS; index++) await step(store, run, index)
    const set = { status: 'succeeded', dueAt: null }
    await store.commit({
      fence: { runId: run.id, epoch: run.epoch },
      changes: [{ type: 'update-run', runId: run.id, set, updatedAt: Date.now() }],
      events: [],
      at: Date.now(),
    })
    if (--left === 0) done.resolve()
  }

  async function pass(count) {
    await Promise.all(Array.from({ length: count }, (_, index) => seed(index)))
    left = count
    done = Promise.withResolvers()
    const startedAt = performance.now()
    for (let index = 0; index < count; index++) dispatcher.wake({ runId: String(index), lane: 'io' })
    await done.promise
    return (count * STEPS) / ((performance.now() - startedAt) / 1_000)
  }

  dispatcher.start({
    lanes: ['io'],
    async claim(limit) {
      if (left === 0) return []
      const options = { workerId: 'bench', now: Date.now(), leaseMs: 600_000, lanes: ['io'] }
      const claimed = await store.claimDue({ ...options, limit, freePlaces: limit, weightOf: () => 1 })
      return claimed.map((run) => () => work(run).catch((error) => done.reject(error)))
    },
  })
  await pass(Math.ceil(runs / WARM_UP_PART))
  const perSecond = await pass(runs)
  await dispatcher.stop()
  await store.close()
  return perSecond
}

/** Flows of five jobs, one after the other, that do nothing. */
async function benchFlows(url, { concurrency, runs }) {
  const options = { connection: { url }, prefix: `flows-${concurrency}` }
  const flows = new FlowProducer(options)
  const chain = (depth) => ({
    name: 'step',
    queueName: 'steps',
    data: { depth },
    opts: { removeOnComplete: true },
    ...(depth === 1 ? {} : { children: [chain(depth - 1)] }),
  })
  let left = 0
  let done = Promise.withResolvers()
  const worker = new Worker(
    'steps',
    async ({ data }) => {
      if (data.depth === STEPS && --left === 0) done.resolve()
    },
    { ...options, concurrency },
  )

  async function pass(count) {
    left = count
    done = Promise.withResolvers()
    const startedAt = performance.now()
    await flows.addBulk(Array.from({ length: count }, () => chain(STEPS)))
    await done.promise
    return (count * STEPS) / ((performance.now() - startedAt) / 1_000)
  }

  await pass(Math.ceil(runs / WARM_UP_PART))
  const perSecond = await pass(runs)
  await worker.close()
  await flows.close()
  return perSecond
}

/** Five jobs a run, each of which sends the next one. */
async function benchPgBoss(connectionString, { concurrency, runs: all }) {
  const { PgBoss } = await import(
    createRequire(new URL('../../packages/worker/package.json', import.meta.url)).resolve('pg-boss')
  )
  const runs = Math.ceil(all / PG_BOSS_PART)
  const boss = new PgBoss({ connectionString, schedule: false })
  boss.on('error', () => {})
  await boss.start()
  await boss.createQueue('steps')
  await boss.insert(
    'steps',
    Array.from({ length: runs }, () => ({ data: { depth: 1 } })),
  )
  let left = runs
  const startedAt = performance.now()
  const take = async () => {
    while (left > 0) {
      const [job] = await boss.fetch('steps')
      if (job === undefined) {
        await new Promise((resolve) => setTimeout(resolve, 5))
        continue
      }
      if (job.data.depth === STEPS) left--
      else await boss.send('steps', { depth: job.data.depth + 1 })
      await boss.complete('steps', job.id)
    }
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, runs) }, take))
  const perSecond = (runs * STEPS) / ((performance.now() - startedAt) / 1_000)
  await boss.stop({ graceful: false })
  return perSecond
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [concurrency = 50, runs = 1_000] = process.argv.slice(2).map(Number)
  console.table(await benchQueue([{ concurrency, runs }]))
}
