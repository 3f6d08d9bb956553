import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hasPostgres, openTestDatabase } from 'test-servers'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createStudio } from '../create-studio.js'
import { serve } from '../serve/serve.js'
import { runCommandLine } from './run-command-line.js'

const OWNER = 'local'
const BRIEF = { prompt: 'A fox', durationSec: 3 }

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mutoscope-migrate-'))
})
afterAll(() => rm(folder, { recursive: true }))
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

async function run(data: string, ...args: readonly string[]) {
  const said = { out: '', err: '' }
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((said.out += String(text))))
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((said.err += String(text))))
  try {
    return { code: await runCommandLine([...args, '--data', join(folder, data)]), ...said }
  } finally {
    vi.restoreAllMocks()
  }
}

const databaseLine = async (data: string) =>
  (await run(data, 'doctor', '--offline')).out.split('\n').find((line) => line.includes(' database '))

describe('mutoscope migrate', () => {
  it('makes the database of a data folder and says what it did, as doctor does', async () => {
    expect(await databaseLine('new')).toMatch(
      /^ok {3}database +SQLite 3\..*mutoscope\.db, made when it is first used$/u,
    )
    const { out } = await run('new', 'migrate')
    const [, last = '', number = '', count = ''] =
      /mutoscope\.db: nothing → ((\d{4})-[a-z-]+), (\d+) migrations applied\./u.exec(out) ?? []
    expect(Number(count)).toBeGreaterThan(8)
    expect(Number(number)).toBe(Number(count))
    expect((await run('new', 'migrate')).out).toContain(`is up to date (${last})`)
    expect(JSON.parse((await run('new', 'migrate', '--json')).out)).toMatchObject({ from: last, applied: [] })
    expect(await databaseLine('new')).toContain(`up to date (${last})`)
  })

  it('uses the file that DATABASE_URL names', async () => {
    const path = join(folder, 'elsewhere', 'studio.db')
    vi.stubEnv('DATABASE_URL', `sqlite:${path}`)
    expect((await run('unused', 'list')).code).toBe(0)
    expect(await readdir(join(folder, 'elsewhere'))).toContain('studio.db')
    expect(await readdir(join(folder, 'unused'))).not.toContain('mutoscope.db')
  })

  it('refuses what it cannot do by name, and never shows a password', async () => {
    expect(await run('x', 'migrate', '--from', 'sqlite:a.db')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--from and --to must be used together'),
    })
    const postgres = 'postgres://me:hidden@127.0.0.1:1/db'
    const refusals = [
      await run('x', 'migrate', '--from', postgres, '--to', postgres),
      await run('x', 'migrate', '--from', 'sqlite:a.db', '--to', 'sqlite:b.db'),
      await run('x', 'migrate', '--from', `sqlite:${join(folder, 'none.db')}`, '--to', postgres),
      await run('x', 'migrate', '--from', 'sqlite:a.db', '--to', 'mysql://me:hidden@x/db'),
    ]
    vi.stubEnv('DATABASE_URL', 'mysql://me:hidden@x/db')
    refusals.push(await run('x', 'list'), await run('x', 'doctor'))
    vi.stubEnv('DATABASE_URL', postgres)
    refusals.push(await run('x', 'migrate'), await run('x', 'doctor'))
    const says = [
      '--from must be sqlite:PATH',
      '--to must be postgres://',
      'There is no database',
      'kind mysql: is not supported',
      'ENVIRONMENT_UNSUPPORTED: DATABASE_URL: A database of the kind mysql: is not supported',
      'FAIL database    ENVIRONMENT_UNSUPPORTED',
      'STORE_UNAVAILABLE',
      'FAIL database    STORE_UNAVAILABLE',
    ]
    for (const [index, { code, out, err }] of refusals.entries()) {
      expect(code).not.toBe(0)
      expect(out + err).toContain(says[index])
      expect(out + err).not.toContain('hidden')
    }
  })
})

describe.skipIf(!hasPostgres)('a studio on PostgreSQL (needs PostgreSQL)', () => {
  it('goes on after its records have moved there, with nothing lost and nothing made twice', async () => {
    const dataDir = join(folder, 'moving')
    const embedded = await createStudio({ dataDir, models: 'offline', env: {} })
    const { id: projectId } = await embedded.projects.create({
      ownerId: OWNER,
      recipe: 'storyboard',
      brief: BRIEF,
      key: 'fox',
    })
    const ref = { ownerId: OWNER, projectId }
    const { id: runId } = await embedded.runs.start(ref, { target: 'images', autoApprove: true })
    await embedded.runs.wait({ ownerId: OWNER, runId })
    const before = await embedded.projects.get(ref)
    await embedded.close()

    const url = await openTestDatabase()
    const from = `sqlite:${join(dataDir, 'mutoscope.db')}`
    const moved = await run('moving', 'migrate', '--from', from, '--to', url)
    expect(moved).toMatchObject({ code: 0, err: '' })
    expect(moved.out).toMatch(/^projects +1 rows {2}sha256 [0-9a-f]{16}…$/mu)
    expect(moved.out).toContain('the counts and digests of all tables match')
    expect(moved.out).not.toContain(new URL(url).password)
    expect(await run('moving', 'migrate', '--from', from, '--to', url)).toMatchObject({
      code: 1,
      err: expect.stringContaining('ALREADY_EXISTS'),
    })

    const env = { DATABASE_URL: url }
    const studio = await createStudio({ dataDir, models: 'offline', env })
    expect(await studio.projects.get(ref)).toEqual(before)
    const { id: again } = await studio.runs.start(ref, { target: 'images', autoApprove: true })
    const later = await studio.runs.wait({ ownerId: OWNER, runId: again })
    expect(later.status).toBe('succeeded')
    const stages = await studio.runs.stages({ ownerId: OWNER, runId: again })
    expect(stages.map(({ made }) => made)).toEqual(stages.map(() => 0))
    await studio.close()

    vi.stubEnv('DATABASE_URL', url)
    expect(await databaseLine('moving')).toMatch(
      /^ok {3}database +PostgreSQL \d+.*up to date \(\d{4}-[a-z-]+\)$/mu,
    )
    expect((await run('moving', 'list')).out).toContain('fox')
  })

  it('is what mutoscope serve answers from', async () => {
    const url = `${await openTestDatabase()}?schema=studio`
    const env = { DATABASE_URL: url }
    const server = await serve({ port: 0, dataDir: join(folder, 'served'), env, offline: true })
    expect(server.notes.join()).toContain('(schema studio)')
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
    await server.close()
    expect(await readdir(join(folder, 'served'))).not.toContain('mutoscope.db')
  })
})
