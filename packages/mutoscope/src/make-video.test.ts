import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { bytesSource, MutoscopeError, TEMPLATES, type ProjectSettings } from '@mutoscope/core'
import { exactPrice, type ImageModel } from '@mutoscope/core/ports'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStudio, type EmbeddedStudioOptions } from './create-studio.js'
import { makeVideo, renderVideo } from './make-video.js'
import type { MakeVideoOptions } from './make-video-options.js'
import { writeSidecars } from './write-sidecars.js'

const run = promisify(execFile)
const settings: Partial<ProjectSettings> = { resolution: '720p', fps: 24, quality: 'draft' }
const TIMEOUT = 120_000
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mutoscope-make-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Makes videos in a data folder of their own. */
async function withStudio<Result>(
  name: string,
  work: (
    make: (options: MakeVideoOptions) => ReturnType<typeof makeVideo>,
    studio: Awaited<ReturnType<typeof createStudio>>,
  ) => Promise<Result>,
  options: EmbeddedStudioOptions = {},
): Promise<Result> {
  const studio = await createStudio({ dataDir: join(folder, name), ...options })
  try {
    return await work(
      (wanted) => makeVideo(studio, { ...wanted, settings: { ...settings, ...wanted.settings } }),
      studio,
    )
  } finally {
    await studio.close()
  }
}

async function probe(path: string) {
  const { stdout } = await run('ffprobe', [
    '-v',
    'error',
    '-count_packets',
    '-show_entries',
    'stream=codec_name,pix_fmt,width,height,nb_read_packets,r_frame_rate,duration',
    '-of',
    'json',
    path,
  ])
  return (JSON.parse(stdout) as { streams: Record<string, unknown>[] }).streams
}

/** Integrated loudness by ffmpeg's own meter. */
async function loudness(path: string): Promise<number> {
  const { stderr } = await run(
    'ffmpeg',
    ['-hide_banner', '-nostats', '-i', path, '-map', '0:a', '-af', 'ebur128', '-f', 'null', '-'],
    { maxBuffer: 1 << 26 },
  )
  return Number(/Integrated loudness:\s+I:\s+(-?[\d.]+) LUFS/u.exec(stderr)?.[1])
}

const hero: MakeVideoOptions = {
  prompt: 'A hero discovers a hidden treasure in ancient ruins',
  durationSec: 10,
  project: 'hero',
}

describe('makeVideo', () => {
  it(
    'makes a watchable video without keys, reuses all of it, and remakes only what a changed scene touches',
    { timeout: TIMEOUT },
    async () => {
      await withStudio('hero', async (make, studio) => {
        const out = join(folder, 'hero.mp4')
        const first = await make({ ...hero, out })
        expect(first).toMatchObject({
          path: out,
          reused: [],
          costMicros: 0,
          warnings: [],
          video: { durationMs: 10_000, width: 1280, height: 720, frames: 240 },
        })
        const [picture, sound] = await probe(out)
        expect(picture).toMatchObject({
          codec_name: 'h264',
          pix_fmt: 'yuv420p',
          width: 1280,
          height: 720,
          r_frame_rate: '24/1',
          nb_read_packets: '240',
        })
        expect(sound).toMatchObject({ codec_name: 'aac' })
        expect(Math.abs((await loudness(out)) - -14)).toBeLessThanOrEqual(1)
        const bytes = await readFile(out)
        expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'))

        const again = await make({ ...hero, out })
        expect(again.made).toEqual([])
        expect(again.reused.toSorted((a, b) => a.localeCompare(b))).toEqual(
          first.made.toSorted((a, b) => a.localeCompare(b)),
        )

        const [one, two] = first.project.storyboard?.scenes ?? []
        await studio.projects.editScene({ ownerId: 'local', projectId: first.project.id }, 2, {
          narration: 'A door of stone.',
          imagePrompt: 'A stone door in ruins at night',
        })
        const changed = await make({ ...hero, out })
        expect(changed.made.toSorted((a, b) => a.localeCompare(b))).toEqual(
          [
            'captions',
            `join/${one?.id}-${two?.id}`,
            `scene/${two?.id}/body`,
            `scene/${two?.id}/image`,
            `scene/${two?.id}/speech`,
            'sound',
            'video',
          ].toSorted((a, b) => a.localeCompare(b)),
        )

        const sidecars = await writeSidecars(studio, changed.project, out)
        expect(await readFile(sidecars[0] ?? '', 'utf8')).toContain('A door of stone.')
        expect((await readdir(folder)).filter((name) => name.includes('.part'))).toEqual([])
      })
    },
  )

  it.each(TEMPLATES)('joins scenes by the template %s', { timeout: TIMEOUT }, async (template) => {
    await withStudio('templates', async (make) => {
      const out = join(folder, `${template}.mp4`)
      const made = await make({
        ...hero,
        project: `template-${template}`,
        settings: { template, music: 'none' },
        out,
      })
      expect((await probe(out))[0]).toMatchObject({ nb_read_packets: '240' })
      expect(made.made.some((name) => name.startsWith('join/'))).toBe(template !== 'none')
    })
  })

  it.each([
    ['2160p', '16:9', 60, 3840, 2160],
    ['1440p', '1:1', 30, 1440, 1440],
  ] as const)(
    'makes %s at %s and %d frames a second',
    { timeout: TIMEOUT },
    async (resolution, aspectRatio, fps, width, height) => {
      await withStudio('sizes', async (make) => {
        const out = join(folder, `${resolution}.mp4`)
        const made = await make({
          prompt: 'A lighthouse at night',
          durationSec: 3,
          project: resolution,
          settings: { resolution, aspectRatio, fps, music: 'none' },
          out,
        })
        expect((await probe(out))[0]).toMatchObject({
          codec_name: 'h264',
          pix_fmt: 'yuv420p',
          width,
          height,
          r_frame_rate: `${fps}/1`,
          nb_read_packets: String(made.video.frames),
        })
        expect(made.video.durationMs).toBeGreaterThanOrEqual(3000)
      })
    },
  )

  it.each([
    ['one word', 'Hello', 1],
    ['Arabic', 'كان يا ما كان فأر صغير. عاش في الريف.', 1],
    ['Chinese', '从前有一只小老鼠。它住在乡下。', 1],
    [
      'characters that filters and markup know',
      `100% {b} 'it''s': a\\N\\h \\ <i>& "quotes"; [x], %{title}\nand a new line`,
      1,
    ],
  ])('makes a video from a script of %s', { timeout: TIMEOUT }, async (name, script, scenes) => {
    await withStudio('scripts', async (make) => {
      const made = await make({
        script,
        title: name,
        project: name,
        settings: { music: 'none', aspectRatio: '1:1' },
        out: join(folder, 'script.mp4'),
      })
      expect(made.project.storyboard?.scenes.length).toBeGreaterThanOrEqual(scenes)
      const [picture, sound] = await probe(join(folder, 'script.mp4'))
      expect(picture).toMatchObject({ codec_name: 'h264', nb_read_packets: String(made.video.frames) })
      expect(sound).toMatchObject({ codec_name: 'aac' })
    })
  })

  it(
    'says which characters no font can draw and that there is no voice, and still makes the video',
    { timeout: TIMEOUT },
    async () => {
      await withStudio('scripts', async (make) => {
        const made = await make({
          script: '从前有一只小老鼠。',
          title: 'mouse',
          project: 'mouse',
          settings: { music: 'none' },
        })
        expect(made.warnings).toEqual(
          expect.arrayContaining([
            expect.stringContaining('No caption font can draw'),
            expect.stringContaining('voice'),
          ]),
        )
      })
    },
  )

  it('refuses a script without anything to say with SCRIPT_INVALID', { timeout: TIMEOUT }, async () => {
    await withStudio('refused', async (make) => {
      await expect(make({ script: '🎉🎉 !!! …', title: 'party', project: 'party' })).rejects.toMatchObject({
        code: 'STAGE_FAILED',
        details: { failures: [{ code: 'SCRIPT_INVALID' }] },
      })
      await expect(make({ script: '  ', title: 'nothing', project: 'nothing' })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        status: 400,
      })
      await expect(make({ project: 'none' })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    })
  })

  it('plans a script of 10,000 words', { timeout: TIMEOUT }, async () => {
    await withStudio('long', async (_, studio) => {
      const script = Array.from(
        { length: 500 },
        (__, index) =>
          `Paragraph ${index} tells of a mouse that went to the town and saw twenty things there.`,
      ).join('\n\n')
      const project = await studio.projects.create({
        ownerId: 'local',
        recipe: 'narrated',
        brief: { title: 'Long', script },
      })
      const { id: runId } = await studio.runs.start(
        { ownerId: 'local', projectId: project.id },
        { target: 'script' },
      )
      expect((await studio.runs.wait({ ownerId: 'local', runId })).status).toBe('succeeded')
      const { storyboard } = await studio.projects.get({ ownerId: 'local', projectId: project.id })
      expect(
        storyboard?.scenes
          .map(({ narration }) => narration)
          .join(' ')
          .split(/\s+/u).length,
      ).toBeGreaterThanOrEqual(7000)
      expect(storyboard?.scenes).toHaveLength(500)
    })
  })

  it('refuses a place that cannot be written before anything is made', async () => {
    await writeFile(join(folder, 'a-file'), '')
    await withStudio('refused', async (make, studio) => {
      const before = (await studio.projects.list('local')).length
      await expect(make({ ...hero, out: join(folder, 'a-file', 'hero.mp4') })).rejects.toMatchObject({
        code: 'OUTPUT_NOT_WRITABLE',
        status: 500,
      })
      expect(await studio.projects.list('local')).toHaveLength(before)
    })
  })

  it('says that ffmpeg is missing before anything is made', async () => {
    const asked: string[] = []
    const image: ImageModel = {
      provider: 'test',
      model: 'counting',
      version: '1',
      generate: ({ prompt }) => {
        asked.push(prompt)
        return Promise.reject(new MutoscopeError('MODEL_FAILED'))
      },
    }
    await withStudio(
      'no-ffmpeg',
      async (make, studio) => {
        const refused = { code: 'FFMPEG_UNAVAILABLE', message: expect.stringContaining('apt-get install') }
        await expect(make({ ...hero, project: 'no-ffmpeg' })).rejects.toMatchObject(refused)
        expect(await studio.projects.list('local')).toEqual([])
        const { id: projectId } = await studio.projects.create({
          ownerId: 'local',
          recipe: 'storyboard',
          brief: { prompt: 'A fox' },
        })
        const ref = { ownerId: 'local', projectId }
        const { id: runId } = await studio.runs.start(ref, { autoApprove: true })
        const run = await studio.runs.wait({ ownerId: 'local', runId })
        expect(run).toMatchObject({ status: 'failed', error: { code: 'FFMPEG_UNAVAILABLE' } })
        expect(asked).toEqual([])
        expect((await studio.artifacts.list(ref)).size).toBe(0)
        // A script alone needs no ffmpeg.
        const { id } = await studio.runs.start(ref, { target: 'script' })
        expect((await studio.runs.wait({ ownerId: 'local', runId: id })).status).toBe('succeeded')
      },
      { models: { image }, mediaOptions: { ffmpegPath: join(folder, 'no-such-ffmpeg') } },
    )
  })

  it(
    'fails with FFMPEG_FAILED when ffmpeg is killed half way, and the next run makes only what is missing',
    { timeout: TIMEOUT },
    async () => {
      const { stdout } = await run('sh', ['-c', 'command -v ffmpeg'])
      const wrapper = join(folder, 'dying-ffmpeg')
      const marker = join(folder, 'has-died')
      await writeFile(
        wrapper,
        `#!/bin/sh
case "$*" in *libx264*) if [ ! -e ${marker} ]; then touch ${marker}; head -c 3000000 >/dev/null; kill -9 $$; fi;; esac
exec ${stdout.trim()} "$@"
`,
      )
      await chmod(wrapper, 0o755)
      await withStudio(
        'dying',
        async (make) => {
          const options = { ...hero, durationSec: 4, project: 'dying', out: join(folder, 'dying.mp4') }
          await expect(make(options)).rejects.toMatchObject({
            code: 'STAGE_FAILED',
            details: {
              stage: 'render',
              failures: expect.arrayContaining([expect.objectContaining({ code: 'FFMPEG_FAILED' })]),
            },
          })
          await expect(stat(options.out)).rejects.toThrow('ENOENT')
          const made = await make(options)
          expect(made.made.filter((name) => /image|speech|music/u.test(name))).toEqual([])
          expect((await probe(options.out))[0]).toMatchObject({ nb_read_packets: String(made.video.frames) })
        },
        { mediaOptions: { ffmpegPath: wrapper } },
      )
    },
  )

  it(
    'names the model whose picture cannot be read, in the stage that asked for it',
    { timeout: TIMEOUT },
    async () => {
      const image: ImageModel = {
        provider: 'test',
        model: 'broken',
        version: '1',
        generate: ({ width, height }) =>
          Promise.resolve({
            body: bytesSource(new TextEncoder().encode('not a picture')),
            mediaType: 'image/png',
            data: { width, height },
          }),
      }
      await withStudio(
        'broken',
        async (make) => {
          const error: unknown = await make({ ...hero, durationSec: 4, project: 'broken' }).catch(
            (thrown: unknown) => thrown,
          )
          expect(MutoscopeError.isInstance(error) && error.details).toMatchObject({
            stage: 'images',
            failures: expect.arrayContaining([
              expect.objectContaining({ code: 'MODEL_FAILED', model: 'test/broken' }),
            ]),
          })
        },
        { models: { image } },
      )
    },
  )

  it('makes a new project each time unless one is named', { timeout: TIMEOUT }, async () => {
    await withStudio('apart', async (make) => {
      const short = { durationSec: 3, settings: { music: 'none' } } as const
      const [boat, hill] = await Promise.all([
        make({ ...short, prompt: 'A red boat', out: join(folder, 'ann', 'video.mp4') }),
        make({ ...short, prompt: 'A green hill', out: join(folder, 'bob', 'video.mp4') }),
      ])
      expect(boat.project.id).not.toBe(hill.project.id)
      expect([boat.project.key, hill.project.key]).toEqual([null, null])
      expect(boat.models).toEqual(['offline/draftsman', 'offline/flite', 'offline/planner'])
    })
  })

  it(
    'never replaces the storyboard of another brief unless it is told to',
    { timeout: TIMEOUT },
    async () => {
      await withStudio('replaced', async (make, studio) => {
        const wolf = {
          prompt: 'A wolf',
          durationSec: 3,
          project: 'wolf',
          settings: { music: 'none' },
        } as const
        const { project } = await make(wolf)
        const ref = { ownerId: 'local', projectId: project.id }
        await studio.projects.editScene(ref, 1, { narration: 'The wolf howls.' })
        const refused = {
          code: 'ALREADY_EXISTS',
          status: 409,
          message: expect.stringContaining('`replace: true`'),
        }
        await expect(make({ ...wolf, prompt: 'A hare' })).rejects.toMatchObject(refused)
        await expect(make({ ...wolf, durationSec: 4 })).rejects.toMatchObject(refused)
        await expect(make({ script: 'A hare runs.', project: 'wolf' })).rejects.toMatchObject({
          code: 'ALREADY_EXISTS',
          message: expect.stringContaining('storyboard project'),
        })
        const scenes = async () => (await studio.projects.get(ref)).storyboard?.scenes ?? []
        expect((await scenes())[0]?.narration).toBe('The wolf howls.')
        expect((await make({ ...wolf, settings: { music: 'none', style: 'sketch' } })).project.id).toBe(
          project.id,
        )
        expect((await scenes())[0]?.narration).toBe('The wolf howls.')
        await make({ ...wolf, prompt: 'A hare', replace: true })
        expect((await scenes())[0]?.narration).not.toBe('The wolf howls.')
      })
    },
  )

  it('stays within its budget, and stops at a gate that nobody approved', { timeout: TIMEOUT }, async () => {
    const image: ImageModel = {
      provider: 'test',
      model: 'dear',
      version: '1',
      paid: {
        dedupe: 'none',
        price: () => exactPrice(1000),
      },
      generate: () => Promise.reject(new MutoscopeError('MODEL_FAILED')),
    }
    await withStudio(
      'budget',
      async (make) => {
        await expect(make({ ...hero, budgetMicros: 999 })).rejects.toMatchObject({
          code: 'STAGE_FAILED',
          details: {
            failures: expect.arrayContaining([expect.objectContaining({ code: 'BUDGET_EXCEEDED' })]),
          },
        })
      },
      { models: { image } },
    )
    await withStudio('gated', async (make, studio) => {
      const wanted = {
        prompt: 'A wolf',
        durationSec: 3,
        project: 'wolf',
        settings: { music: 'none' },
      } as const
      const gated = make({ ...wanted, autoApprove: false, priority: 3 })
      await expect(gated).rejects.toMatchObject({ code: 'GATE_WAITING', status: 409 })
      const project = await studio.projects.findByKey('local', 'wolf')
      const ref = { ownerId: 'local', projectId: project?.id ?? '' }
      expect(await studio.runs.active(ref)).toMatchObject({ status: 'gated', priority: 3 })
      await studio.approve(ref)
      const made = await renderVideo(studio, ref, { autoApprove: false, out: join(folder, 'wolf.mp4') })
      expect(made.path).toBe(join(folder, 'wolf.mp4'))
    })
  })

  it('writes what the extension says, or refuses it before any work', { timeout: TIMEOUT }, async () => {
    await withStudio('containers', async (make, studio) => {
      const wanted = { prompt: 'A wolf', durationSec: 3, settings: { music: 'none' } } as const
      await make({ ...wanted, out: join(folder, 'new', 'folder', 'wolf.webm') })
      expect((await probe(join(folder, 'new', 'folder', 'wolf.webm')))[0]).toMatchObject({
        codec_name: 'vp9',
      })
      const before = (await studio.projects.list('local')).length
      for (const [out, code] of [
        ['wolf.avi', 'INVALID_INPUT'],
        ['wolf', 'INVALID_INPUT'],
        ['.', 'INVALID_INPUT'],
        ['new/', 'INVALID_INPUT'],
      ] as const)
        await expect(make({ ...wanted, out: join(folder, out) })).rejects.toMatchObject({ code })
      const large = { ...wanted, settings: { resolution: '2160p' } } as const
      await expect(make({ ...large, out: join(folder, 'wolf.webm') })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        message: expect.stringContaining('not 2160p'),
      })
      await mkdir(join(folder, 'folder.mp4'))
      await expect(make({ ...wanted, out: join(folder, 'folder.mp4') })).rejects.toMatchObject({
        code: 'OUTPUT_NOT_WRITABLE',
      })
      expect(await studio.projects.list('local')).toHaveLength(before)
    })
  })

  it.each([
    [{ prompt: 'A fox', title: 'Fox' }, 'title'],
    [{ prompt: 'A fox', recipe: 'avatar' }, 'recipe'],
    [{ prompt: 'A fox', script: 'A fox.' }, 'prompt'],
    [{ brief: { prompt: 'A fox' }, durationSec: 3 }, 'durationSec'],
    [{ prompt: 'A fox', tone: 'loud' }, undefined],
  ] as const)('refuses %j by name', async (options, field) => {
    await withStudio('refused', async (make) => {
      await expect(make(options)).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        ...(field === undefined ? {} : { details: { field } }),
      })
    })
  })

  it('stops when it is told to, and goes on where it stopped', { timeout: TIMEOUT }, async () => {
    await withStudio('stopped', async (make) => {
      const controller = new AbortController()
      const options = { ...hero, durationSec: 8, project: 'stopped' }
      const stopped = make({
        ...options,
        signal: controller.signal,
        onProgress: ({ stage }) => stage === 'render' && controller.abort(),
      })
      await expect(stopped).rejects.toMatchObject({ code: 'CANCELLED', status: 409 })
      const made = await make(options)
      expect(made.made.filter((name) => /image|speech|music/u.test(name))).toEqual([])
    })
  })
})
