import { mkdtemp, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Artifact } from '@mutoscope/core'
import type { FrameSpec, Media, MediaContext } from '@mutoscope/core/ports'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMedia } from '../create-media.js'
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.js'
import { fileSource } from '../ffmpeg/file-source.js'

const binary = process.env['FFMPEG_PATH'] ?? '/usr/bin/ffmpeg'
const signal = new AbortController().signal
let folder = ''
let media: Media

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'write-frame-'))
  media = createMedia({ workDir: folder, ffmpegPath: binary })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function clip(name: string, args: readonly string[]): Promise<string> {
  const path = join(folder, name)
  await runFfmpeg({ binary, args: [...args, path], signal })
  return path
}

/** A clip that is red and ends blue: the last of its frames alone. */
function redThenBlue(name: string, seconds: number): Promise<string> {
  const frames = Math.round(seconds * 10)
  return clip(name, [
    '-f',
    'lavfi',
    '-i',
    `color=red:s=64x36:r=10:d=${(frames - 1) / 10}`,
    '-f',
    'lavfi',
    '-i',
    'color=blue:s=64x36:r=10:d=0.1',
    '-filter_complex',
    '[0][1]concat',
    '-pix_fmt',
    'yuv420p',
  ])
}

/** Each frame is a grey of its own: 40 + 4 times its number. */
function counting(name: string, fps: number, args: readonly string[] = []): Promise<string> {
  return clip(name, [
    '-f',
    'lavfi',
    '-i',
    `color=black:s=64x36:r=${fps}:d=${40 / fps}`,
    '-f',
    'lavfi',
    '-i',
    `sine=d=${40 / fps}`,
    '-vf',
    'geq=lum=40+4*N:cb=128:cr=128',
    '-pix_fmt',
    'yuv420p',
    ...args,
  ])
}

function frameOf(path: string, at: FrameSpec['at']) {
  const context: MediaContext = { open: () => fileSource(path), signal, progress: () => {} }
  return media.frame({ clip: {} as Artifact, at }, context)
}

async function greyOf(path: string, at: FrameSpec['at']): Promise<number> {
  const { body } = await frameOf(path, at)
  const { channels } = await sharp(body?.path).stats()
  // Back to luma: limited range.
  return 16 + ((channels[0]?.mean ?? 0) * 219) / 255
}

describe('the frame of a clip', () => {
  it.each([
    ['long.mp4', 8],
    ['short.mp4', 0.3],
    ['other.webm', 2],
  ])('is the last one of %s, %d seconds long', async (name, seconds) => {
    const { body, data, mediaType } = await frameOf(await redThenBlue(name, seconds), 'last')
    expect({ data, mediaType }).toEqual({ data: { width: 64, height: 36 }, mediaType: 'image/png' })
    const { dominant } = await sharp(body?.path).stats()
    expect(dominant.b).toBeGreaterThan(200)
    expect(dominant.r).toBeLessThan(60)
  })

  it.each([
    ['24.mp4', 24, ['-c:a', 'aac', '-g', '12']],
    ['60.mp4', 60, ['-bf', '3']],
    ['25.webm', 25, ['-c:v', 'libvpx', '-b:v', '2M', '-c:a', 'libopus']],
  ] as const)('is the one shown at a time of %s', async (name, fps, args) => {
    const path = await counting(name, fps, args)
    for (const number of [0, 7, 39]) {
      for (const within of [0, 0.9])
        expect(
          Math.abs((await greyOf(path, ((number + within) * 1000) / fps)) - (40 + 4 * number)),
          `frame ${number} + ${within}`,
        ).toBeLessThan(2)
    }
  })

  it('stands upright and has square pixels', async () => {
    const source = await counting('plain.mp4', 10)
    const turned = await clip('turned.mp4', ['-i', source, '-c', 'copy', '-metadata:s:v', 'rotate=90'])
    expect((await frameOf(turned, 'last')).data).toEqual({ width: 36, height: 64 })
    const wide = await clip('wide.mp4', ['-i', source, '-vf', 'setsar=2', '-pix_fmt', 'yuv420p'])
    expect((await frameOf(wide, 0)).data).toEqual({ width: 128, height: 36 })
  })

  it('at a time outside the clip is refused with INVALID_INPUT, which names the length', async () => {
    const path = await counting('refused.mp4', 20)
    for (const at of [-1, 2001, Number.NaN])
      await expect(frameOf(path, at)).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        message: expect.stringContaining('2000 ms long'),
      })
    expect(Math.abs((await greyOf(path, 2000)) - 196)).toBeLessThan(2)
  })

  it('of what is no video, only sound, or cut off is refused with MEDIA_INVALID, and nothing is left', async () => {
    const path = join(folder, 'text.mp4')
    await writeFile(path, 'not a video')
    await expect(frameOf(path, 'last')).rejects.toMatchObject({ code: 'MEDIA_INVALID', status: 422 })
    const whole = await redThenBlue('cut.mp4', 2)
    await truncate(whole, Math.floor((await stat(whole)).size / 3))
    await expect(frameOf(whole, 'last')).rejects.toMatchObject({ code: 'MEDIA_INVALID' })
    await expect(
      frameOf(await clip('sound.wav', ['-f', 'lavfi', '-i', 'sine=d=1']), 0),
    ).rejects.toMatchObject({ code: 'MEDIA_INVALID' })
    expect((await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('with more pixels than the limit is refused with MEDIA_TOO_LARGE before it is decoded', async () => {
    const path = await redThenBlue('limit.mp4', 1)
    const context: MediaContext = { open: () => fileSource(path), signal, progress: () => {} }
    await expect(
      createMedia({ workDir: folder, maxClipPixels: 1000 }).frame(
        { clip: {} as Artifact, at: 'last' },
        context,
      ),
    ).rejects.toMatchObject({ code: 'MEDIA_TOO_LARGE', details: { width: 64, height: 36, limit: 1000 } })
  })
})
