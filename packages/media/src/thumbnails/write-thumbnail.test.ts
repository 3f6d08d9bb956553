import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { THUMBNAIL_VARIANTS, type Artifact, type ThumbnailVariant } from '@mutoscope/core'
import type { Media, MediaContext, ThumbnailSpec } from '@mutoscope/core/ports'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMedia } from '../create-media.js'
import { captionSvg } from '../captions/caption-svg.js'
import { layOutCaption } from '../captions/lay-out-caption.js'
import { loadCaptionFonts } from '../captions/load-caption-fonts.js'
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.js'
import { fileSource } from '../ffmpeg/file-source.js'
import { renderSvg } from '../titles/render-svg.js'

const binary = process.env['FFMPEG_PATH'] ?? '/usr/bin/ffmpeg'
const signal = new AbortController().signal
const VARIANTS = Object.keys(THUMBNAIL_VARIANTS) as readonly ThumbnailVariant[]
let folder = ''
let media: Media

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'write-thumbnail-'))
  media = createMedia({ workDir: folder, ffmpegPath: binary })
  // A bright thing on a quiet ground, on the left.
  await sharp({ create: { width: 640, height: 360, channels: 3, background: '#28384a' } })
    .composite([
      {
        input: { create: { width: 130, height: 200, channels: 3, background: '#f08c00' } },
        left: 60,
        top: 90,
      },
    ])
    .png()
    .toFile(join(folder, 'thing.png'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function thumbnail(name: string, spec: Partial<ThumbnailSpec> = {}, by: Media = media) {
  const context: MediaContext = { open: () => fileSource(join(folder, name)), signal, progress: () => {} }
  const output = await by.thumbnail(
    { source: {} as Artifact, variant: 'bold', title: 'Watch this', width: 640, height: 360, ...spec },
    context,
  )
  return { ...output, path: output.body?.path ?? '' }
}

describe('thumbnail', () => {
  test.each(VARIANTS)('%s is a JPEG of exactly its size with scores from 0 to 1', async (variant) => {
    for (const [width, height] of [
      [640, 360],
      [360, 640],
    ] as const) {
      const { data, mediaType, path } = await thumbnail('thing.png', {
        variant,
        width,
        height,
        subtitle: 'And more',
      })
      expect(mediaType).toBe('image/jpeg')
      expect(await sharp(path).metadata()).toMatchObject({ format: 'jpeg', width, height })
      expect(data).toMatchObject({ width, height, atMs: null })
      for (const score of [...Object.values(data.scores), data.clickPrediction])
        expect(score >= 0 && score <= 1).toBe(true)
      expect(data.scores.legibility).toBeGreaterThan(0.4)
    }
  })

  test('scores say what is there: no letters, no colour, no subject', async () => {
    await sharp({ create: { width: 640, height: 360, channels: 3, background: '#808080' } })
      .png()
      .toFile(join(folder, 'grey.png'))
    const [empty, full] = [
      await thumbnail('grey.png', { title: '', variant: 'clean' }),
      await thumbnail('thing.png', { variant: 'clean' }),
    ]
    expect(empty.data).toMatchObject({
      scores: { contrast: 0, legibility: 0, colour: 0, subject: 0 },
      clickPrediction: 0,
    })
    for (const score of ['contrast', 'legibility', 'colour', 'subject'] as const)
      expect(full.data.scores[score]).toBeGreaterThan(0.1)
  })

  test('puts a bold title on the side where less is seen', async () => {
    const { path } = await thumbnail('thing.png', { title: 'Now' })
    const white = async (left: number): Promise<number> => {
      const { data } = await sharp(path)
        .extract({ left, top: 0, width: 320, height: 360 })
        .raw()
        .toBuffer({ resolveWithObject: true })
      let count = 0
      for (let at = 0; at < data.length; at += 3)
        if (Math.min(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0) > 235) count++
      return count
    }
    expect(await white(320)).toBeGreaterThan(10 * (await white(0)) + 500)
  })

  test('takes of a video a frame that is neither black nor blurred, and suits the variant', async () => {
    const colourful = 'testsrc2=s=320x180:r=10:d=2'
    await runFfmpeg({
      binary,
      args: [
        '-f',
        'lavfi',
        '-i',
        'color=black:s=320x180:r=10:d=2',
        '-f',
        'lavfi',
        '-i',
        `${colourful},gblur=12`,
        '-f',
        'lavfi',
        '-i',
        colourful,
        '-filter_complex',
        '[0][1][2]concat=n=3',
        '-pix_fmt',
        'yuv420p',
        join(folder, 'video.mp4'),
      ],
      signal,
    })
    const { data } = await thumbnail('video.mp4', { variant: 'vibrant', width: 320, height: 180 })
    expect(data.atMs).toBeGreaterThanOrEqual(4000)
    expect(data.atMs).toBeLessThan(6000)
  })

  test('takes a black frame when there is no other', async () => {
    await runFfmpeg({
      binary,
      args: [
        '-f',
        'lavfi',
        '-i',
        'color=black:s=64x36:r=2:d=1',
        '-pix_fmt',
        'yuv420p',
        join(folder, 'black.mp4'),
      ],
      signal,
    })
    expect((await thumbnail('black.mp4', { width: 320, height: 180 })).data.atMs).not.toBeNull()
  })

  test('all variants of a video share one look at it, and one frame where they choose the same', async () => {
    await runFfmpeg({
      binary,
      args: [
        '-f',
        'lavfi',
        '-i',
        'testsrc2=s=320x180:r=10:d=3',
        '-pix_fmt',
        'yuv420p',
        join(folder, 'shared.mp4'),
      ],
      signal,
    })
    const [counting, count] = [join(folder, 'counting'), join(folder, 'count')]
    await writeFile(
      counting,
      `#!/bin/sh\ncase "$*" in *file:*) echo x >> ${count};; esac\nexec ${binary} "$@"\n`,
    )
    await chmod(counting, 0o755)
    const counted = createMedia({ workDir: folder, ffmpegPath: counting })
    const source = {
      content: { hash: 'of shared.mp4', size: 1, mediaType: 'video/mp4' },
    } as unknown as Artifact
    const made = await Promise.all(
      [...VARIANTS, ...VARIANTS].map((variant) => thumbnail('shared.mp4', { source, variant }, counted)),
    )
    expect((await readFile(count, 'utf8')).length / 2).toBe(
      1 + new Set(made.map(({ data }) => data.atMs)).size,
    )
  })

  test.each([
    [640, 360],
    [360, 640],
  ])('shows nothing of captions that are burned into a video of %i x %i', async (width, height) => {
    const fonts = await loadCaptionFonts()
    const layout = layOutCaption(['Some places keep', 'their secrets for ever.'], { width, height }, fonts)
    if (layout === null) throw new Error('nothing to draw')
    const name = `captioned-${width}`
    await sharp({ create: { width, height, channels: 3, background: '#28384a' } })
      .composite([
        {
          input: { create: { width: 100, height: 100, channels: 3, background: '#f08c00' } },
          left: 130,
          top: 60,
        },
        {
          input: await renderSvg(captionSvg(layout, fonts.families), [fonts]),
          left: layout.x,
          top: layout.y,
        },
      ])
      .png()
      .toFile(join(folder, `${name}.png`))
    await runFfmpeg({
      binary,
      args: [
        '-loop',
        '1',
        '-i',
        join(folder, `${name}.png`),
        '-t',
        '1',
        '-r',
        '10',
        '-pix_fmt',
        'yuv420p',
        join(folder, `${name}.mp4`),
      ],
      signal,
    })
    for (const size of [
      { width: 640, height: 360 },
      { width: 360, height: 640 },
    ]) {
      const { path } = await thumbnail(`${name}.mp4`, { variant: 'clean', title: '', ...size })
      const { data } = await sharp(path).raw().toBuffer({ resolveWithObject: true })
      let white = 0
      for (let at = 0; at < data.length; at += 3)
        if (Math.min(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0) > 150) white++
      expect(white).toBe(0)
    }
  })

  test('puts a title of a tall picture at the end where less is seen', async () => {
    for (const [top, end] of [
      [40, 'bottom'],
      [380, 'top'],
    ] as const) {
      await sharp({ create: { width: 360, height: 640, channels: 3, background: '#28384a' } })
        .composite([
          {
            input: { create: { width: 200, height: 200, channels: 3, background: '#f08c00' } },
            left: 80,
            top,
          },
        ])
        .png()
        .toFile(join(folder, 'tall.png'))
      for (const variant of ['bold', 'dramatic'] as const) {
        const { path } = await thumbnail('tall.png', { title: 'Now', variant, width: 360, height: 640 })
        const { data } = await sharp(path)
          .extract({ left: 0, top: end === 'top' ? 0 : 320, width: 360, height: 320 })
          .raw()
          .toBuffer({ resolveWithObject: true })
        let white = 0
        for (let at = 0; at < data.length; at += 3)
          if (Math.min(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0) > 235) white++
        expect(white, `${variant} ${end}`).toBeGreaterThan(500)
      }
    }
  })

  test('never lets a title overflow, and says which characters it cannot draw', async () => {
    for (const variant of VARIANTS) {
      const { path, warnings } = await thumbnail('thing.png', {
        variant,
        title: `${'Endless '.repeat(60)}漢`,
        subtitle: 'subtitle '.repeat(50),
      })
      expect(warnings).toEqual([expect.stringContaining('漢')])
      const { data } = await sharp(path).raw().toBuffer({ resolveWithObject: true })
      for (let y = 0; y < 360; y++)
        for (const x of [1, 638])
          expect(
            Math.min(...data.subarray((y * 640 + x) * 3, (y * 640 + x) * 3 + 3)),
            `${variant} at ${x},${y}`,
          ).toBeLessThan(160)
    }
  })

  test('refuses what makes no sense with INVALID_INPUT, what is no picture or video with MEDIA_INVALID, and leaves nothing', async () => {
    for (const spec of [
      { width: 20 },
      { height: 9000 },
      { variant: 'loud' as 'bold' },
      { variant: 'toString' as 'bold' },
    ])
      await expect(thumbnail('thing.png', spec)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await writeFile(join(folder, 'text.png'), 'no picture at all, only a few words')
    await expect(thumbnail('text.png')).rejects.toMatchObject({ code: 'MEDIA_INVALID' })
    expect((await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})
