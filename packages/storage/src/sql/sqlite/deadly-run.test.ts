import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { createMemoryAssets, createStudio, storyboardRecipe } from '@mutoscope/core'
import { createFakeMedia, createFakeModels } from '@mutoscope/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSqliteStore } from './sqlite-store.js'

const FIXTURE = fileURLToPath(new URL('deadly-run.fixture.ts', import.meta.url))
const HOOKS = new URL('../../../../../scripts/source-hooks.mjs', import.meta.url).href

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mutoscope-deadly-'))
})
afterAll(async () => rm(folder, { recursive: true }))

describe('a run that brings its worker down', () => {
  it('ends as failed by name after three workers, and what ran beside it goes on', async () => {
    const path = join(folder, 'deadly.db')
    const studio = createStudio({
      store: await createSqliteStore({ path }),
      assets: createMemoryAssets(),
      media: createFakeMedia(),
      models: createFakeModels(),
      recipes: [storyboardRecipe()],
      work: false,
    })
    const start = async (prompt: string) => {
      const brief = { prompt, durationSec: 3 }
      const { id } = await studio.projects.create({ ownerId: 'ada', recipe: 'storyboard', brief })
      return studio.runs.start({ ownerId: 'ada', projectId: id }, { target: 'script' })
    }
    const runIds = [(await start('poison')).id, (await start('A lighthouse')).id]
    await studio.close()

    const ends = []
    for (let worker = 0; worker < 4; worker++) ends.push(await work(path, runIds))
    expect(ends.slice(0, 3)).toEqual(Array(3).fill({ signal: 'SIGKILL', output: '' }))
    expect(ends[3]?.signal).toBe(null)
    expect(JSON.parse(ends[3]?.output ?? '')).toEqual([
      { status: 'failed', code: 'WORKER_DIED' },
      { status: 'succeeded', code: null },
    ])
  }, 120_000)
})

async function work(path: string, runIds: readonly string[]) {
  const child = spawn(
    process.execPath,
    ['--conditions=@mutoscope/source', '--import', HOOKS, FIXTURE, path, ...runIds],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.on('exit', (_code, signal) => resolve(signal)),
  )
  const [output, signal] = await Promise.all([text(child.stdout), ended])
  return { signal, output }
}
