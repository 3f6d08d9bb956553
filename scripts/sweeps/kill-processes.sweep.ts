import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { readBytes } from '../../packages/core/src/index.js'
import { createFsAssets } from '../../packages/storage/src/fs/index.js'
import { createSqliteStore } from '../../packages/storage/src/sql/index.js'
import { describe, expect, it } from 'vitest'
import { bundleProgram } from '../bundle-program.js'

const source = fileURLToPath(new URL('crash-at-point.fixture.ts', import.meta.url))
const start = promisify(execFile)

type Ended = { readonly passed: number; readonly status: string; readonly projectId: string }

async function runProgram(
  program: string,
  folder: string,
  k: number,
): Promise<Ended | { readonly killed: true }> {
  try {
    const { stdout } = await start(process.execPath, [program, folder, String(k)], {
      env: { ...process.env, NODE_COMPILE_CACHE: join(dirname(program), 'compiled') },
    })
    return JSON.parse(stdout) as Ended
  } catch (error) {
    if (error instanceof Error && 'signal' in error && error.signal === 'SIGKILL') return { killed: true }
    throw error
  }
}

/**
 * What is on the disk must be whole: events without gaps, nothing made twice, every artifact's bytes as their
 * hash says.
 */
async function expectWhole(folder: string, projectId: string): Promise<void> {
  const store = await createSqliteStore({ path: join(folder, 'mutoscope.db') })
  const assets = await createFsAssets({ root: join(folder, 'assets') })
  const events = await store.readEvents('ada', projectId, { after: 0, limit: 1000 })
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
  const made = events.filter(({ type }) => type === 'artifact.made').map(({ data }) => JSON.stringify(data))
  expect(new Set(made).size).toBe(made.length)
  for (const { artifact } of await store.listBindings('ada', projectId)) {
    if (artifact.content === null) continue
    const bytes = await readBytes(await assets.open(artifact.content.hash))
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(artifact.content.hash)
  }
  await store.close()
}

describe('kill -9', () => {
  it('at any crash point, on a real database and real files, loses nothing: the next process finishes the video', async () => {
    const root = await mkdtemp(join(tmpdir(), 'mutoscope-sweep-'))
    const program = await bundleProgram(source, { folder: root, conditions: ['@mutoscope/source'] })
    const whole = await runProgram(program, join(root, 'whole'), 0)
    expect(whole).toMatchObject({ status: 'succeeded' })
    const points = 'passed' in whole ? whole.passed : 0
    expect(points).toBeGreaterThan(50)
    const crash = async (k: number) => {
      const folder = join(root, String(k))
      expect(await runProgram(program, folder, k), `point ${k}`).toEqual({ killed: true })
      const heir = await runProgram(program, folder, 0)
      expect(heir, `point ${k}`).toMatchObject({ status: 'succeeded' })
      await expectWhole(folder, 'projectId' in heir ? heir.projectId : '')
      await rm(folder, { recursive: true })
    }
    // Four at a time: each process mostly waits for its start and for the dead one's lease.
    const left = Array.from({ length: points }, (_, index) => index + 1)
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        for (let k = left.shift(); k !== undefined; k = left.shift()) await crash(k)
      }),
    )
    await rm(root, { recursive: true })
  })
})
