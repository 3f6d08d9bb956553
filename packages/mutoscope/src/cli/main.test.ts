import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startCommand, type Ended } from './start-command.fixture.js'

const program = fileURLToPath(new URL('main.ts', import.meta.url))
const TIMEOUT = 240_000
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mutoscope-cli-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Starts the command line in the test's folder. */
const start = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  startCommand(args, { cwd: folder, env })

const mutoscope = (...args: readonly string[]): Promise<Ended> => start(args).ended

const SMALL = ['--resolution', '720p', '--fps', '24', '--quality', 'draft', '--music', 'none']

describe('mutoscope on the command line', () => {
  it(
    'makes a video, makes nothing again, edits, quotes and renders one scene, and exports it',
    { timeout: TIMEOUT },
    async () => {
      const make = [
        'make',
        'A fox finds a lantern in the forest',
        '--duration',
        '6',
        '--out',
        'fox.mp4',
        ...SMALL,
      ]
      const first = await mutoscope(...make)
      expect(first).toMatchObject({
        code: 0,
        out: expect.stringMatching(/6\.0 s, 1280×720, 24 fps.*made \d+ .*reused 0.*cost \$0\.00/su),
      })
      expect(first.err).toMatch(/^project fox \(new\)\nmodels: script offline\/planner \(keyless\)/u)
      expect(first.err).toContain('approves approval; --no-approve stops there')
      expect(first.out).toContain('approved approval (--no-approve stops there)')
      expect((await stat(join(folder, 'fox.mp4'))).size).toBeGreaterThan(10_000)
      const again = await mutoscope(...make, '--quiet')
      expect(again).toMatchObject({
        code: 0,
        err: '',
        out: expect.stringMatching(/made nothing, reused \d+/u),
      })

      expect((await mutoscope('list')).out).toMatch(/^fox\s+storyboard\s+1 scene\n/u)
      expect((await mutoscope('status', 'fox')).out).toContain('everything is current')
      const other = await mutoscope('make', 'A wolf', '--project', 'fox', ...SMALL)
      expect(other).toMatchObject({ code: 1, err: expect.stringContaining('ALREADY_EXISTS') })
      const words = ['--narration', 'Deep in the wood.', '--image', 'A fox in a dark forest']
      const edited = await mutoscope('edit', 'fox', '--scene', '1', ...words)
      expect(edited).toMatchObject({ code: 0, out: expect.stringContaining('mutoscope render fox') })
      expect(edited.out).toMatch(/stale\s+images\s+scene\/1\/image\s+\(prompt changed\)/u)
      const shown = await mutoscope('show', 'fox')
      expect(shown.out).toMatch(/Scene 1 .*\n(?:.*\n)?\s+says:\s+Deep in the wood\./u)
      const quoted = await mutoscope('quote', 'fox')
      expect(quoted.out).toMatch(
        /images\s+1 to make,\s+\d+ current\s+\$0\.00\s+offline\/draftsman \(keyless\)/u,
      )
      const rendered = await mutoscope('render', 'fox', '--out', 'new/fox.mov')
      expect(rendered.out).toMatch(/made \d+ \(1 picture, 1 voice line,/u)
      const exported = await mutoscope('export', 'fox', '--size', '480', '--out', 'small.webm', '--json')
      expect(JSON.parse(exported.out)).toEqual({ path: join(folder, 'small.webm') })
      const pictures = await mutoscope('thumbnails', 'fox', '--variants', 'bold', '--out', 'pictures')
      expect(pictures.out).toContain(join(folder, 'pictures', 'fox-bold.jpg'))
      for (const file of ['new/fox.mov', 'small.webm', 'pictures/fox-bold.jpg'])
        expect((await stat(join(folder, file))).size).toBeGreaterThan(1000)
    },
  )

  it(
    'makes a video from a script in a file, and stops at a gate when told so',
    { timeout: TIMEOUT },
    async () => {
      await writeFile(
        join(folder, 'story.txt'),
        'A mouse lived in the country.\n\nIts cousin lived in the town.',
      )
      const made = await mutoscope('make', '--script', 'story.txt', '--json', '--sidecars', ...SMALL)
      expect(made.code).toBe(0)
      expect(JSON.parse(made.out)).toMatchObject({
        project: 'story',
        path: join(folder, 'story.mp4'),
        models: ['offline/draftsman', 'offline/flite', 'offline/planner'],
        costMicros: 0,
        approved: [],
      })
      for (const kind of ['srt', 'vtt', 'ass'])
        expect((await stat(join(folder, `story.${kind}`))).size).toBeGreaterThan(20)

      await writeFile(join(folder, 'gate.yaml'), 'prompt: A gate in the wood\ndurationSec: 3\n')
      const gated = await mutoscope('make', '--brief', 'gate.yaml', '--no-approve', ...SMALL)
      expect(gated).toMatchObject({ code: 1, err: expect.stringContaining('GATE_WAITING') })
      expect((await mutoscope('approve', 'gate')).out).toContain('mutoscope render gate')
      expect((await mutoscope('continue', 'gate', '--no-approve')).code).toBe(0)
    },
  )

  it.each([
    ['SIGKILL', /works on this project, or did until it was killed/u],
    // Told to stop, it gives the run back.
    ['SIGTERM', /^project sigterm \(continued\)/u],
  ] as const)('makes a video again right after %s', { timeout: TIMEOUT }, async (signal, says) => {
    const name = signal.toLowerCase()
    const args = ['make', `A fox and ${name}`, '--duration', '4', '--out', `${name}.mp4`, ...SMALL]
    const first = start(args)
    await new Promise((resolve) => {
      first.child.stderr?.on('data', (text: string) => {
        if (text.includes('voice') || text.includes('render')) resolve(first.child.kill(signal))
      })
    })
    expect((await first.ended).code).not.toBe(0)
    const second = await mutoscope(...args)
    expect(second.err).not.toContain('unsettled')
    expect(second).toMatchObject({ code: 0, out: expect.stringContaining(`${name}.mp4`) })
    expect(second.err).toMatch(says)
  })

  it('makes one project twice at the same time, one after the other', { timeout: TIMEOUT }, async () => {
    const args = ['make', 'Two foxes at once', '--duration', '4', '--out', 'twice.mp4', ...SMALL]
    const both = await Promise.all([mutoscope(...args), mutoscope(...args)])
    for (const { code, out, err } of both) {
      expect(err).not.toContain('unsettled')
      expect(code).toBe(0)
      expect(out).toContain('twice.mp4')
    }
  })

  it('ends quietly when nobody reads its output any more', { timeout: TIMEOUT }, async () => {
    const { child, ended } = start(['openapi'])
    child.stdout?.destroy()
    expect(await ended).toMatchObject({ code: 0, err: '' })
  })

  it('reads .env of its folder, never over the environment', { timeout: TIMEOUT }, async () => {
    await writeFile(join(folder, '.env'), '\uFEFFMUTOSCOPE_DATA=from-file\r\nREDIS_HOST=redis.test\r\n')
    try {
      expect(await mutoscope('list')).toMatchObject({
        code: 1,
        err: expect.stringContaining('REDIS_HOST is set, but not supported'),
      })
      await start(['list'], { REDIS_HOST: '', MUTOSCOPE_DATA: 'from-environment' }).ended
      expect((await stat(join(folder, 'from-environment'))).isDirectory()).toBe(true)
      await start(['list'], { MUTOSCOPE_IGNORE_ENV: 'REDIS_HOST' }).ended
      expect((await stat(join(folder, 'from-file'))).isDirectory()).toBe(true)
    } finally {
      await rm(join(folder, '.env'))
    }
  })

  const old = ['/usr/bin/node', '/usr/local/bin/node'].find((node) =>
    /^v(?:[1-9]|1\d|20|21)\./u.test(spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout ?? ''),
  )
  it.runIf(old !== undefined)('says in one sentence that Node is too old', async () => {
    const outfile = join(folder, 'main.mjs')
    await build({
      entryPoints: [program],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      external: ['./run-command-line.js'],
      logLevel: 'silent',
    })
    for (const args of [[], ['--help'], ['doctor'], ['make', 'A fox']]) {
      const { status, stdout, stderr } = spawnSync(old ?? '', [outfile, ...args], { encoding: 'utf8' })
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
      expect(stderr).toMatch(/^Mutoscope needs Node 22\.16 or newer; this is Node \d+\.\d+\.\d+\.\n$/u)
    }
  })
})
