// A process that makes a video with fake models on a real database and real files, and kills itself at the
// k-th crash point. Arguments: folder, k (0: never). Prints how many crash points it passed.
import { join } from 'node:path'
import { createStudio, storyboardRecipe } from '../../packages/core/src/index.js'
import { createFakeMedia, createFakeModels } from '../../packages/core/src/testing/index.js'
import { createFsAssets } from '../../packages/storage/src/fs/index.js'
import { createSqliteStore } from '../../packages/storage/src/sql/index.js'

const [folder = '', k = '0'] = process.argv.slice(2)
let passed = 0
const studio = createStudio({
  store: await createSqliteStore({ path: join(folder, 'mutoscope.db') }),
  assets: await createFsAssets({ root: join(folder, 'assets') }),
  media: createFakeMedia(),
  models: createFakeModels(),
  recipes: [storyboardRecipe()],
  // Long enough that a busy machine is not taken for a dead process: three of those in a row end the run.
  leaseMs: 1000,
  sweepMs: 20,
  crashPoint: () => {
    if (++passed === Number(k)) process.kill(process.pid, 'SIGKILL')
  },
})
const ownerId = 'ada'
const project =
  (await studio.projects.findByKey(ownerId, 'sweep')) ??
  (await studio.projects.create({
    ownerId,
    recipe: 'storyboard',
    key: 'sweep',
    brief: { prompt: 'A fox walks. A crow sings', durationSec: 4 },
  }))
const ref = { ownerId, projectId: project.id }
const [left] = await studio.runs.list(ref)
const { id: runId } = left ?? (await studio.runs.start(ref, { autoApprove: true }))
const run = await studio.runs.wait({ ownerId, runId })
await studio.close()
process.stdout.write(JSON.stringify({ passed, status: run.status, projectId: project.id }))
