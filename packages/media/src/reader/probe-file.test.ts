import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MutoscopeError, bytesSource } from '@mutoscope/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.js'
import { probeFile } from './probe-file.js'

const binary = process.env['FFMPEG_PATH'] ?? '/usr/bin/ffmpeg'
const signal = new AbortController().signal
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'probe-file-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function made(name: string, args: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const path = join(folder, name)
  await runFfmpeg({
    binary,
    args: [
      '-f',
      'lavfi',
      '-i',
      'testsrc=size=64x48:rate=25:duration=1',
      '-f',
      'lavfi',
      '-i',
      'sine=duration=1:sample_rate=44100',
      ...args,
      path,
    ],
    signal,
  })
  return Uint8Array.from(await readFile(path))
}

describe('probeFile', () => {
  test('tells everything about an MP4 with picture and sound', async () => {
    const bytes = await made('a.mp4', [
      '-c:v',
      'libx264',
      '-pix_fmt',
      'yuv420p',
      '-c:a',
      'aac',
      '-ac',
      '2',
      '-shortest',
    ])
    expect(await probeFile(bytesSource(bytes))).toEqual({
      container: 'mp4',
      durationMs: expect.closeTo(1000, -2),
      video: { codec: 'h264', width: 64, height: 48, fps: 25, frames: 25, pixelFormat: 'yuv420p' },
      audio: { codec: 'aac', sampleRate: 44_100, channels: 2 },
    })
  })

  test('sees another pixel format', async () => {
    expect(
      (
        await probeFile(
          bytesSource(
            await made('444.mp4', [
              '-map',
              '0',
              '-c:v',
              'libx264',
              '-pix_fmt',
              'yuv444p',
              '-preset',
              'ultrafast',
            ]),
          ),
        )
      ).video?.pixelFormat,
    ).toBe('yuv444p')
    expect(
      (
        await probeFile(
          bytesSource(await made('422.mp4', ['-map', '0', '-c:v', 'libx264', '-pix_fmt', 'yuv422p10le'])),
        )
      ).video?.pixelFormat,
    ).toBe('yuv422p10le')
  })

  test.each([
    ['a.mov', ['-c:v', 'libx264', '-c:a', 'aac']],
    ['a.webm', ['-c:v', 'libvpx', '-c:a', 'libvorbis']],
    ['a.mkv', ['-c:v', 'libx264', '-c:a', 'aac']],
    ['a.wav', ['-map', '1']],
    ['a.mp3', ['-map', '1']],
    ['a.ogg', ['-map', '1', '-c:a', 'libvorbis']],
    ['a.flac', ['-map', '1']],
    ['a.m4a', ['-map', '1']],
  ])('reads %s', async (name, args) => {
    const probe = await probeFile(bytesSource(await made(name, args)))
    expect(Math.abs((probe.durationMs ?? 0) - 1000)).toBeLessThan(60)
    expect(probe.audio).toMatchObject({ sampleRate: 44_100, channels: 1 })
    expect(probe.video === null).toBe(args[0] === '-map')
  })

  test('refuses what is empty, no media, or cut off', async () => {
    const front = await made('front.mp4', ['-c:v', 'libx264', '-c:a', 'aac', '-movflags', '+faststart'])
    const back = await made('back.mp4', ['-c:v', 'libx264', '-c:a', 'aac'])
    const wav = await made('whole.wav', ['-map', '1'])
    const cases: Record<string, Uint8Array<ArrayBuffer>> = {
      empty: new Uint8Array(0),
      text: new TextEncoder().encode('#EXTM3U\nhttp://127.0.0.1/x.ts\n'),
      'index without content': front.slice(0, front.length * 0.7),
      'content without index': back.slice(0, back.length * 0.7),
      'cut WAV': wav.slice(0, wav.length / 2),
      'a box header alone': front.slice(0, 40),
    }
    for (const [name, bytes] of Object.entries(cases)) {
      const outcome = probeFile(bytesSource(bytes)).then(
        () => `${name} was read`,
        (error: unknown) => MutoscopeError.isInstance(error) && error.code,
      )
      expect(await outcome).toBe('MEDIA_INVALID')
    }
  })
})
