// A studio on a real database and real files that others share, with the fake provider's models.
import { join } from 'node:path'
import { createStudio, storyboardRecipe } from '../../packages/core/dist/index.js'
import { createFakeMedia, createFakeModels } from '../../packages/core/dist/testing/index.js'
import { createFsAssets } from '../../packages/storage/dist/fs/index.js'
import { createPostgresStore, createSqliteStore } from '../../packages/storage/dist/sql/index.js'
import { createBullmqDispatcher } from '../../packages/worker/dist/bullmq/index.js'
import { chaosModels } from './models.mjs'

/**
 * Opens the studio of a folder; with `work` it is a worker. Its records are in PostgreSQL when CHAOS_DATABASE_URL
 * names a database, and wakes come over BullMQ when CHAOS_REDIS_URL names a Redis.
 */
export async function openStudio({ folder, url, work }) {
  const database = process.env.CHAOS_DATABASE_URL
  const store =
    database === undefined
      ? await createSqliteStore({ path: join(folder, 'mutoscope.db') })
      : await createPostgresStore({ url: database, maxConnections: 4, idleTransactionMs: 1_000 })
  const redis = process.env.CHAOS_REDIS_URL
  const studio = createStudio({
    store,
    ...(redis === undefined ? {} : { dispatcher: createBullmqDispatcher({ connection: redis }) }),
    assets: await createFsAssets({ root: join(folder, 'assets') }),
    media: createFakeMedia(),
    models: { script: createFakeModels().script, ...chaosModels(url) },
    recipes: [storyboardRecipe()],
    work,
    leaseMs: 600,
    // Rarely enough that wakes matter where there are any.
    sweepMs: redis === undefined ? 40 : 250,
    retryWaitMs: 20,
    missingMs: 100,
    // Workers die of us here, not of what they work on.
    maxDeaths: Number.MAX_SAFE_INTEGER,
    maxRetryWaitMs: 400,
  })
  return { store, studio }
}
