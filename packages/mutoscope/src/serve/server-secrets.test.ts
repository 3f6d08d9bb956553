import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadServerSecrets } from './server-secrets.js'
import { startTestServer } from './start-test-server.fixture.js'

let dataDir = ''
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mutoscope-server-secrets-'))
})
afterEach(() => rm(dataDir, { recursive: true }))

const path = () => join(dataDir, 'secrets.json')
const load = (env: NodeJS.ProcessEnv = {}, sealed = false) =>
  loadServerSecrets({ dataDir, env, hasSealed: () => Promise.resolve(sealed) })
const MASTER = `new:${'a'.repeat(64)}`
const LINK = 'l'.repeat(32)

describe('the secrets of a server', () => {
  it('are made once, whole, for several processes that start at once, and for their user alone', async () => {
    const [first, ...others] = await Promise.all([load(), load(), load(), load()])
    for (const other of others) expect(other).toEqual(first)
    expect(await load()).toEqual(first)
    expect((await stat(path())).mode & 0o777).toBe(0o600)
    expect(await readdir(dataDir)).toEqual(['secrets.json'])
    expect(first?.masterKeys).toMatchObject([{ id: 'data' }])
  })

  it('are not replaced when their file is gone though something is sealed with them', async () => {
    await expect(load({}, true)).rejects.toMatchObject({
      code: 'VAULT_KEY_MISSING',
      message: expect.stringContaining('is missing'),
    })
    await expect(load({ MUTOSCOPE_LINK_SECRET: LINK }, true)).rejects.toMatchObject({
      code: 'VAULT_KEY_MISSING',
    })
    expect(await readdir(dataDir)).toEqual([])
    // A new master key says that the old one is given up.
    expect(await load({ MUTOSCOPE_MASTER_KEYS: MASTER }, true)).toMatchObject({ masterKeys: [{ id: 'new' }] })
  })

  it.each([
    ['', 'is empty'],
    ['\n', 'is empty'],
    ['{}', 'is not a file of secrets'],
    ['{"masterKey":"","linkSecret":""}', 'is not a file of secrets'],
  ])('refuse a file of %j by name', async (text, says) => {
    await writeFile(path(), text)
    await expect(load()).rejects.toMatchObject({
      code: 'STORE_INVALID',
      message: expect.stringContaining(says),
    })
    expect(await readFile(path(), 'utf8')).toBe(text)
  })

  it('come from the file where a variable is empty, and from the variables without a file', async () => {
    const kept = await load()
    expect(await load({ MUTOSCOPE_MASTER_KEYS: '', MUTOSCOPE_LINK_SECRET: '' })).toEqual(kept)
    expect(await load({ MUTOSCOPE_MASTER_KEYS: ' , ' })).toEqual(kept)
    await rm(path())
    const given = await load({ MUTOSCOPE_MASTER_KEYS: MASTER, MUTOSCOPE_LINK_SECRET: LINK })
    expect(given.masterKeys.map(({ id }) => id)).toEqual(['new'])
    expect(await readdir(dataDir)).toEqual([])
  })
})

describe('a server whose master key is lost', () => {
  it('makes what needs no saved key, and says at use which key cannot be opened', async () => {
    const start = (master: string) =>
      startTestServer({ dataDir, env: { MUTOSCOPE_MASTER_KEYS: master, MUTOSCOPE_LINK_SECRET: LINK } })
    const before = await start(MASTER)
    await before.studio.keys.save({ ownerId: 'local', service: 'heygen', key: 'heygen-key-0001' })
    await before.close()
    const { studio, close } = await start(`other:${'b'.repeat(64)}`)
    const run = async (recipe: string, brief: object, target: string) => {
      const { id: projectId } = await studio.projects.create({ ownerId: 'local', recipe, brief })
      const { id: runId } = await studio.runs.start({ ownerId: 'local', projectId }, { target })
      return studio.runs.wait({ ownerId: 'local', runId })
    }
    expect(await run('storyboard', { prompt: 'A fox', durationSec: 3 }, 'images')).toMatchObject({
      status: 'succeeded',
    })
    const brief = { script: 'Hello.', avatar: { presetId: 'someone' } }
    const failed = await run('avatar', brief, 'avatar')
    expect(failed).toMatchObject({ status: 'failed' })
    expect(JSON.stringify(failed.error)).toContain('VAULT_KEY_MISSING')
    await close()
  })
})
