import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Artifact } from '@mutoscope/core'
import type { MediaContext } from '@mutoscope/core/ports'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openClip, type OpenClip } from '../clips/open-clip.js'
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.js'
import { fileSource } from '../ffmpeg/file-source.js'
import { openReel, type ClipReel, type ReelFrame } from './open-reel.js'

const ffmpeg = process.env['FFMPEG_PATH'] ?? '/usr/bin/ffmpeg'
const signal = new AbortController().signal
let folder = ''
let clip: OpenClip

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'open-reel-'))
  const path = join(folder, 'made.mp4')
  await runFfmpeg({
    binary: ffmpeg,
    args: ['-f', 'lavfi', '-i', 'testsrc2=s=64x36:r=30:d=2', '-pix_fmt', 'yuv420p', path],
    signal,
  })
  const context: MediaContext = { open: () => fileSource(path), signal, progress: () => {} }
  clip = await openClip({} as Artifact, context, { path: join(folder, 'placed') })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function reel(frames: number, from = 0): ClipReel {
  return openReel({
    clips: [{ key: 'clip', clip }],
    window: { from, frames },
    format: { width: 64, height: 36, fps: 30 },
    ffmpeg,
    signal,
  })
}

describe('openReel', () => {
  test('holds a few frames only: the decoder waits for memory that is given back', async () => {
    const open = reel(60)
    const held: ReelFrame[] = []
    for (let frame = 0; frame < 4; frame++) held.push(await open.next())
    let came = false
    const fifth = open.next().then((frame) => {
      came = true
      return frame
    })
    const [first] = held
    expect(came).toBe(false)
    first?.free()
    expect((await fifth).picture.planes).toBe(first?.picture.planes)
    expect(new Set(held.map(({ picture }) => picture.planes)).size).toBe(4)
    await open.close()
  })

  test('gives the last frame again after the end, and names frames by what they show', async () => {
    const open = reel(5, 57)
    open.start()
    const keys: string[] = []
    for (let frame = 0; frame < 5; frame++) {
      const { picture, free } = await open.next()
      keys.push(picture.key)
      free()
    }
    expect(keys).toEqual(['clip 57', 'clip 58', 'clip 59', 'clip 59', 'clip 59'])
    await open.close()
  })

  test('loses no frame when it is told to start while the first frame is waited for', async () => {
    const open = reel(4)
    const first = open.next()
    open.start()
    const keys = [await first, await open.next(), await open.next(), await open.next()].map(
      ({ picture }) => picture.key,
    )
    expect(keys).toEqual(['clip 0', 'clip 1', 'clip 2', 'clip 3'])
    await open.close()
  })

  test('closes while it decodes, before it has begun and twice', async () => {
    const begun = reel(60)
    begun.start()
    await begun.next()
    await Promise.all([begun.close(), reel(60).close()])
    await expect(begun.close()).resolves.toBeUndefined()
  })
})
