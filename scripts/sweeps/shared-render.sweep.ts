import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStudio, storyboardRecipe, type Studio } from '../../packages/core/src/index.js'
import { createFakeMedia, createFakeModels } from '../../packages/core/src/testing/index.js'
import { hasEnded } from '../../packages/core/src/domain/run.js'
import type { Store } from '../../packages/core/src/ports/index.js'
import { createFsAssets } from '../../packages/storage/src/fs/index.js'
import { createPostgresStore, createSqliteStore } from '../../packages/storage/src/sql/index.js'
import { hasPostgres, openTestDatabase, startRedis, type RedisServer } from '../servers/src/index.ts'

const OWNER = 'ada'
/** Three batches of segments. */
const FRAMES_PER_SECOND = 24
const SECONDS = 60
const program = fileURLToPath(new URL('render-worker.fixture.ts', import.meta.url))
const hooks = new URL('../source-hooks.mjs', import.meta.url).href

let redis: RedisServer
let root = ''
beforeAll(async () => {
  redis = await startRedis()
  root = await mkdtemp(join(tmpdir(), 'mutoscope-shared-'))
})
afterAll(async () => {
  await redis.close()
  await rm(root, { recursive: true })
})

/** Where a film is made, and by which processes. */
interface Place {
  readonly folder: string
  readonly store: Store
  readonly studio: Studio
  readonly start: () => Promise<ChildProcess>
}

/** A folder with a database, and a studio that only records what workers are to do. */
async function openPlace(name: string, databaseUrl: string, redisUrl: string): Promise<Place> {
  const folder = join(root, name)
  const assets = await createFsAssets({ root: join(folder, 'assets') })
  const store =
    databaseUrl === ''
      ? await createSqliteStore({ path: join(folder, 'mutoscope.db') })
      : await createPostgresStore({ url: databaseUrl })
  const studio = createStudio({
    store,
    assets,
    media: createFakeMedia(),
    models: createFakeModels(),
    recipes: [storyboardRecipe()],
    work: false,
  })
  return {
    folder,
    store,
    studio,
    async start() {
      const flags = ['--import', hooks, '--conditions=@mutoscope/source', '--no-warnings']
      const child = spawn(process.execPath, [...flags, program, folder, databaseUrl, redisUrl], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      await once(child.stdout, 'data')
      return child
    },
  }
}

async function startFilm({ studio }: Place) {
  const { id: projectId } = await studio.projects.create({
    ownerId: OWNER,
    recipe: 'storyboard',
    brief: { prompt: 'A fox crosses a frozen river at night', durationSec: SECONDS },
    settings: { resolution: '720p', fps: FRAMES_PER_SECOND, quality: 'draft' },
  })
  return studio.runs.start({ ownerId: OWNER, projectId }, { autoApprove: true })
}

/** What a film is made of: names without the ids of scenes, digests and hashes. */
async function partsOf({ store }: Place, projectId: string): Promise<readonly string[]> {
  const bindings = await store.listBindings(OWNER, projectId)
  return bindings
    .map(({ artifact: { kind, digest, content } }) => `${kind} ${digest} ${content?.hash ?? ''}`)
    .toSorted()
}

async function finish(place: Place, runId: string): Promise<readonly string[]> {
  const run = await place.studio.runs.wait({ ownerId: OWNER, runId })
  expect(run.error).toBe(null)
  expect(run.status).toBe('succeeded')
  return partsOf(place, run.projectId)
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

/** Kills one of the workers once several of them have a batch in hand. */
async function killInBatch({ store }: Place, runId: string, workers: readonly ChildProcess[]): Promise<void> {
  for (;;) {
    const batches = await store.listBatches(runId)
    const holders = new Set(batches.flatMap(({ workerId }) => workerId ?? []))
    if (holders.size > 1) break
    const run = await store.getAnyRun(runId)
    if (run === null || hasEnded(run.status))
      throw new Error('The film was made before anybody could be killed.')
    await delay(10)
  }
  const [victim] = workers
  if (victim !== undefined) await kill(victim)
}

describe('a film that three processes render together', () => {
  async function renderTogether(name: string, databaseUrl: string) {
    const alone = await openPlace(`alone-${name}`, '', '')
    const one = await startFilm(alone)
    const worker = await alone.start()
    const expected = await finish(alone, one.id)
    await kill(worker)
    await alone.studio.close()

    const shared = await openPlace(`shared-${name}`, databaseUrl, redis.url)
    const { id: runId, projectId } = await startFilm(shared)
    const workers = await Promise.all([shared.start(), shared.start(), shared.start()])
    await killInBatch(shared, runId, workers)
    const together = await finish(shared, runId)
    expect(expected.filter((part) => part.startsWith('segment ')).length).toBeGreaterThan(4)
    const events = await shared.store.readEvents(OWNER, projectId, { after: 0, limit: 1000 })
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
    const made = events
      .filter(({ type }) => type === 'artifact.made')
      .map(({ data }) => (data as { digest: string }).digest)
    expect(new Set(made).size).toBe(made.length)
    expect(await shared.store.nextBatch()).toBe(null)
    await Promise.all(workers.slice(1).map(kill))
    await shared.studio.close()
    return { alone: expected, together }
  }

  it('is the same as from one, though one of them is killed in the middle', async () => {
    const { alone, together } = await renderTogether('sqlite', '')
    expect(together).toEqual(alone)
  })

  it.skipIf(!hasPostgres)('is the same with PostgreSQL', async () => {
    const { alone, together } = await renderTogether('postgres', await openTestDatabase())
    expect(together).toEqual(alone)
  })
})
