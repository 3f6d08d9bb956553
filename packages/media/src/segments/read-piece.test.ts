import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPiece } from './read-piece.js'

const FFMPEG = process.env['FFMPEG_PATH'] ?? 'ffmpeg'
let folder: string
let whole: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-piece-'))
  whole = join(folder, 'whole.mp4')
  const source = ['-f', 'lavfi', '-i', 'testsrc=size=64x64:rate=30', '-frames:v', '17']
  await promisify(execFile)(FFMPEG, [
    '-v',
    'error',
    ...source,
    '-c:v',
    'libx264',
    '-pix_fmt',
    'yuv420p',
    whole,
  ])
})

afterAll(() => rm(folder, { recursive: true, force: true }))

describe('readPiece', () => {
  it('counts frames and names the stream', () => {
    expect(readPiece(whole)).toEqual({
      frames: 17,
      startsWithKeyFrame: true,
      streamKey: expect.stringMatching(/^[0-9a-f]{64}$/u),
    })
  })

  it('refuses a file whose writing was stopped, wherever that was', async () => {
    const bytes = await readFile(whole)
    const cut = join(folder, 'cut.mp4')
    for (const length of [0, 7, 40, bytes.length >> 1, bytes.length - 1]) {
      await writeFile(cut, bytes.subarray(0, length))
      expect(() => readPiece(cut)).toThrow(expect.objectContaining({ code: 'MEDIA_INVALID' }))
    }
  })
})
