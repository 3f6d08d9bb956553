import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { DEFAULT_SETTINGS } from '@mutoscope/core'
import type { Change, Store } from '@mutoscope/core/ports'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSqliteStore } from './sqlite-store.js'

const FIXTURE = fileURLToPath(new URL('write-as-worker.fixture.ts', import.meta.url))
const HOOKS = new URL('../../../../../scripts/source-hooks.mjs', import.meta.url).href

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mutoscope-processes-'))
})
afterAll(async () => rm(folder, { recursive: true }))

describe('several processes on one database', () => {
  it('gives each run and each number to one of them and leaves no gap in the log', async () => {
    const path = join(folder, 'shared.db')
    const store = await seeded(path, 40)
    const workers = [startWorker(path, 'one', 150), startWorker(path, 'two', 150)]
    const lines = (await Promise.all(workers.map(async ({ ended }) => ended))).flat()

    const claimed = lines.filter((line) => line.startsWith('claimed'))
    expect(claimed.toSorted()).toEqual(
      Array.from({ length: 40 }, (_, index) => `claimed run-${index}`).toSorted(),
    )
    const events = await store.readEvents('ada', 'project-1', { after: 0, limit: 1_000 })
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 300 }, (_, index) => index + 1))
    expect(new Set(events.map(({ data }) => JSON.stringify(data))).size).toBe(300)
    const lists = await Promise.all(
      ['one', 'two'].map(async (ownerId) =>
        store.listRecords(ownerId, { collection: 'jobs.job', limit: 500 }),
      ),
    )
    expect(
      lists
        .flat()
        .map(({ number }) => number ?? 0)
        .toSorted((a, b) => a - b),
    ).toEqual(Array.from({ length: 300 }, (_, index) => index + 1))
    await store.close()
  })

  it('lets all of them make the tables of a new database at once', async () => {
    const path = join(folder, 'new.db')
    await Promise.all(['one', 'two', 'three'].map(async (name) => startWorker(path, name, 0).ended))
    const store = await seeded(path, 1)
    expect((await store.getAnyRun('run-0'))?.id).toBe('run-0')
    await store.close()
  })

  it('keeps everything that was said to be on disk, whole, when a process is killed while it commits', async () => {
    const path = join(folder, 'killed.db')
    await (await seeded(path, 0)).close()
    const worker = startWorker(path, 'one', Number.MAX_SAFE_INTEGER, (line) => {
      if (line === 'committed one-200') worker.kill()
    })
    const lines = await worker.ended
    const said = lines
      .filter((line) => line.startsWith('committed'))
      .map((line) => line.slice('committed '.length))
    expect(said.length).toBeGreaterThan(190)

    const store = await createSqliteStore({ path })
    const events = await store.readEvents('ada', 'project-1', { after: 0, limit: 1_000_000 })
    const written = events.map(({ data }) => (data as { digest: string }).digest)
    expect(said.filter((digest) => !written.includes(digest))).toEqual([])
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
    const bindings = await store.listBindings('ada', 'project-1')
    expect(bindings.map(({ artifact }) => artifact.digest)).toEqual(written.toSorted())
    await store.close()
    const database = new DatabaseSync(path)
    expect(database.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' })
    expect(database.prepare('pragma foreign_key_check').all()).toEqual([])
    expect(database.prepare('select count(*) as count from artifacts').get()).toEqual({
      count: written.length,
    })
    database.close()
  })
})

async function seeded(path: string, runs: number): Promise<Store> {
  const store = await createSqliteStore({ path })
  const times = { createdAt: 1_000, updatedAt: 1_000 }
  const project = {
    id: 'project-1',
    ownerId: 'ada',
    recipe: 'storyboard',
    key: null,
    revision: 1,
    brief: {},
    settings: DEFAULT_SETTINGS,
    storyboard: null,
    approvals: {},
    budgetMicros: null,
    groupId: null,
    ...times,
  }
  const changes = Array.from({ length: runs }, (_, index): readonly Change[] => [
    { type: 'insert-project', project: { ...project, id: `project-of-run-${index}` } },
    {
      type: 'insert-run',
      run: {
        id: `run-${index}`,
        ownerId: 'ada',
        projectId: `project-of-run-${index}`,
        target: 'export',
        status: 'queued',
        autoApprove: false,
        priority: 0,
        lane: 'io',
        stagesLeft: 5,
        epoch: 0,
        workerId: null,
        leaseUntil: 0,
        leaseMs: 0,
        deaths: 0,
        dueAt: 1_000,
        cancelRequestedAt: null,
        budgetMicros: null,
        groupId: null,
        heldMicros: 0,
        error: null,
        ...times,
      },
    },
  ])
  await store.commit({
    changes: [{ type: 'insert-project', project }, ...changes.flat()],
    events: [],
    at: 1_000,
  })
  return store
}

interface Worker {
  /** Every line it wrote, once it has ended; rejects when it ended by itself with an error. */
  readonly ended: Promise<readonly string[]>
  kill(): void
}

function startWorker(
  path: string,
  name: string,
  commits: number,
  onLine: (line: string) => void = () => undefined,
): Worker {
  const child = spawn(
    process.execPath,
    ['--conditions=@mutoscope/source', '--import', HOOKS, FIXTURE, path, name, String(commits)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const lines: string[] = []
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line)
    onLine(line)
  })
  const ended = new Promise<readonly string[]>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) =>
      code === 0 || signal === 'SIGKILL'
        ? resolve(lines)
        : reject(new Error(`Worker ${name} ended with ${code}`)),
    )
  })
  return { ended, kill: () => void child.kill('SIGKILL') }
}
