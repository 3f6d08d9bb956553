// Run as a process of its own: works on the runs of a database until they have ended; the script of a brief
// with the word "poison" ends the process at once. Argument: path of the database.
import { createMemoryAssets, createStudio, storyboardRecipe } from '@mutoscope/core'
import { createFakeMedia, createFakeModels } from '@mutoscope/core/testing'
import { createSqliteStore } from './sqlite-store.js'

const [path = '', ...runIds] = process.argv.slice(2)
const studio = createStudio({
  store: await createSqliteStore({ path }),
  assets: createMemoryAssets(),
  media: createFakeMedia(),
  models: createFakeModels({
    before: ({ kind, text }) => {
      if (kind === 'script' && text.includes('poison')) process.kill(process.pid, 'SIGKILL')
    },
  }),
  recipes: [storyboardRecipe()],
  // Long enough that a slow machine keeps it: what is not renewed in time counts as a death.
  leaseMs: 4_000,
  sweepMs: 20,
})
const runs = await Promise.all(runIds.map(async (runId) => studio.runs.wait({ ownerId: 'ada', runId })))
await studio.close()
process.stdout.write(JSON.stringify(runs.map(({ status, error }) => ({ status, code: error?.code ?? null }))))
