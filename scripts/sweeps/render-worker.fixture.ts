// A worker process that makes videos without keys. Arguments: its name, folder, URL of PostgreSQL or '' for
// SQLite, URL of Redis or '' to work alone.
import { join } from 'node:path'
import { createStudio, storyboardRecipe } from '../../packages/core/src/index.js'
import { createMedia } from '../../packages/media/src/index.js'
import {
  offlineImageModel,
  offlineMusicModel,
  offlineScriptModel,
  offlineSpeechModel,
} from '../../packages/offline/src/index.js'
import { createFsAssets } from '../../packages/storage/src/fs/index.js'
import { createPostgresStore, createSqliteStore } from '../../packages/storage/src/sql/index.js'
import { createBullmqDispatcher } from '../../packages/worker/src/bullmq/index.js'

const [workerName = '', folder = '', databaseUrl = '', redisUrl = ''] = process.argv.slice(2)
createStudio({
  workerName,
  store:
    databaseUrl === ''
      ? await createSqliteStore({ path: join(folder, 'mutoscope.db') })
      : await createPostgresStore({ url: databaseUrl }),
  assets: await createFsAssets({ root: join(folder, 'assets') }),
  media: createMedia({ workDir: join(folder, 'work') }),
  models: {
    script: [offlineScriptModel()],
    image: [offlineImageModel()],
    speech: [offlineSpeechModel()],
    music: [offlineMusicModel()],
  },
  recipes: [storyboardRecipe()],
  ...(redisUrl === ''
    ? {}
    : { dispatcher: createBullmqDispatcher({ connection: redisUrl, concurrency: 4 }) }),
  cpuConcurrency: 1,
  leaseMs: 3000,
  sweepMs: 100,
})
process.stdout.write('up\n')
