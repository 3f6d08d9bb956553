import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bytesSource, type Artifact, type SoundFormat } from '@mutoscope/core'
import type { Media, MediaContext } from '@mutoscope/core/ports'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMedia } from '../create-media.js'
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.js'
import { fileSource } from '../ffmpeg/file-source.js'

const binary = process.env['FFMPEG_PATH'] ?? '/usr/bin/ffmpeg'
const signal = new AbortController().signal
let folder = ''
let media: Media

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sound-file-'))
  media = createMedia({ workDir: folder, ffmpegPath: binary })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function made(name: string, args: readonly string[]): Promise<string> {
  const path = join(folder, name)
  await runFfmpeg({ binary, args: [...args, path], signal })
  return path
}

async function soundFile(path: string, format: SoundFormat) {
  const context: MediaContext = { open: () => fileSource(path), signal, progress: () => {} }
  const output = await media.soundFile({ sound: {} as Artifact, format }, context)
  return { ...output, probe: await media.probe(output.body ?? bytesSource(new Uint8Array(0))) }
}

const SINE = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=1:sample_rate=44100'] as const
const SOURCES = [
  ['mix.m4a', [...SINE, '-c:a', 'aac']],
  [
    'clip.mp4',
    [
      '-f',
      'lavfi',
      '-i',
      'testsrc=size=64x36:rate=25:duration=1',
      ...SINE,
      '-c:a',
      'aac',
      '-pix_fmt',
      'yuv420p',
    ],
  ],
  [
    'upload.webm',
    [
      '-f',
      'lavfi',
      '-i',
      'testsrc=size=64x36:rate=25:duration=1',
      ...SINE,
      '-c:v',
      'libvpx',
      '-c:a',
      'libopus',
    ],
  ],
  ['upload.mp3', SINE],
  ['upload.flac', SINE],
] as const

describe('writeSoundFile', () => {
  test.each(SOURCES)('writes the sound of %s in every format', async (name, args) => {
    const source = await made(name, args)
    for (const [format, mediaType, codec] of [
      ['mp3', 'audio/mpeg', 'mp3'],
      ['wav', 'audio/wav', 'pcm-s16'],
      ['m4a', 'audio/mp4', 'aac'],
    ] as const) {
      const { data, probe, ...output } = await soundFile(source, format)
      expect(output.mediaType).toBe(mediaType)
      expect(probe).toMatchObject({ video: null, audio: { codec }, durationMs: data.durationMs })
      expect(Math.abs(data.durationMs - 1000), `${name} as ${format}`).toBeLessThan(80)
    }
  })

  test('refuses what has no sound or is no media with MEDIA_INVALID and leaves nothing', async () => {
    const silent = await made('silent.mp4', [
      '-f',
      'lavfi',
      '-i',
      'testsrc=size=64x36:rate=25:duration=1',
      '-pix_fmt',
      'yuv420p',
    ])
    await expect(soundFile(silent, 'mp3')).rejects.toMatchObject({
      code: 'MEDIA_INVALID',
      message: expect.stringContaining('no audio'),
    })
    const picture = await made('picture.png', ['-f', 'lavfi', '-i', 'color=red:s=64x36', '-frames:v', '1'])
    await expect(soundFile(picture, 'wav')).rejects.toMatchObject({ code: 'MEDIA_INVALID' })
    expect((await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})
