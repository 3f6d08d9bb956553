import { join } from 'node:path'
import { TEMPLATES } from '@mutoscope/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openMakeFolder, probe } from './make-video.fixture.js'

let place: Awaited<ReturnType<typeof openMakeFolder>>
let folder = ''
const withStudio: typeof place.withStudio = async (...work) => place.withStudio(...work)

beforeAll(async () => {
  place = await openMakeFolder()
  folder = place.folder
})
afterAll(async () => place.close())

describe('makeVideo, by settings and script', () => {
  it.each(TEMPLATES)('joins scenes by the template %s', async (template) => {
    await withStudio('templates', async (make) => {
      const out = join(folder, `${template}.mp4`)
      const made = await make({
        script: 'A fox walks.\n\nA crow sings.',
        title: 'Fox and crow',
        project: `template-${template}`,
        settings: { template, music: 'none', aspectRatio: '1:1' },
        out,
      })
      expect((await probe(out))[0]).toMatchObject({ nb_read_packets: String(made.video.frames) })
      expect(made.made.some((name) => name.startsWith('join/'))).toBe(template !== 'none')
    })
  })

  it.each([
    ['2160p', '16:9', 24, 3840, 2160],
    ['1440p', '1:1', 60, 1440, 1440],
  ] as const)(
    'makes %s at %s and %d frames a second',
    async (resolution, aspectRatio, fps, width, height) => {
      await withStudio('sizes', async (make) => {
        const out = join(folder, `${resolution}.mp4`)
        const made = await make({
          script: 'A lighthouse at night.',
          title: resolution,
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
  ])('makes a video from a script of %s', async (name, script, scenes) => {
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

  it('says which characters no font can draw and that there is no voice, and still makes the video', async () => {
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
  })
})
