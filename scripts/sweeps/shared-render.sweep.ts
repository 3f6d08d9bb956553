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
  readonly start: (workerName: string) => Promise<ChildProcess>
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
    async start(workerName) {
      const flags = ['--import', hooks, '--conditions=@mutoscope/source', '--no-warnings']
      const child = spawn(process.execPath, [...flags, program, workerName, folder, databaseUrl, redisUrl], {
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
  // One that works alone ends by itself when nothing is left to do.
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

/** Kills a worker that has a batch in hand, once another has one too. */
async function killInBatch(
  { store }: Place,
  runId: string,
  workers: ReadonlyMap<string, ChildProcess>,
): Promise<void> {
  for (;;) {
    const batches = await store.listBatches(runId)
    const holders = [...new Set(batches.flatMap(({ workerId }) => workerId ?? []))]
    const victim = workers.get(holders[0]?.split('/')[0] ?? '')
    if (holders.length > 1 && victim !== undefined) return kill(victim)
    const run = await store.getAnyRun(runId)
    if (run === null || hasEnded(run.status))
      throw new Error('The film was made before anybody could be killed.')
    await delay(10)
  }
}

describe('a film that three processes render together', () => {
  let alone: readonly string[]
  beforeAll(async () => {
    const place = await openPlace('alone', '', '')
    const { id } = await startFilm(place)
    const worker = await place.start('only')
    alone = await finish(place, id)
    await kill(worker)
    await place.studio.close()
  })

  async function renderTogether(name: string, databaseUrl: string): Promise<readonly string[]> {
    expect(alone.filter((part) => part.startsWith('segment ')).length).toBeGreaterThan(4)
    const shared = await openPlace(`shared-${name}`, databaseUrl, redis.url)
    const { id: runId, projectId } = await startFilm(shared)
    const names = ['first', 'second', 'third']
    const workers = new Map(
      await Promise.all(names.map(async (each) => [each, await shared.start(each)] as const)),
    )
    await killInBatch(shared, runId, workers)
    const together = await finish(shared, runId)
    const events = await shared.store.readEvents(OWNER, projectId, { after: 0, limit: 1000 })
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
    const made = events
      .filter(({ type }) => type === 'artifact.made')
      .map(({ data }) => (data as { digest: string }).digest)
    expect(new Set(made).size).toBe(made.length)
    expect(await shared.store.nextBatch()).toBe(null)
    await Promise.all([...workers.values()].map(kill))
    await shared.studio.close()
    return together
  }

  it('is the same as from one, though one of them is killed in the middle', async () => {
    expect(await renderTogether('sqlite', '')).toEqual(alone)
  })

  it.skipIf(!hasPostgres)('is the same with PostgreSQL', async () => {
    expect(await renderTogether('postgres', await openTestDatabase())).toEqual(alone)
  })
})
