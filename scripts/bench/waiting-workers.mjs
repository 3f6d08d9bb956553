// One and two worker processes on films that wait for providers: how much faster are two?
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createStudio, storyboardRecipe } from '../../packages/core/dist/index.js'
import { createFakeMedia, createFakeModels } from '../../packages/core/dist/testing/index.js'
import { createFsAssets } from '../../packages/storage/dist/fs/index.js'
import { createPostgresStore } from '../../packages/storage/dist/sql/index.js'
import { createBullmqDispatcher } from '../../packages/worker/dist/bullmq/index.js'
import { hasPostgres, startPostgres, startRedis } from '../servers/src/index.ts'

const WORKER = fileURLToPath(new URL('waiting-worker.mjs', import.meta.url))
const CONCURRENCY = 4

/** The studio of a worker, or with `work: false` of the process that orders. */
export async function openWaitingStudio({ database, redis, folder, models, work }) {
  return createStudio({
    store: await createPostgresStore({ url: database }),
    dispatcher: createBullmqDispatcher({ connection: redis, concurrency: CONCURRENCY }),
    assets: await createFsAssets({ root: join(folder, 'assets') }),
    media: createFakeMedia(),
    models,
    recipes: [storyboardRecipe()],
    work,
  })
}

/** @returns seconds of one worker and of two, or null where PostgreSQL is not installed */
export async function benchWaitingWorkers({ runs }) {
  if (!hasPostgres) return null
  const redis = await startRedis()
  const postgres = await startPostgres({ settings: [] })
  try {
    const measure = async (workers) =>
      measureWorkers({ workers, runs, redis: redis.url, database: await postgres.createDatabase() })
    return { one: await measure(1), two: await measure(2) }
  } finally {
    await postgres.close()
    await redis.close()
  }
}

async function measureWorkers({ workers, runs, redis, database }) {
  const folder = await mkdtemp(join(tmpdir(), 'mutoscope-bench-'))
  const studio = await openWaitingStudio({ database, redis, folder, models: createFakeModels(), work: false })
  const children = Array.from({ length: workers }, () =>
    spawn(process.execPath, [WORKER, database, redis, folder], { stdio: ['ignore', 'pipe', 'inherit'] }),
  )
  await Promise.all(children.map(({ stdout }) => once(stdout, 'data')))
  const startedAt = performance.now()
  await Promise.all(Array.from({ length: runs }, async (_, index) => makeFilm(studio, index)))
  const seconds = (performance.now() - startedAt) / 1_000
  for (const child of children) child.kill('SIGKILL')
  await studio.close()
  await rm(folder, { recursive: true })
  return seconds
}

async function makeFilm(studio, index) {
  const ownerId = `owner-${index}`
  const { id: projectId } = await studio.projects.create({
    ownerId,
    recipe: 'storyboard',
    brief: { prompt: `Fox ${index} walks. A crow sings. The cheese falls`, durationSec: 6 },
  })
  const { id: runId } = await studio.runs.start({ ownerId, projectId }, { autoApprove: true })
  const { status, error } = await studio.runs.wait({ ownerId, runId })
  if (status !== 'succeeded') throw new Error(`${status}: ${error?.message}`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [runs = 32] = process.argv.slice(2).map(Number)
  const result = await benchWaitingWorkers({ runs })
  console.log(result, result && (result.one / result.two).toFixed(2))
}
