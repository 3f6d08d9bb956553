import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Artifact, ByteSource } from '@mutoscope/core'
import type { ExportSpec, Media, MediaContext } from '@mutoscope/core/ports'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMedia, type MediaOptions } from '../create-media.js'
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.js'
import { fileSource } from '../ffmpeg/file-source.js'

const binary = process.env['FFMPEG_PATH'] ?? '/usr/bin/ffmpeg'
const signal = new AbortController().signal
let folder = ''
let media: Media

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'export-video-'))
  media = createMedia({ workDir: folder, ffmpegPath: binary })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function made(
  name: string,
  size: string,
  args: readonly string[] = ['-c:a', 'aac', '-ac', '2'],
): Promise<string> {
  const path = join(folder, name)
  await runFfmpeg({
    binary,
    args: [
      '-f',
      'lavfi',
      '-i',
      `testsrc2=size=${size}:rate=30:duration=1`,
      '-f',
      'lavfi',
      '-i',
      'sine=duration=1:sample_rate=48000',
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-pix_fmt',
      'yuv420p',
      ...args,
      path,
    ],
    signal,
  })
  return path
}

async function exported(
  path: string,
  spec: Omit<ExportSpec, 'video'>,
  changes: Partial<MediaContext> = {},
  options?: MediaOptions,
) {
  const context: MediaContext = { open: () => fileSource(path), signal, progress: () => {}, ...changes }
  return (
    options === undefined ? media : createMedia({ workDir: folder, ffmpegPath: binary, ...options })
  ).exportVideo({ video: {} as Artifact, ...spec }, context)
}

/** The boxes at the top of an MP4 or MOV, in order. */
async function boxes(body: ByteSource | null): Promise<string[]> {
  const bytes: Uint8Array[] = []
  for await (const chunk of body?.stream() ?? []) bytes.push(chunk)
  const all = Buffer.concat(bytes)
  const found: string[] = []
  for (let at = 0; at + 8 <= all.length; at += all.readUInt32BE(at))
    found.push(all.toString('latin1', at + 4, at + 8))
  return found
}

describe('exportVideo', () => {
  test.each([
    ['mp4', 480, '640x360', { width: 854, height: 480, videoCodec: 'h264', audioCodec: 'aac' }, 'video/mp4'],
    [
      'mov',
      480,
      '360x640',
      { width: 480, height: 854, videoCodec: 'h264', audioCodec: 'aac' },
      'video/quicktime',
    ],
    [
      'webm',
      480,
      '480x480',
      { width: 480, height: 480, videoCodec: 'vp9', audioCodec: 'opus' },
      'video/webm',
    ],
  ] as const)(
    'makes %s with a short side of %d from %s',
    async (container, shortSide, size, wanted, mediaType) => {
      const output = await exported(await made(`${container}.mp4`, size), { container, shortSide })
      expect(output).toMatchObject({
        mediaType,
        data: { ...wanted, fps: 30, frames: 30, durationMs: expect.closeTo(1000, -2) },
      })
    },
  )

  test.each(['mp4', 'mov'] as const)(
    'puts the index of %s first, so that it plays while it loads',
    async (container) => {
      const { body } = await exported(await made('index.mp4', '640x360'), { container, shortSide: 480 })
      expect((await boxes(body)).filter((type) => type === 'moov' || type === 'mdat')).toEqual([
        'moov',
        'mdat',
      ])
    },
  )

  test('adds no sound where there is none', async () => {
    const silent = await made('silent.mp4', '640x360', ['-an'])
    for (const container of ['mp4', 'webm'] as const)
      expect((await exported(silent, { container, shortSide: 480 })).data.audioCodec).toBeNull()
  })

  test('changes only the container of what already is as wanted', async () => {
    const source = await made('ready.mp4', '854x480')
    const size = (await fileSource(source)).size ?? 0
    const { data, body } = await exported(source, { container: 'mov', shortSide: 480 })
    expect(data).toMatchObject({ width: 854, height: 480, frames: 30 })
    expect(Math.abs((body?.size ?? 0) - size)).toBeLessThan(size * 0.02)
    expect(await boxes(body)).toContain('moov')
  })

  test('tells how far it is, up to the end', async () => {
    const told: number[] = []
    await exported(
      await made('told.mp4', '640x360'),
      { container: 'webm', shortSide: 480 },
      { progress: (fraction) => void told.push(fraction) },
    )
    expect(told.at(-1)).toBe(1)
    expect(told.every((fraction) => fraction >= 0 && fraction <= 1)).toBe(true)
  })

  test('refuses what is no video, ends on an abort and on its limit of time, and leaves nothing', async () => {
    const sound = join(folder, 'sound.wav')
    await runFfmpeg({ binary, args: ['-f', 'lavfi', '-i', 'sine=d=1', sound], signal })
    await expect(exported(sound, { container: 'mp4', shortSide: 480 })).rejects.toMatchObject({
      code: 'MEDIA_INVALID',
    })
    const source = await made('left.mp4', '640x360')
    const controller = new AbortController()
    controller.abort()
    await expect(
      exported(source, { container: 'webm', shortSide: 1080 }, { signal: controller.signal }),
    ).rejects.toMatchObject({ code: 'CANCELLED' })
    await expect(
      exported(source, { container: 'webm', shortSide: 1080 }, {}, { exportTimeoutMs: 1 }),
    ).rejects.toMatchObject({ code: 'TIMEOUT' })
    await expect(
      exported(source, { container: 'mp4', shortSide: 480 }, {}, { maxClipPixels: 100 }),
    ).rejects.toMatchObject({ code: 'MEDIA_TOO_LARGE' })
    expect(
      (await readdir(folder, { recursive: true })).filter((name) => /\.part$|work-/u.test(name)),
    ).toEqual([])
  })
})
