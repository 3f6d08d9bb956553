import { spawn } from 'node:child_process'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const hooks = new URL('../../../../scripts/source-hooks.mjs', import.meta.url).href
const program = fileURLToPath(new URL('main.ts', import.meta.url))
const TIMEOUT = 120_000
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mutoscope-cli-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Runs the command line in the test's folder. */
function mutoscope(...args: readonly string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      ['--conditions=@mutoscope/source', '--import', hooks, program, ...args],
      { cwd: folder },
    )
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    child.on('close', (code) => resolve({ code, out, err }))
  })
}

const SMALL = ['--resolution', '720p', '--fps', '24', '--quality', 'draft', '--music', 'none']

describe('mutoscope on the command line', () => {
  it(
    'makes a video, makes nothing again, tells the status, and remakes one scene after an edit',
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
      expect((await stat(join(folder, 'fox.mp4'))).size).toBeGreaterThan(10_000)
      expect((await mutoscope(...make)).out).toMatch(/made 0 \(nothing\), reused \d+/u)

      expect((await mutoscope('status')).out).toMatch(/^fox\s+storyboard\s+\d scenes/u)
      expect((await mutoscope('status', 'fox')).out).toContain('everything is current')
      const edited = await mutoscope(
        'edit',
        'fox',
        '--scene',
        '1',
        '--narration',
        'Deep in the wood.',
        '--image',
        'A fox in a dark forest',
      )
      expect(edited).toMatchObject({ code: 0, out: expect.stringContaining('not everything is current') })
      expect(edited.out).toMatch(/stale\s+images\s+scene\/1\/image\s+\(prompt changed\)/u)
      expect((await mutoscope(...make)).out).toMatch(/made \d+ \(1 picture, 1 voice line,/u)
    },
  )

  it('makes a video from a script in a file', { timeout: TIMEOUT }, async () => {
    await writeFile(
      join(folder, 'story.txt'),
      'A mouse lived in the country.\n\nIts cousin lived in the town.',
    )
    const made = await mutoscope('make', '--script', 'story.txt', '--json', '--sidecars', ...SMALL)
    expect(made.code).toBe(0)
    expect(JSON.parse(made.out)).toMatchObject({
      project: 'story',
      path: join(folder, 'story.mp4'),
      costMicros: 0,
    })
    for (const kind of ['srt', 'vtt', 'ass'])
      expect((await stat(join(folder, `story.${kind}`))).size).toBeGreaterThan(20)
  })

  it('finds everything in order where it is', { timeout: TIMEOUT }, async () => {
    const { code, out } = await mutoscope('doctor', '--json')
    expect(JSON.parse(out)).toMatchObject(
      ['node', 'sqlite', 'data', 'ffmpeg', 'voice'].map((name) => ({ name, ok: true })),
    )
    expect(code).toBe(0)
  })

  it.each([
    [['make'], 2, 'Give either a brief in quotes or --script FILE.'],
    [['make', 'a', 'b'], 2, 'Too many words'],
    [['make', 'A fox', '--duration', 'long'], 2, '--duration takes a number'],
    [['make', 'A fox', '--colour', 'red'], 2, "Unknown option '--colour'"],
    [['dance'], 2, 'There is no command "dance".'],
    [[], 2, 'mutoscope make'],
    [['make', 'A fox', '--style', 'cubist'], 1, 'INVALID_INPUT: The settings cannot be used. style'],
    [['make', 'A fox', '--duration', '7200'], 1, 'INVALID_INPUT: The brief cannot be used. durationSec'],
    [
      ['make', '--script', 'no-such-file.txt'],
      1,
      'INVALID_INPUT: The script no-such-file.txt cannot be read.',
    ],
    [['status', 'nobody'], 1, 'PROJECT_NOT_FOUND: There is no project "nobody"'],
    [['edit', 'nobody'], 2, 'Give --scene NUMBER or --order'],
  ])('answers %j with %d', { timeout: TIMEOUT }, async (args, code, says) => {
    const result = await mutoscope(...args)
    expect(result.code).toBe(code)
    expect(result.err + result.out).toContain(says)
  })
})
