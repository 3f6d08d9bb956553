// One film on one worker with a core of its own, and on two workers with a core each.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createStudio } from '../../packages/mutoscope/dist/index.js'

const WORKER = new URL('render-worker.mjs', import.meta.url).pathname
const OWNER = 'local'

/**
 * @param folder where it works
 * @param seconds how long the film is
 * @returns seconds of both renders by the clock and by the processor, and what that makes for four workers
 */
export async function benchSharedRender(folder, seconds) {
  const prepared = join(folder, 'shared-prepared')
  const runId = await prepare(prepared, seconds)
  const one = await render(join(folder, 'shared-1'), { prepared, runId, cores: [0] })
  const two = await render(join(folder, 'shared-2'), { prepared, runId, cores: [0, 1] })
  if (JSON.stringify(one.parts) !== JSON.stringify(two.parts)) throw new Error('The films differ.')
  await rm(prepared, { recursive: true })
  // What is not in batches is done by one worker: before the first segment is there, and after the last one.
  const share = one.batches / one.seconds
  const four = 1 / (1 - share + (share * Math.ceil(one.count / 4)) / one.count)
  return {
    one: one.seconds,
    two: two.seconds,
    ratio: two.seconds / one.seconds,
    processor: Math.max(...two.processor) / one.processor[0],
    share,
    four,
    segments: one.parts.length,
  }
}

/** Makes everything that a render needs, up to where a worker of the lane `cpu` has to take it on. */
async function prepare(dataDir, seconds) {
  const studio = await createStudio({ env: {}, dataDir, lanes: ['io'] })
  const { id: projectId } = await studio.projects.create({
    ownerId: OWNER,
    recipe: 'storyboard',
    brief: { prompt: 'A hero discovers a hidden treasure in ancient ruins', durationSec: seconds },
    settings: { resolution: '720p', fps: 30, quality: 'standard' },
  })
  const { id: runId } = await studio.runs.start(
    { ownerId: OWNER, projectId },
    { target: 'video', autoApprove: true },
  )
  const ref = { ownerId: OWNER, runId }
  for (;;) {
    const { lane, status, error } = await studio.runs.get(ref)
    if (status === 'failed') throw new Error(error?.message)
    if (lane === 'cpu' && status === 'queued') break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await studio.close()
  return runId
}

async function render(dataDir, { prepared, runId, cores }) {
  await cp(prepared, dataDir, { recursive: true })
  const workers = cores.map((core) =>
    spawn('taskset', ['-c', String(core), process.execPath, WORKER, dataDir], {
      stdio: ['pipe', 'pipe', 'inherit'],
    }),
  )
  await Promise.all(workers.map(({ stdout }) => once(stdout, 'data')))
  const studio = await createStudio({ env: {}, dataDir, work: false })
  const ref = { ownerId: OWNER, runId }
  const { projectId } = await studio.runs.get(ref)
  const startedAt = Date.now()
  for (const { stdin } of workers) stdin.write('go\n')
  const run = await studio.runs.wait(ref)
  if (run.status !== 'succeeded') throw new Error(`${run.status}: ${run.error?.message}`)
  const events = []
  for await (const event of pages(studio, { ownerId: OWNER, projectId })) events.push(event)
  const processor = await Promise.all(
    workers.map(async ({ stdin, stdout }) => {
      const told = once(stdout, 'data')
      stdin.end()
      return Number(await told)
    }),
  )
  const segments = events.filter(({ type, data }) => type === 'artifact.made' && data.kind === 'segment')
  // The first segment of the first batch took as long as it says.
  const began = Math.min(...segments.map(({ at, data }) => at - data.tookMs))
  const made = await studio.artifacts.list({ ownerId: OWNER, projectId })
  const parts = [...made.values()].map(({ digest, content }) => `${digest} ${content?.hash}`).toSorted()
  await studio.close()
  await rm(dataDir, { recursive: true })
  return {
    seconds: (events.at(-1).at - startedAt) / 1000,
    batches: (segments.at(-1).at - began) / 1000,
    count: Math.max(1, new Set(segments.map(({ at, data }) => Math.round((at - data.tookMs) / 100))).size),
    processor,
    parts,
  }
}

async function* pages(studio, ref) {
  let after = 0
  for (;;) {
    const page = await studio.events(ref, { after, limit: 500 })
    if (page.length === 0) return
    yield* page
    after = page.at(-1).seq
  }
}
