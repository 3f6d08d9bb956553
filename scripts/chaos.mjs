// Kills and freezes workers at seeded moments while they buy from a provider that lies, is out of reach for a while, asks
// to wait for a while and forgets jobs; then compares the ledger with the provider's own count.
// With --postgres the records are in a PostgreSQL of its own, which crashes every few seconds, too.
// With --redis, wakes come over BullMQ and a proxy from a Redis that loses everything, dies, hangs and half-closes.
// node scripts/chaos.mjs [kills] [seed] [--postgres] [--redis]
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { seededNumbers } from '../packages/core/src/script/seeded-numbers.ts'
import { bundleProgram } from './bundle-program.ts'
import { PRICE_MICROS, startProvider } from './chaos/provider.mjs'
import { FORGOTTEN } from './chaos/models.mjs'
import { openStudio } from './chaos/studio.mjs'
import { startTormentedRedis } from './chaos/tormented-redis.mjs'
import { hasPostgres, startPostgres } from './servers/src/index.ts'

const numbers = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const WANTED_KILLS = Number(numbers[0] ?? 300)
const SEED = Number(numbers[1] ?? 20_261_121)
const ON_POSTGRES = process.argv.includes('--postgres')
const ON_REDIS = process.argv.includes('--redis')
if (ON_POSTGRES && !hasPostgres) {
  console.log('PostgreSQL is not installed: node scripts/setup.mjs --servers')
  process.exit(0)
}
const WORKERS = 2
const OPEN_RUNS = 6
const OWNER = 'chaos'
const GIVE_UP_MS = Math.max(240_000, WANTED_KILLS * 1500)

const random = seededNumbers(SEED)
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
const folder = await mkdtemp(join(tmpdir(), 'mutoscope-chaos-'))
// Each kill starts a worker: most of the work, when it loads every module by itself.
const program = await bundleProgram(fileURLToPath(new URL('chaos/worker.mjs', import.meta.url)), { folder })
// What it said to be written must be there after a crash, so it waits for the disk.
const server = ON_POSTGRES ? await startPostgres({ settings: [] }) : null
if (server !== null) process.env.CHAOS_DATABASE_URL = await server.createDatabase()
const redis = ON_REDIS ? await startTormentedRedis(seededNumbers(SEED + 2)) : null
if (redis !== null) process.env.CHAOS_REDIS_URL = redis.url
const provider = await startProvider(seededNumbers(SEED + 1))
const { store, studio } = await openStudio({ folder, url: provider.url, work: false })
const startedAt = Date.now()
const counts = { kills: 0, freezes: 0, crashes: 0, decisions: 0, again: 0 }
const stopping = new AbortController()

/** Keeps one worker alive, and ends or freezes it at random moments. */
async function torment() {
  while (!stopping.signal.aborted) {
    const child = spawn(process.execPath, [program, folder, provider.url], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
    })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    const isUp = new Promise((resolve) => child.stdout.once('data', () => resolve(true)))
    if ((await Promise.race([isUp, ended.then(() => false)])) === false)
      throw new Error(`seed ${SEED}: a worker did not start`)
    while (!stopping.signal.aborted && counts.kills < WANTED_KILLS) {
      await wait(20 + random() * 250)
      if (random() < 0.75) {
        counts.kills++
        break
      }
      counts.freezes++
      child.kill('SIGSTOP')
      await wait(300 + random() * 900)
      child.kill('SIGCONT')
    }
    // Once there were enough, the last worker finishes in peace.
    while (!stopping.signal.aborted && counts.kills >= WANTED_KILLS && openRuns.size > 0) await wait(50)
    child.kill('SIGKILL')
    await ended
  }
}

/** Crashes the database server and starts it again. */
async function crashServer() {
  if (server === null) return
  while (!stopping.signal.aborted && counts.kills < WANTED_KILLS) {
    await wait(2_000 + random() * 4_000)
    await server.stop('immediate')
    await server.start()
    counts.crashes++
  }
}

/** Breaks Redis, or the way to it, and mends it. */
async function tormentRedis() {
  if (redis === null) return
  while (!stopping.signal.aborted && counts.kills < WANTED_KILLS) {
    await wait(300 + random() * 1_200)
    await redis.torment()
  }
}

const openRuns = new Map()
const projects = []

async function startRun() {
  const number = projects.length + 1
  const project = await studio.projects.create({
    ownerId: OWNER,
    recipe: 'storyboard',
    brief: { prompt: `Fox ${number} walks. Crow ${number} sings. Cheese ${number} falls`, durationSec: 6 },
  })
  projects.push(project.id)
  await makeVideo(project.id)
}

async function makeVideo(projectId) {
  const run = await studio.runs.start({ ownerId: OWNER, projectId }, { autoApprove: true })
  openRuns.set(run.id, projectId)
}

/** What was forgotten is asked for again, as a user does; any other failure is one of the engine. */
async function askAgain(run, projectId) {
  const failures = run.error?.details.failures ?? []
  if (failures.length === 0 || failures.some(({ message }) => !message.startsWith(FORGOTTEN)))
    throw new Error(`seed ${SEED}: run ${run.id} failed: ${JSON.stringify(run.error)}`)
  openRuns.delete(run.id)
  counts.again++
  await makeVideo(projectId)
}

/** The operator: looks at the provider's own list and decides by what it says. */
async function decide(projectId) {
  for (const call of await studio.calls.list({ ownerId: OWNER, projectId }, { statuses: ['ambiguous'] })) {
    if (call.pollAt !== null) continue
    const id = provider.find(call.id)
    counts.decisions++
    await studio.calls
      .resolve(
        { ownerId: OWNER, callId: call.id },
        id === null
          ? { action: 'resubmit' }
          : { action: 'adopt', operation: { id, text: call.name, request: {} } },
      )
      .catch(() => {})
  }
}

/** Calls that have not ended though all is quiet. */
async function countOpenCalls() {
  const statuses = ['intended', 'sent', 'accepted', 'ambiguous']
  const lists = await Promise.all(
    projects.map((projectId) => store.listCalls(OWNER, { projectId, statuses })),
  )
  return lists.flat().length
}

const torments = [crashServer(), tormentRedis(), ...Array.from({ length: WORKERS }, () => torment())]
while (counts.kills < WANTED_KILLS || openRuns.size > 0) {
  if (Date.now() - startedAt > GIVE_UP_MS) break
  while (counts.kills < WANTED_KILLS && openRuns.size < OPEN_RUNS) await startRun()
  for (const [runId, projectId] of openRuns) {
    const run = await store.getAnyRun(runId)
    if (run.status === 'attention') await decide(projectId)
    if (run.status === 'succeeded') openRuns.delete(runId)
    if (run.status === 'failed') await askAgain(run, projectId)
  }
  await wait(50)
}
stopping.abort()
await Promise.all(torments)

const billed = provider.charges.filter(({ forgotten }) => !forgotten)
const perPrompt = Map.groupBy(billed, ({ kind, prompt }) => `${kind} ${prompt}`)
const charges = await store.listCharges(OWNER, {})
const settled = charges.filter(({ state }) => state === 'settled')
let gaps = 0
for (const projectId of projects) {
  const events = await store.readEvents(OWNER, projectId, { after: 0, limit: 100_000 })
  gaps += events.filter(({ seq }, index) => seq !== index + 1).length
}
const result = {
  seed: SEED,
  seconds: Math.round((Date.now() - startedAt) / 1000),
  ...counts,
  ...provider.counts,
  ...redis?.counts,
  runs: projects.length,
  unfinished: openRuns.size,
  paidCalls: billed.length,
  paidTwice: [...perPrompt.values()].filter((list) => list.length > 1).length,
  hanging: charges.filter(({ state }) => state === 'reserved').length,
  openCalls: await countOpenCalls(),
  gapsInEvents: gaps,
  ledgerMicros: settled.reduce((sum, { settledMicros }) => sum + settledMicros, 0),
  providerMicros: billed.length * PRICE_MICROS,
}
console.table([result])
await studio.close()
provider.close()
await server?.close()
await redis?.close()
await rm(folder, { recursive: true })
if (
  result.paidTwice + result.hanging + result.openCalls + result.gapsInEvents + result.unfinished > 0 ||
  result.ledgerMicros !== result.providerMicros ||
  // Nothing was proved about a queue that nothing went through.
  result.wakes === 0
) {
  console.error(
    `The ledger and the provider disagree, or something was lost. Run it again with: node scripts/chaos.mjs ${WANTED_KILLS} ${SEED}${ON_POSTGRES ? ' --postgres' : ''}${ON_REDIS ? ' --redis' : ''}`,
  )
  process.exitCode = 1
}
