import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Artifact, MediaContext } from '@mutoscope/core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMedia } from '../create-media.js'
import { fileSource } from '../segments/file-source.js'

let folder = ''
const run = promisify(execFile)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mutoscope-frame-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** A clip that is red and ends blue: the last of its frames alone. */
async function redThenBlue(name: string, seconds: number): Promise<string> {
  const path = join(folder, name)
  const frames = Math.round(seconds * 10)
  await run('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', `color=red:s=64x36:r=10:d=${(frames - 1) / 10}`, '-f', 'lavfi', '-i', 'color=blue:s=64x36:r=10:d=0.1', '-filter_complex', '[0][1]concat', '-pix_fmt', 'yuv420p', path])
  return path
}

function lastFrameOf(path: string) {
  const context: MediaContext = { open: () => fileSource(path), signal: new AbortController().signal, progress: () => {} }
  return createMedia({ workDir: folder }).lastFrame({} as Artifact, context)
}

describe('the last frame of a clip', () => {
  it.each([['long.mp4', 8], ['short.mp4', 0.3], ['other.webm', 2]])('is the last one of %s, %d seconds long', async (name, seconds) => {
    const { body, data, mediaType } = await lastFrameOf(await redThenBlue(name, seconds))
    expect({ data, mediaType }).toEqual({ data: { width: 64, height: 36 }, mediaType: 'image/png' })
    const { dominant } = await sharp(body?.path).stats()
    expect(dominant.b).toBeGreaterThan(200)
    expect(dominant.r).toBeLessThan(60)
  })

  it('of what is no video, or none at all, is refused with MEDIA_INVALID, and nothing is left', async () => {
    const path = join(folder, 'text.mp4')
    await writeFile(path, 'not a video')
    await expect(lastFrameOf(path)).rejects.toMatchObject({ code: 'MEDIA_INVALID', status: 422 })
    const whole = await redThenBlue('cut.mp4', 2)
    await run('truncate', ['-s', String(Math.floor((await stat(whole)).size / 3)), whole])
    await expect(lastFrameOf(whole)).rejects.toMatchObject({ code: 'MEDIA_INVALID' })
  })
})
