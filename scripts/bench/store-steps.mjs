// Measures durable steps per second of a store. A step is what a run does for one artifact: a commit that records the
// intended call with its event, and one that records its success with the artifact, the binding and an event; both fenced.
// Run alone, it measures the SQLite store: node scripts/bench/store-steps.mjs [callers] [steps]
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createId } from '../../packages/core/dist/index.js'

/**
 * Runs steps on an open store, each caller on its own project and run, one step after the other.
 *
 * @param {import('@mutoscope/core').Store} store
 * @param {{ callers: number, steps: number }} options how many callers work at once, and steps of all of them together
 * @returns {Promise<number>} steps per second
 */
export async function benchStore(store, { callers, steps }) {
  const runs = await Promise.all(Array.from({ length: callers }, async () => seedRun(store)))
  const perCaller = Math.ceil(steps / callers)
  const start = performance.now()
  await Promise.all(runs.map(async (run) => {
    for (let index = 0; index < perCaller; index++) await step(store, run, index)
  }))
  return (perCaller * callers) / ((performance.now() - start) / 1_000)
}

async function seedRun(store) {
  const at = Date.now()
  const id = createId(at)
  const settings = { aspectRatio: '16:9', resolution: '1080p', fps: 30 }
  const project = {
    id, ownerId: 'bench', recipe: 'storyboard', key: null, revision: 1, brief: { prompt: 'A lighthouse' }, settings, storyboard: null, approvals: {},
    createdAt: at, updatedAt: at,
  }
  const run = {
    id, ownerId: 'bench', projectId: id, target: 'export', status: 'running', autoApprove: true, epoch: 0, leaseOwner: null, leaseUntil: 0, dueAt: at,
    cancelRequestedAt: null, error: null, createdAt: at, updatedAt: at,
  }
  await store.commit({ changes: [{ type: 'insert-project', project }, { type: 'insert-run', run }], events: [], at })
  return store.claimRun({ runId: id, owner: 'bench', now: at, leaseMs: 600_000 })
}

async function step(store, run, index) {
  const { id: runId, ownerId, projectId, epoch } = run
  const at = Date.now()
  const fence = { runId, epoch }
  const digest = createHash('sha256').update(`${runId}/${index}`).digest('hex')
  const name = `scene/${index}/image`
  const call = {
    id: createId(at), ownerId, projectId, runId, digest, provider: 'bench', model: 'bench', status: 'intended', operation: null, pollAt: null, polls: 0, error: null,
    createdAt: at, updatedAt: at,
  }
  const event = (type) => ({ projectId, runId, type, data: { name, digest, provider: 'bench' } })
  await store.commit({ fence, changes: [{ type: 'put-call', call }], events: [event('call.intended')], at })

  const provenance = {
    provider: 'bench', model: 'bench', version: '1', projectId, runId, stage: 'images', name, costMicros: 40_000, licence: 'unknown', madeAt: at, tookMs: 900,
  }
  const artifact = {
    type: 'artifact', id: createId(at), ownerId, digest, kind: 'image', request: { prompt: 'A lighthouse in the storm, seen from the sea', take: 1 },
    content: { hash: digest, size: 123_456, mediaType: 'image/png' }, data: { width: 1920, height: 1080 }, warnings: [], provenance,
  }
  await store.commit({
    fence,
    changes: [
      { type: 'put-call', call: { ...call, status: 'succeeded', operation: { id: 'op' }, polls: 1 } },
      { type: 'insert-artifact', artifact },
      { type: 'bind', ownerId, projectId, name, stage: 'images', digest },
    ],
    events: [event('artifact.made')],
    at,
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { createSqliteStore } = await import('../../packages/storage/dist/sql/index.js')
  const [callers = 50, steps = 10_000] = process.argv.slice(2).map(Number)
  const folder = await mkdtemp(join(tmpdir(), 'mutoscope-bench-'))
  const store = await createSqliteStore({ path: join(folder, 'bench.db') })
  await benchStore(store, { callers, steps: 500 })
  console.log(`${callers} callers: ${Math.round(await benchStore(store, { callers, steps }))} durable steps/s`)
  await store.close()
  await rm(folder, { recursive: true })
}
