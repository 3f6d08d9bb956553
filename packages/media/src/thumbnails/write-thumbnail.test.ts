import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { THUMBNAIL_VARIANTS, type Artifact, type Media, type MediaContext, type ThumbnailSpec, type ThumbnailVariant } from '@mutoscope/core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMedia } from '../create-media.js'
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.js'
import { fileSource } from '../segments/file-source.js'

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
    .composite([{ input: { create: { width: 130, height: 200, channels: 3, background: '#f08c00' } }, left: 60, top: 90 }]).png().toFile(join(folder, 'thing.png'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function thumbnail(name: string, spec: Partial<ThumbnailSpec> = {}) {
  const context: MediaContext = { open: () => fileSource(join(folder, name)), signal, progress: () => {} }
  const output = await media.thumbnail({ source: {} as Artifact, variant: 'bold', title: 'Watch this', width: 640, height: 360, ...spec }, context)
  return { ...output, path: output.body?.path ?? '' }
}

describe('thumbnail', () => {
  test.each(VARIANTS)('%s is a JPEG of exactly its size with scores from 0 to 1', async (variant) => {
    for (const [width, height] of [[640, 360], [360, 640]] as const) {
      const { data, mediaType, path } = await thumbnail('thing.png', { variant, width, height, subtitle: 'And more' })
      expect(mediaType).toBe('image/jpeg')
      expect(await sharp(path).metadata()).toMatchObject({ format: 'jpeg', width, height })
      expect(data).toMatchObject({ width, height, atMs: null })
      for (const score of [...Object.values(data.scores), data.clickPrediction]) expect(score >= 0 && score <= 1).toBe(true)
      expect(data.scores.legibility).toBeGreaterThan(0.4)
    }
  })

  test('scores say what is there: no letters, no colour, no subject', async () => {
    await sharp({ create: { width: 640, height: 360, channels: 3, background: '#808080' } }).png().toFile(join(folder, 'grey.png'))
    const [empty, full] = [await thumbnail('grey.png', { title: '', variant: 'clean' }), await thumbnail('thing.png', { variant: 'clean' })]
    expect(empty.data).toMatchObject({ scores: { contrast: 0, legibility: 0, colour: 0, subject: 0 }, clickPrediction: 0 })
    for (const score of ['contrast', 'legibility', 'colour', 'subject'] as const) expect(full.data.scores[score]).toBeGreaterThan(0.1)
  })

  test('puts a bold title on the side where less is seen', async () => {
    const { path } = await thumbnail('thing.png', { title: 'Now' })
    const white = async (left: number): Promise<number> => {
      const { data } = await sharp(path).extract({ left, top: 0, width: 320, height: 360 }).raw().toBuffer({ resolveWithObject: true })
      let count = 0
      for (let at = 0; at < data.length; at += 3) if (Math.min(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0) > 235) count++
      return count
    }
    expect(await white(320)).toBeGreaterThan(10 * (await white(0)) + 500)
  })

  test('takes of a video a frame that is neither black nor blurred, and suits the variant', async () => {
    const colourful = 'testsrc2=s=320x180:r=10:d=2'
    await runFfmpeg({ binary, args: ['-f', 'lavfi', '-i', 'color=black:s=320x180:r=10:d=2', '-f', 'lavfi', '-i', `${colourful},gblur=12`, '-f', 'lavfi', '-i', colourful, '-filter_complex', '[0][1][2]concat=n=3', '-pix_fmt', 'yuv420p', join(folder, 'video.mp4')], signal })
    const { data } = await thumbnail('video.mp4', { variant: 'vibrant', width: 320, height: 180 })
    expect(data.atMs).toBeGreaterThanOrEqual(4000)
    expect(data.atMs).toBeLessThan(6000)
  })

  test('takes a black frame when there is no other', async () => {
    await runFfmpeg({ binary, args: ['-f', 'lavfi', '-i', 'color=black:s=64x36:r=2:d=1', '-pix_fmt', 'yuv420p', join(folder, 'black.mp4')], signal })
    expect((await thumbnail('black.mp4', { width: 320, height: 180 })).data.atMs).not.toBeNull()
  })

  test('never lets a title overflow, and says which characters it cannot draw', async () => {
    for (const variant of VARIANTS) {
      const { path, warnings } = await thumbnail('thing.png', { variant, title: `${'Endless '.repeat(60)}漢`, subtitle: 'subtitle '.repeat(50) })
      expect(warnings).toEqual([expect.stringContaining('漢')])
      const { data } = await sharp(path).raw().toBuffer({ resolveWithObject: true })
      for (let y = 0; y < 360; y++) for (const x of [1, 638]) expect(Math.min(...data.subarray((y * 640 + x) * 3, (y * 640 + x) * 3 + 3)), `${variant} at ${x},${y}`).toBeLessThan(160)
    }
  })

  test('refuses what makes no sense with INVALID_INPUT, what is no picture or video with MEDIA_INVALID, and leaves nothing', async () => {
    for (const spec of [{ width: 20 }, { height: 9000 }, { variant: 'loud' as 'bold' }, { variant: 'toString' as 'bold' }]) await expect(thumbnail('thing.png', spec)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await writeFile(join(folder, 'text.png'), 'no picture at all, only a few words')
    await expect(thumbnail('text.png')).rejects.toMatchObject({ code: 'MEDIA_INVALID' })
    expect((await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})
