import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bytesSource } from '@mutoscope/core'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createStudio } from '../create-studio.js'
import { COMMANDS } from './commands.js'
import { runCommandLine } from './run-command-line.js'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mutoscope-commands-'))
})
afterAll(() => rm(folder, { recursive: true }))
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

/** Runs a command line in this process, with a data folder of the test's own. */
async function run(...args: readonly string[]) {
  const said = { out: '', err: '' }
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((said.out += String(text))))
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((said.err += String(text))))
  vi.stubEnv('MUTOSCOPE_DATA', join(folder, 'data'))
  try {
    return { code: await runCommandLine(args), ...said }
  } finally {
    vi.restoreAllMocks()
  }
}

/** Makes the pictures and voices of a project of one scene, without rendering it. */
async function makePictures(key: string): Promise<void> {
  const studio = await createStudio({ dataDir: join(folder, 'data'), models: 'offline' })
  try {
    const brief = { prompt: 'A fox', durationSec: 3 }
    const { id } = await studio.projects.create({ ownerId: 'local', recipe: 'storyboard', brief, key })
    const ref = { ownerId: 'local', projectId: id }
    const { id: runId } = await studio.runs.start(ref, { target: 'images' })
    expect(await studio.runs.wait({ ownerId: 'local', runId })).toMatchObject({ status: 'succeeded' })
  } finally {
    await studio.close()
  }
}

describe('the command line', () => {
  it('says its version and its commands', async () => {
    const { version } = JSON.parse(
      await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
    ) as { version: string }
    for (const flag of ['--version', '-v'])
      expect(await run(flag)).toMatchObject({ code: 0, out: `${version}\n` })
    for (const flag of ['--help', '-h', 'help']) {
      const { code, out } = await run(flag)
      expect(code).toBe(0)
      for (const { summary } of COMMANDS) expect(out).toContain(summary)
    }
    expect(await run()).toMatchObject({ code: 2, err: expect.stringContaining('mutoscope COMMAND --help') })
  })

  it.each(COMMANDS.map((command) => [command.name, command] as const))(
    'helps with %s, every option and its values',
    async (name, { options, alias }) => {
      const { code, out } = await run(name, '--help')
      expect(code).toBe(0)
      for (const [option, { says, values = [], isOn }] of Object.entries(options)) {
        expect(out).toContain(`--${isOn === true ? 'no-' : ''}${option}`)
        expect(out).toContain(says)
        expect(out).toContain(values.join('|'))
      }
      expect((await run('help', name)).out).toBe(out)
      expect((await run(name, '-h')).out).toBe(out)
      expect((await run(alias ?? name, '--help')).out).toBe(out)
    },
  )

  it.each([
    [['make'], 'Pass a brief in quotes, --script FILE or --brief FILE.'],
    [['make', '--project', 'wolf'], 'use mutoscope render'],
    [['make', 'a', 'b'], 'Too many words'],
    [['make', 'A fox', '--script', 'x.txt'], 'Pass a brief in quotes'],
    [['make', 'A fox', '--title', 'Fox'], '--title requires --script'],
    [['make', 'A fox', '--recipe', 'avatar'], '--recipe requires --brief'],
    [['make', '--brief', 'x.json', '--tone', 'casual'], 'put "tone" into the brief'],
    [['make', 'A fox', '--duration', 'long'], '--duration takes a number, not "long"'],
    [['make', 'A fox', '--colour', 'red'], 'make has no option --colour.'],
    [['make', 'A fox', '--out'], '--out needs a value.'],
    [['make', 'A fox', '--out', 'fox.gif'], '--out: fox.gif does not end in .mp4, .webm or .mov.'],
    [['make', 'A fox', '--out', '.'], '--out: . does not end in'],
    [['render', 'fox', '--out', 'fox.gif'], 'does not end in .mp4, .webm or .mov.'],
    [['export', 'fox', '--out', 'fox.gif'], 'does not end in .mp4, .webm or .mov.'],
    [['make', 'A fox', '--duration', '1'], '--duration takes 3 to 3600 seconds, not 1.'],
    [['make', 'A fox', '--duration', '7200'], '--duration takes 3 to 3600 seconds, not 7200.'],
    [['make', 'A fox', '--priority', '1.5'], '--priority takes a whole number from -10 to 10, not 1.5.'],
    [['make', 'A fox', '--budget=-1'], '--budget takes at least 0 dollars, not -1.'],
    [['make', 'A fox', '--budget', '-1'], '--budget takes at least 0 dollars, not -1.'],
    [['make', 'A fox', '--title', '--script', 'x.txt'], '--title needs a value.'],
    [['openapi', '--prefix', 'video'], '--prefix takes a path such as /video, or a URL, not "video".'],
    [['list', '--limit', '0'], '--limit takes a whole number, at least 1, not 0.'],
    [
      ['edit', 'fox', '--scene', '1', '--retake', 'image', '--take', '0'],
      '--take takes a whole number, at least 1',
    ],
    [['make', 'A fox', '--style', 'cubist'], '--style takes cinematic, realistic'],
    [['make', 'A fox', '--fps', '25'], '--fps takes 24, 30, 60, not "25"'],
    [['make', 'A fox', '--use-case', 'party'], '--use-case takes storytelling'],
    [['edit', 'fox'], 'Pass --scene NUMBER or --order'],
    [['edit'], 'edit needs PROJECT'],
    [['edit', 'fox', '--scene', '1'], 'Pass what to change in scene 1'],
    [['edit', 'fox', '--narration', 'Hello'], 'Pass the scene to change'],
    [['edit', 'fox', '--scene', '1', '--retake', 'music'], '--retake takes image, speech, clip'],
    [['export', 'fox'], 'Pass --out FILE'],
    [['thumbnails', 'fox', '--variants', 'bold,ugly'], 'not "ugly"'],
    [['serve', 'x'], 'serve takes no word: "x"'],
    [['serve', '--families', 'dance'], 'There is no family "dance"'],
    [['token'], 'token needs OWNER'],
    [['dance'], 'Unknown command "dance". There are: make,'],
    [['mkae'], 'Did you mean make?'],
    [['contineu'], 'Did you mean continue?'],
    [['help', 'dance'], 'Unknown command "dance"'],
  ])('refuses %j with 2', async (args, says) => {
    const { code, err } = await run(...args)
    expect(err).toContain(says)
    const known = COMMANDS.some(({ name }) => name === args[0])
    expect(err).toContain(known ? `See mutoscope ${args[0]} --help.` : 'See mutoscope --help.')
    expect(err).not.toMatch(/^project /u)
    expect(code).toBe(2)
    const json = await run(...args, '--json')
    expect(JSON.parse(json.err)).toMatchObject({
      error: { code: 'USAGE', message: expect.stringContaining(says) },
    })
  })

  it('says with --verbose what is decided, as lines of JSON, and where it failed', async () => {
    await makePictures('verbose')
    const lines = async (...args: readonly string[]) =>
      (await run(...args)).err.split('\n').flatMap((line) => {
        const found = /^\{.*\}$/u.exec(line)?.[0]
        return found === undefined ? [] : [JSON.parse(found) as Readonly<Record<string, unknown>>]
      })
    const edit = ['edit', 'verbose', '--scene', '1', '--narration', 'It is late.']
    expect(await lines(...edit, '--verbose')).toContainEqual(
      expect.objectContaining({ level: 'debug', message: 'project.changed' }),
    )
    expect(await lines(...edit)).toEqual([])
    const failed = await run('status', 'nobody', '--verbose')
    expect(failed.err).toMatch(
      /^\{.*"The command failed\.","stack":".*find-project.*\}\nPROJECT_NOT_FOUND: /u,
    )
    expect(await run('list', '--quiet', '--verbose')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Give either --quiet or --verbose.'),
    })
  })

  it.each([
    [['make', '--script', 'no-such.txt'], 'INVALID_INPUT: --script: no-such.txt cannot be read.'],
    [['make', '--brief', 'no-such.yaml'], 'INVALID_INPUT: --brief: no-such.yaml cannot be read.'],
    [['status', 'nobody'], 'PROJECT_NOT_FOUND: There is no project "nobody"'],
    [['show', 'nobody'], 'PROJECT_NOT_FOUND'],
    [['render', 'nobody'], 'PROJECT_NOT_FOUND'],
    [['codegen', '--from', 'no-such.json', '--out', 'x.ts'], 'INVALID_INPUT: The document no-such.json'],
    [['serve', '--host', '0.0.0.0'], 'INVALID_INPUT: Without JWT_SECRET'],
  ])('fails on %j with 1 and a code', async (args, says) => {
    const { code, err } = await run(...args)
    expect(err).toContain(says)
    expect(err).not.toMatch(/\n\s+at /u)
    expect(code).toBe(1)
  })

  it('never shows a raw stack, also where a folder is a file', async () => {
    const file = join(folder, 'a-file')
    await writeFile(file, '')
    for (const args of [['serve'], ['list'], ['make', 'A fox'], ['doctor']]) {
      const { code, err, out } = await run(...args, '--data', file)
      expect(`${err}${out}`).toContain('OUTPUT_NOT_WRITABLE')
      expect(err).not.toMatch(/\n\s+at /u)
      expect(code).toBe(1)
    }
    const api = join(file, 'api.gen.ts')
    await writeFile(join(folder, 'openapi.json'), (await run('openapi', '--families', 'jobs')).out)
    expect(await run('codegen', '--from', join(folder, 'openapi.json'), '--out', api)).toMatchObject({
      code: 1,
      err: expect.stringContaining('OUTPUT_NOT_WRITABLE'),
    })
  })

  it('finds damaged files, and removes what nothing refers to', async () => {
    const studio = await createStudio({ dataDir: join(folder, 'data'), work: false, models: 'offline' })
    const put = (text: string) =>
      studio.uploads.put({
        ownerId: 'local',
        source: bytesSource(new TextEncoder().encode(text)),
        mediaType: 'text/plain',
        maxBytes: 100,
      })
    const [kept, gone] = [await put('kept'), await put('gone')]
    await studio.uploads.remove('local', gone.id)
    await studio.close()
    expect((await run('gc', '--dry-run', '--grace', '0')).out).toMatch(
      /^Would remove 0 artifacts and 1 file: /u,
    )
    expect((await run('gc', '--grace', '0')).out).toMatch(/^Removed 0 artifacts, 1 file /u)
    const check = await run('doctor', '--verify')
    expect(check.out).toMatch(/ok {3}files\s+\d+ files/u)
    const assets = join(folder, 'data', 'assets')
    const files = await readdir(assets, { recursive: true })
    expect(files.some((file) => file.includes(gone.hash.slice(4)))).toBe(false)
    const path = files.find((file) => file.includes(kept.hash.slice(4)))
    await writeFile(join(assets, path ?? ''), 'kepT')
    expect(await run('doctor', '--verify')).toMatchObject({
      code: 1,
      out: expect.stringContaining(`ASSET_CORRUPT: ${kept.hash}: has other bytes`),
    })
    expect((await run('doctor', '--discard')).err).toContain('--discard requires --verify')
  })

  it('refuses a brief file that is none, and one of an unknown recipe', async () => {
    const path = join(folder, 'brief.yaml')
    await writeFile(path, 'prompt: [')
    expect((await run('make', '--brief', path)).err).toContain('is neither JSON nor YAML')
    await writeFile(path, '- a\n- b\n')
    expect((await run('make', '--brief', path)).err).toContain('does not hold the members of a brief')
    await writeFile(path, 'prompt: A fox\n')
    expect((await run('make', '--brief', path, '--recipe', 'dance')).err).toContain('RECIPE_NOT_FOUND')
    await writeFile(path, 'prompt: A fox\ncolour: red\n')
    expect((await run('make', '--brief', path)).err).toContain('INVALID_INPUT: The brief is invalid.')
  })

  it('goes back only to takes that were made, and asks for no clip where there are none', async () => {
    await makePictures('takes')
    const retake = (...more: readonly string[]) => run('edit', 'takes', '--scene', '1', '--retake', ...more)
    const before = (await run('show', 'takes')).out
    expect(await retake('image', '--take', '9')).toMatchObject({
      code: 1,
      err: expect.stringContaining('Scene 1 has no image take 9. There are: 1.'),
    })
    expect(await retake('speech', '--take', '2')).toMatchObject({ code: 1 })
    expect(await retake('clip')).toMatchObject({
      code: 1,
      err: expect.stringContaining('This recipe has no clips.'),
    })
    expect((await run('show', 'takes')).out).toBe(before)
    expect((await retake('image')).out).toContain('(approves approval; --no-approve stops there)')
    expect((await run('show', 'takes')).out).toContain('image take 2')
    expect((await retake('image', '--take', '1')).code).toBe(0)
    expect((await run('show', 'takes')).out).toBe(before)
    expect((await run('approve', 'takes', '--gate', 'door')).err).toContain(
      'has no gate "door". There are: approval.',
    )
  })

  it('leaves a project without a storyboard to its own brief, in words of the command line', async () => {
    const studio = await createStudio({ dataDir: join(folder, 'data'), work: false, models: 'offline' })
    const brief = { prompt: 'A cat' }
    const { id } = await studio.projects.create({
      ownerId: 'local',
      recipe: 'storyboard',
      brief,
      key: 'video',
    })
    const { code, err } = await run('make', 'hi', '--offline')
    expect(code).toBe(1)
    expect(err).toContain('ALREADY_EXISTS: Project "video" has another brief.')
    expect(err).toContain('--project NAME, or pass --replace to')
    expect(err).not.toContain('`')
    expect(await studio.projects.get({ ownerId: 'local', projectId: id })).toMatchObject({ brief })
    await studio.close()
  })

  it('misses the key of a model that a setting names before anything is made', async () => {
    vi.stubEnv('OPENAI_API_KEY', '')
    vi.stubEnv('MUTOSCOPE_IMAGE_MODEL', 'openai/gpt-image-2')
    const says = 'MUTOSCOPE_IMAGE_MODEL names openai/gpt-image-2, but its key is missing. Set OPENAI_API_KEY'
    expect(await run('doctor')).toMatchObject({ code: 1, out: expect.stringContaining(says) })
    expect(await run('make', 'A hen')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^PROVIDER_KEY_MISSING: MUTOSCOPE_IMAGE_MODEL/u),
    })
    vi.stubEnv('OPENAI_API_KEY', 'key')
    expect((await run('doctor')).out).toContain('openai/gpt-image-2, speech')
    expect((await run('doctor')).out).toContain('keys are not checked')
  })

  it('signs no token that the server would refuse', async () => {
    expect((await run('token', 'ann')).err).toContain('Set JWT_SECRET')
    vi.stubEnv('JWT_SECRET', 'short')
    expect(await run('token', 'ann')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('32') })
    vi.stubEnv('JWT_SECRET', 's'.repeat(32))
    vi.stubEnv('JWT_EXPIRES_IN', 'soon')
    expect(await run('token', 'ann')).toMatchObject({
      code: 2,
      err: expect.stringContaining('JWT_EXPIRES_IN'),
    })
    vi.stubEnv('JWT_EXPIRES_IN', '1h')
    expect((await run('token', 'ann')).out).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/u)
  })

  it('names the models that the keys in the environment open, and none with --offline', async () => {
    vi.stubEnv('ANTHROPIC_API_KEY', 'key')
    const models = async (...args: readonly string[]) => {
      const findings = JSON.parse((await run('doctor', '--json', ...args)).out) as {
        name: string
        says: string
      }[]
      return findings.find(({ name }) => name === 'models')?.says
    }
    expect(await models()).toContain('script anthropic/claude-sonnet-5-5, image offline/draftsman (keyless)')
    expect(await models('--offline')).toContain('script offline/planner (keyless)')
    vi.stubEnv('PGHOST', 'x')
    expect((await run('list')).err).toContain('ENVIRONMENT_UNSUPPORTED: PGHOST is set')
    expect(await run('doctor')).toMatchObject({ code: 1, out: expect.stringContaining('FAIL environment') })
  })
})
