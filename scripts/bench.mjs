// Measures what the design promises, as ratios against a baseline run beside it. Nothing here passes or
// fails.
import { spawn } from 'node:child_process'
import { cp, mkdir, rm, stat } from 'node:fs/promises'
import { createStudio, makeVideo } from '../packages/mutoscope/dist/index.js'
import { benchCheckedResponses } from './bench/checked-responses.mjs'
import { benchHttp } from './bench/http-cpu.mjs'
import { measureInstalledSizes } from './bench/installed-size.mjs'
import { benchListeners } from './bench/listeners.mjs'
import { measureMemory } from './bench/memory.mjs'
import { createSqliteStore } from '../packages/storage/dist/sql/index.js'
import { benchPostgres } from './bench/postgres-steps.mjs'
import { benchQueue } from './bench/queue-steps.mjs'
import { benchWaitingWorkers } from './bench/waiting-workers.mjs'
import { benchSharedRender } from './bench/shared-render.mjs'
import { benchRaw, benchStore } from './bench/store-steps.mjs'
import { writeRawFrames } from './bench/raw-frames.mjs'

const PAIRS = Number(process.env.BENCH_PAIRS ?? 3)
const folder = new URL('../out/bench/', import.meta.url).pathname
await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })

const rows = []
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
const say = (what, value, target) => rows.push({ what, value, target })

async function time(work) {
  const startedAt = performance.now()
  await work()
  return (performance.now() - startedAt) / 1000
}

const hero = {
  prompt: 'A hero discovers a hidden treasure in ancient ruins',
  durationSec: 30,
  project: 'hero',
  settings: { resolution: '1080p', fps: 30, template: 'ken-burns', music: 'cinematic' },
}

/** Runs a project to a stage and waits. */
async function runTo(studio, project, target) {
  const ref = { ownerId: project.ownerId, projectId: project.id }
  const { id } = await studio.runs.start(ref, { target, autoApprove: true })
  const run = await studio.runs.wait({ ownerId: project.ownerId, runId: id })
  if (run.status !== 'succeeded') throw new Error(`${run.status}: ${run.error?.message}`)
}

console.log('Preparing pictures, voice and music…')
const prepared = `${folder}prepared`
{
  const studio = await createStudio({ env: {}, dataDir: prepared })
  const project = await studio.projects.create({
    ownerId: 'local',
    recipe: 'storyboard',
    key: 'hero',
    brief: { prompt: hero.prompt, durationSec: hero.durationSec },
    settings: hero.settings,
  })
  await runTo(studio, project, 'music')
  await studio.close()
}

/** x264 alone on ready frames, at our preset. */
function encodeAlone(frames) {
  return new Promise((resolve, reject) => {
    const args = [
      '-hide_banner',
      '-v',
      'error',
      '-f',
      'rawvideo',
      '-pix_fmt',
      'yuv420p',
      '-s',
      '1920x1080',
      '-r',
      '30',
      '-i',
      frames,
      '-c:v',
      'libx264',
      '-preset',
      'veryfast',
      '-crf',
      '20',
      '-y',
      `${folder}alone.mp4`,
    ]
    spawn('ffmpeg', args, { stdio: 'inherit' })
      .on('error', reject)
      .on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`ffmpeg ended with ${code}`))))
  })
}

const full = []
const alone = []
const changed = []
const reordered = []
let rawFrames
for (let pair = 1; pair <= PAIRS; pair++) {
  console.log(`Pair ${pair} of ${PAIRS}…`)
  const dataDir = `${folder}data-${pair}`
  await cp(prepared, dataDir, { recursive: true })
  const studio = await createStudio({ env: {}, dataDir })
  const project = await studio.projects.findByKey('local', 'hero')
  const ref = { ownerId: 'local', projectId: project.id }
  full.push(await time(() => runTo(studio, project, 'video')))
  if (rawFrames === undefined) {
    const made = await makeVideo(studio, { ...hero, out: `${folder}hero.mp4` })
    console.log(`  ${made.video.frames} frames, ${((await stat(made.path)).size / 1e6).toFixed(1)} MB`)
    rawFrames = await writeRawFrames(made.path, folder)
  }
  alone.push(await time(() => encodeAlone(rawFrames)))
  await studio.projects.editScene(ref, 3, {
    narration: 'Only the brave may enter here.',
    imagePrompt: 'A stone dragon guards the gate of ancient ruins at night',
  })
  await runTo(studio, project, 'music')
  changed.push(await time(() => runTo(studio, project, 'video')))
  await studio.projects.reorderScenes(ref, [1, 2, 4, 3, 5, 6])
  await runTo(studio, project, 'music')
  reordered.push(await time(() => runTo(studio, project, 'video')))
  await studio.close()
  await rm(dataDir, { recursive: true })
}
await rm(rawFrames, { force: true })
const ratio = (above, below) => median(above.map((value, index) => value / below[index])).toFixed(2)
say('full render, 30 s 1080p30 with sound, seconds', median(full).toFixed(1), '')
say('x264 alone on the same frames, seconds', median(alone).toFixed(1), '')
say('full render / x264 alone', ratio(full, alone), '≤ 1.30')
say('one scene changed / full render', ratio(changed, full), '≤ 0.25')
say('two neighbours swapped / full render', ratio(reordered, full), '≤ 0.15')

console.log('A 10-minute film on one worker and on two, with a core each…')
const shared = await benchSharedRender(folder, 600)
say('a 10-minute film on one worker with a core, seconds', shared.one.toFixed(0), '')
say('two workers with a core each / one', shared.ratio.toFixed(2), '≤ 0.60')
say('the same by the processor of the busier one', shared.processor.toFixed(2), '')
say('one / four workers, from what is not shared', shared.four.toFixed(2), '≥ 3.2')

console.log('Durable steps on SQLite…')
const raw = benchRaw({ path: `${folder}raw.db`, steps: 5_000 })
say('SQLite by hand, the same two commits a step, steps per second', Math.round(raw), '')
for (const [callers, target] of [
  [1, '≥ 2500'],
  [50, '≥ 8000'],
]) {
  const store = await createSqliteStore({ path: `${folder}steps-${callers}.db` })
  await benchStore(store, { callers, steps: 500 })
  const steps = await benchStore(store, { callers, steps: callers === 1 ? 5_000 : 20_000 })
  say(`durable steps per second, ${callers} at once`, Math.round(steps), target)
  say(`durable steps, ${callers} at once / SQLite by hand`, (steps / raw).toFixed(2), '')
  await store.close()
}

console.log('Durable steps on PostgreSQL…')
const onPostgres = await benchPostgres([
  { callers: 1, steps: 1_000 },
  { callers: 50, steps: 10_000 },
  { callers: 200, steps: 20_000 },
])
if (onPostgres === null) say('durable steps on PostgreSQL: it is not installed', '', '')
for (const { callers, ours, raw: byHand } of onPostgres ?? []) {
  say(`durable steps per second on PostgreSQL, ${callers} at once`, Math.round(ours), '')
  say(`durable steps on PostgreSQL / by hand, ${callers} at once`, (ours / byHand).toFixed(2), '')
}

console.log('Durable steps on PostgreSQL and BullMQ…')
for (const { concurrency, flows, ours, pgBoss } of (await benchQueue([
  { concurrency: 50, runs: 2_000 },
  { concurrency: 200, runs: 4_000 },
])) ?? []) {
  const runs = `${concurrency} runs at once`
  say(`durable steps per second on PostgreSQL and BullMQ, ${runs}`, Math.round(ours), '')
  say(
    `the same / flows of BullMQ alone, ${runs}`,
    (ours / flows).toFixed(2),
    concurrency < 200 ? '≥ 0.8' : '≥ 1.5',
  )
  say(`the same / jobs of pg-boss alone, ${runs}`, (ours / pgBoss).toFixed(2), '≥ 8')
}

console.log('One and two workers that wait for providers…')
const waiting = await benchWaitingWorkers({ runs: 24 })
if (waiting !== null)
  say('films that wait for providers: two workers / one', (waiting.one / waiting.two).toFixed(2), '≥ 1.9')

console.log('Memory of a long video…')
const memory = await measureMemory(folder)
say('peak memory of 1 minute, MB', memory.short, '')
say('peak memory of 10 minutes, MB', memory.long, '')
say('10 minutes / 1 minute', (memory.long / memory.short).toFixed(2), '≈ 1')

console.log('Installed size…')
const sizes = await measureInstalledSizes(`${folder}installed`)
say('installed: core and the clients of services, MB', sizes.oneProvider.megabytes.toFixed(1), '≤ 5')
say('the same without zod, MB', sizes.oneProvider.megabytesBesideZod.toFixed(1), '')
say('installed: everything, MB', sizes.everything.megabytes.toFixed(1), '≤ 80')
console.log(`  ${sizes.everything.heaviest}`)

console.log('Requests over HTTP…')
const http = await benchHttp({ pairs: PAIRS })
say('a request with 60 routes mounted, microseconds of processor', http.kernel.toFixed(1), '')
say('Express 5 by hand with 60 routes, the same', http.express.toFixed(1), '')
say('our request / Express by hand', http.ratio.toFixed(2), '≤ 1.00')
for (const { name, bytes, checked, ratio } of await benchCheckedResponses({ pairs: PAIRS })) {
  const size = `${(bytes / 1000).toFixed(1)} kB`
  say(`${name} (${size}), microseconds of processor a request`, checked.toFixed(0), '')
  say(`${name}: response checked / not checked`, ratio.toFixed(2), '')
}

console.log('5,000 listeners…')
const listeners = await benchListeners()
const bare = await benchListeners({ kind: 'broadcast' })
say('an event at 5,000 listeners, milliseconds, p50', listeners.steady.p50, '')
say('an event at 5,000 listeners, milliseconds, p99', listeners.steady.p99, '< 150')
say('the same of a bare broadcast over HTTP, p99', bare.steady.p99, '')
say('one delivery against a bare broadcast, processor', (listeners.cpu / bare.cpu).toFixed(2), '')
say('an event while all come back, milliseconds, p99', listeners.returning.p99, '')
say('events lost or told twice after all came back', listeners.lost + listeners.repeated, '0')

console.table(rows)
