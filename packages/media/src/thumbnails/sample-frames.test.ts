import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Artifact } from '@mutoscope/core'
import type { MediaContext } from '@mutoscope/core/ports'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openClip, type OpenClip } from '../clips/open-clip.js'
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.js'
import { fileSource } from '../ffmpeg/file-source.js'
import { lumaOf, spreadOf } from './pixels.js'
import { sampleFrames, type SampledFrame } from './sample-frames.js'

const ffmpeg = process.env['FFMPEG_PATH'] ?? '/usr/bin/ffmpeg'
const signal = new AbortController().signal
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sample-frames-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Ten frames a second that become brighter: frame n has a luma of 20 + 3n. */
async function brighter(name: string, frames: number, encoder: readonly string[]): Promise<OpenClip> {
  return clip(name, [
    '-f',
    'lavfi',
    '-i',
    `color=black:s=64x36:r=10:d=${frames / 10},geq=lum=20+3*N:cb=128:cr=128`,
    '-pix_fmt',
    'yuv420p',
    ...encoder,
  ])
}

async function clip(name: string, args: readonly string[]): Promise<OpenClip> {
  const path = join(folder, name)
  await runFfmpeg({ binary: ffmpeg, args: [...args, path], signal })
  const context: MediaContext = { open: () => fileSource(path), signal, progress: () => {} }
  return openClip({} as Artifact, context, { path: join(folder, `placed-${name}`) })
}

/** The frame that is seen in a picture. */
function numberOf({ pixels }: SampledFrame): number {
  return (spreadOf(lumaOf(pixels)).mean * (219 / 255) + 16 - 20) / 3
}

describe('sampleFrames', () => {
  test('takes key frames where there are enough of them', async () => {
    for (const [name, encoder] of [
      ['keys.mp4', ['-c:v', 'libx264', '-g', '7', '-bf', '2']],
      ['keys.webm', ['-c:v', 'libvpx-vp9', '-g', '7', '-deadline', 'realtime', '-cpu-used', '8']],
    ] as const) {
      const frames = await sampleFrames(await brighter(name, 60, encoder), { ffmpeg, signal })
      expect(frames.length).toBeGreaterThanOrEqual(6)
      for (const frame of frames) {
        expect(frame.atMs % 700).toBe(0)
        expect(Math.abs(numberOf(frame) - frame.atMs / 100)).toBeLessThan(1)
      }
    }
  })

  test('looks evenly through a video with few key frames', async () => {
    const frames = await sampleFrames(await brighter('one-key.mp4', 60, ['-c:v', 'libx264', '-bf', '0']), {
      ffmpeg,
      signal,
    })
    expect(frames.map(({ atMs }) => atMs)).toEqual([
      250, 750, 1250, 1750, 2250, 2750, 3250, 3750, 4250, 4750, 5250, 5750,
    ])
    for (const frame of frames)
      expect(Math.abs(numberOf(frame) - Math.floor(frame.atMs / 100))).toBeLessThan(1)
  })

  test('sees a video that was turned as it is shown', async () => {
    const upright = [
      '-f',
      'lavfi',
      '-i',
      'color=black:s=64x36:r=10:d=2,drawbox=w=32:color=white:t=fill',
      '-pix_fmt',
      'yuv420p',
      '-g',
      '2',
    ]
    await clip('upright.mp4', upright)
    const [first] = await sampleFrames(
      await clip('turned.mp4', [
        '-i',
        join(folder, 'upright.mp4'),
        '-c',
        'copy',
        '-metadata:s:v',
        'rotate=90',
      ]),
      { ffmpeg, signal },
    )
    const { data, width, height } = first?.pixels ?? { data: [], width: 0, height: 0 }
    expect([width, height]).toEqual([36, 64])
    for (const [y, bright] of [
      [10, false],
      [54, true],
    ] as const)
      for (const x of [2, 33]) expect((data[(y * width + x) * 3] ?? 0) > 128, `at ${x},${y}`).toBe(bright)
  })

  test('finds the only frame of a video', async () => {
    expect(await sampleFrames(await brighter('single.mp4', 1, []), { ffmpeg, signal })).toHaveLength(1)
  })
})
