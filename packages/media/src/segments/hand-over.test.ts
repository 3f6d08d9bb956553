import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { RenderedSegment, SegmentSpec } from '@mutoscope/core/ports'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handOver } from './hand-over.js'

const FFMPEG = process.env['FFMPEG_PATH'] ?? 'ffmpeg'
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hand-over-'))
  const source = ['-f', 'lavfi', '-i', 'testsrc=size=64x64:rate=30', '-frames:v', '5']
  const encoding = ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', join(folder, 'whole.mp4')]
  await promisify(execFile)(FFMPEG, ['-v', 'error', ...source, ...encoding])
  const bytes = await readFile(join(folder, 'whole.mp4'))
  // The list of frames that need no other one then begins with the second frame.
  bytes.writeUInt32BE(2, bytes.indexOf('stss') + 12)
  await writeFile(join(folder, 'late.mp4'), bytes)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Hands pieces of so many frames over, one for each line, and says what came out. */
async function handOverAll(lines: readonly string[], frames: readonly number[], slow?: () => Promise<void>) {
  const done: [number, number][] = []
  const failures: unknown[] = []
  const pieces = handOver(
    frames.map((count) => ({ frames: count }) as SegmentSpec),
    folder,
    async ({ index, output }: RenderedSegment) => {
      await slow?.()
      done.push([index, output.data.frames])
    },
    (error) => failures.push(error),
  )
  for (const line of lines) pieces.take(line)
  return { pieces, done, failures }
}

describe('a piece', () => {
  it('is handed over when it has the frames that it should have, in order', async () => {
    const { pieces, done, failures } = await handOverAll(['whole.mp4,0,1', '', '/x/whole.mp4,1,2'], [5, 5])
    await pieces.end()
    expect([done, failures]).toEqual([
      [
        [0, 5],
        [1, 5],
      ],
      [],
    ])
  })

  it.each([
    ['has other frames than it should have', 'whole.mp4', 4],
    ['does not begin with a key frame, so that nothing can be put before it', 'late.mp4', 5],
  ])('that %s is refused, and nothing after it is handed over', async (_, name, frames) => {
    const { pieces, done, failures } = await handOverAll([name, 'whole.mp4'], [frames, 5])
    await pieces.end()
    expect(done).toEqual([])
    expect(failures).toMatchObject([
      { code: 'FFMPEG_FAILED', details: { segment: 0, wanted: frames, found: 5 } },
    ])
  })

  it('that is not whole is refused', async () => {
    await writeFile(join(folder, 'cut.mp4'), 'half')
    const { pieces, failures } = await handOverAll(['cut.mp4'], [5])
    await pieces.end()
    expect(failures).toMatchObject([{ code: 'MEDIA_INVALID' }])
  })
})

describe('the end', () => {
  it('is a failure when there were fewer pieces than there should be', async () => {
    const { pieces } = await handOverAll(['whole.mp4'], [5, 7])
    await expect(pieces.end()).rejects.toMatchObject({
      code: 'FFMPEG_FAILED',
      details: { segment: 1, wanted: 7, found: 0 },
    })
  })

  it('comes at once when it is stopped: what is being handed over is finished, nothing else is begun', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const { pieces, done } = await handOverAll(['whole.mp4', 'whole.mp4'], [5, 5], () => promise)
    const closing = pieces.close()
    resolve()
    await closing
    expect(done.length).toBeLessThanOrEqual(1)
    await pieces.end()
  })
})
