import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeMedia, setInBox } from '../reader/hostile-media.fixture.js'
import type { LocalFile } from './local-file.js'
import { readMp4Index } from './read-mp4-index.js'

let folder = ''
let bytes = Buffer.alloc(0)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mp4-index-'))
  const path = join(folder, 'clip.mp4')
  await makeMedia(path, 2, ['-c:v', 'libx264', '-bf', '2'])
  bytes = await readFile(path)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function inMemory(content: Buffer): LocalFile {
  return { size: content.length, read: (start, end) => content.subarray(start, end), close: () => {} }
}

describe('readMp4Index', () => {
  test('counts the samples of every track', () => {
    const { tracks, fragmented, first } = readMp4Index(inMemory(bytes))
    expect([fragmented, first]).toEqual([false, false])
    expect(tracks).toMatchObject([
      { id: 1, kind: 'vide', samples: 50, durations: [{ count: 50 }], startsWithKey: true },
      { id: 2, kind: 'soun', timeScale: 44_100, startsWithKey: true },
    ])
    expect(tracks[0]?.delays.reduce((sum, { count }) => sum + count, 0)).toBe(50)
  })

  test('sees a first frame that needs another one, and an index that comes first', async () => {
    const late = readMp4Index(inMemory(setInBox(bytes, 'stss', 8, 2)))
    expect(late.tracks[0]?.startsWithKey).toBe(false)
    const path = join(folder, 'first.mp4')
    await makeMedia(path, 1, ['-c:v', 'libx264', '-movflags', '+faststart'])
    expect(readMp4Index(inMemory(await readFile(path))).first).toBe(true)
  })

  test.each([
    ['stts', 4],
    ['stts', 8],
    ['ctts', 4],
    ['ctts', 8],
    ['stsc', 4],
    ['stsc', 12],
    ['stsz', 8],
    ['stss', 4],
    ['stco', 4],
    ['stco', 8],
    ['moov', -8],
    ['trak', -8],
  ])('refuses a count that cannot be, in %s at %i', (box, at) => {
    for (const value of [0xffffffff, 0x7fffffff, 0x01000000])
      expect(() => readMp4Index(inMemory(setInBox(bytes, box, at, value)))).toThrow(
        expect.objectContaining({ code: 'MEDIA_INVALID' }),
      )
  })

  test('a time scale of nothing, and boxes that end nowhere, are refused', () => {
    for (const [box, at, value] of [
      ['mdhd', 12, 0],
      ['mdia', -8, 3],
      ['trak', -8, 4],
    ] as const)
      expect(() => readMp4Index(inMemory(setInBox(bytes, box, at, value)))).toThrow(
        expect.objectContaining({ code: 'MEDIA_INVALID' }),
      )
  })
})
