// Measures durable steps per second of a store. A step is what a run does for one artifact: a commit that
// records the intended call with its event, and one that records its success with the artifact, the binding
// and an event; both fenced. Beside it stands what SQLite itself does on the same disk, so that a slow disk
// does not read as slow code. Run alone, it measures the SQLite store: node scripts/bench/store-steps.mjs
// [callers] [steps]
import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'

// As the store opens its file, and rows as long as those it writes.
const RAW_PRAGMAS = ['journal_mode = wal', 'synchronous = full']
const RAW_CALL = 'x'.repeat(250)
const RAW_ARTIFACT = 'x'.repeat(700)
const RAW_EVENT = 'x'.repeat(180)

/**
 * Runs steps on an open store, each caller on its own project and run, one step after the other.
 *
 * @param {import('@mutoscope/core').Store} store
 * @param {{ callers: number, steps: number }} options how many callers work at once, and steps of all of
 *   them together
 * @returns {Promise<number>} steps per second
 */
export async function benchStore(store, { callers, steps }) {
  const runs = await Promise.all(Array.from({ length: callers }, async () => seedRun(store)))
  const perCaller = Math.ceil(steps / callers)
  const start = performance.now()
  await Promise.all(
    runs.map(async (run) => {
      for (let index = 0; index < perCaller; index++) await step(store, run, index)
    }),
  )
  return (perCaller * callers) / ((performance.now() - start) / 1_000)
}

/**
 * Runs the least that could be called a step on SQLite itself, one after the other: insert a row and commit,
 * then change that row, insert two and commit. Every statement is written by hand; there is no fence, no
 * foreign key and no second index.
 *
 * @param {{ path: string, steps: number }} options a database file that does not exist yet
 * @returns {number} steps per second
 */
export function benchRaw({ path, steps }) {
  const database = new DatabaseSync(path)
  for (const pragma of RAW_PRAGMAS) database.exec(`pragma ${pragma}`)
  database.exec('create table calls (id text primary key, status text, data text) without rowid')
  database.exec('create table artifacts (digest text primary key, data text)')
  database.exec(
    'create table events (project text, seq integer, data text, primary key (project, seq)) without rowid',
  )
  const begin = database.prepare('begin immediate')
  const insertCall = database.prepare("insert into calls values (?, 'intended', ?)")
  const updateCall = database.prepare("update calls set status = 'succeeded' where id = ?")
  const insertArtifact = database.prepare('insert into artifacts values (?, ?)')
  const insertEvent = database.prepare('insert into events values (?, ?, ?)')
  const commit = database.prepare('commit')

  const project = createId(Date.now())
  const start = performance.now()
  for (let index = 0; index < steps; index++) {
    const id = idOf({ id: project }, index)
    const digest = digestOf(project, index)
    begin.run()
    insertCall.run(id, RAW_CALL)
    commit.run()
    begin.run()
    updateCall.run(id)
    insertArtifact.run(digest, RAW_ARTIFACT)
    insertEvent.run(project, index, RAW_EVENT)
    commit.run()
  }
  const perSecond = steps / ((performance.now() - start) / 1_000)
  database.close()
  return perSecond
}

/**
 * Stores a project and its run.
 *
 * @param {{ ownerId?: string, isClaimed?: boolean }} options unless it is claimed, it is due
 * @returns the run as claimed, or null
 */
export async function seedRun(store, { ownerId = 'bench', isClaimed = true } = {}) {
  const at = Date.now()
  const id = createId(at)
  const settings = { aspectRatio: '16:9', resolution: '1080p', fps: 30 }
  const project = {
    id,
    ownerId,
    recipe: 'storyboard',
    key: null,
    revision: 1,
    brief: { prompt: 'A lighthouse' },
    settings,
    storyboard: null,
    approvals: {},
    budgetMicros: null,
    groupId: null,
    createdAt: at,
    updatedAt: at,
  }
  const run = {
    id,
    ownerId,
    projectId: id,
    target: 'export',
    status: 'running',
    autoApprove: true,
    priority: 0,
    lane: 'io',
    stagesLeft: 1,
    epoch: 0,
    workerId: null,
    leaseUntil: 0,
    leaseMs: 0,
    deaths: 0,
    dueAt: at,
    cancelRequestedAt: null,
    budgetMicros: null,
    groupId: null,
    heldMicros: 0,
    error: null,
    createdAt: at,
    updatedAt: at,
  }
  await store.commit({
    changes: [
      { type: 'insert-project', project },
      { type: 'insert-run', run },
    ],
    events: [],
    at,
  })
  if (!isClaimed) return null
  return store.claimRun({ runId: id, workerId: 'bench', now: at, leaseMs: 600_000 })
}

/** One step of a claimed run: two commits. */
export async function step(store, run, index) {
  const { id: runId, ownerId, projectId, epoch } = run
  const at = Date.now()
  const fence = { runId, epoch }
  const digest = digestOf(runId, index)
  const name = `scene/${index}/image`
  const call = {
    id: idOf(run, index),
    ownerId,
    projectId,
    runId,
    stage: 'images',
    name,
    digest,
    provider: 'bench',
    model: 'bench',
    status: 'intended',
    operation: null,
    pollAt: null,
    progress: null,
    delays: 0,
    delayedSince: null,
    unsent: 0,
    lost: 0,
    acceptedAt: null,
    error: null,
    createdAt: at,
    updatedAt: at,
  }
  const event = (type) => ({ projectId, runId, type, data: { name, digest, provider: 'bench' } })
  await store.commit({ fence, changes: [{ type: 'put-call', call }], events: [event('call.intended')], at })

  const provenance = {
    provider: 'bench',
    model: 'bench',
    version: '1',
    projectId,
    runId,
    stage: 'images',
    name,
    costMicros: 40_000,
    licence: 'unknown',
    madeAt: at,
    tookMs: 900,
  }
  const artifact = {
    type: 'artifact',
    id: digest,
    ownerId,
    digest,
    kind: 'image',
    request: { prompt: 'A lighthouse in the storm, seen from the sea', take: 1 },
    content: { hash: digest, size: 123_456, mediaType: 'image/png' },
    data: { width: 1920, height: 1080 },
    warnings: [],
    provenance,
  }
  await store.commit({
    fence,
    changes: [
      { type: 'put-call', call: { ...call, status: 'succeeded', operation: { id: 'op' } } },
      { type: 'insert-artifact', artifact },
      { type: 'bind', ownerId, projectId, name, stage: 'images', digest },
    ],
    events: [event('artifact.made')],
    at,
  })
}

// Sorts by time and costs nothing: making ids is no work of the store.
function idOf(run, index) {
  return `${Date.now().toString(16)}-${index}-${run.id.slice(-12)}`
}

function digestOf(id, index) {
  return createHash('sha256').update(`${id}/${index}`).digest('hex')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { createSqliteStore } = await import('../../packages/storage/dist/sql/index.js')
  const [callers = 50, steps = 10_000] = process.argv.slice(2).map(Number)
  const folder = await mkdtemp(join(tmpdir(), 'mutoscope-bench-'))
  const store = await createSqliteStore({ path: join(folder, 'bench.db') })
  await benchStore(store, { callers, steps: 500 })
  const ours = await benchStore(store, { callers, steps })
  await store.close()
  const raw = benchRaw({ path: join(folder, 'raw.db'), steps })
  console.log(
    `${callers} callers: ${Math.round(ours)} durable steps/s; SQLite itself, 1 caller: ${Math.round(raw)}; ratio ${(ours / raw).toFixed(2)}`,
  )
  await rm(folder, { recursive: true })
}

/** A UUIDv7, as the studio makes them. */
function createId(now) {
  const time = now.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`
}
