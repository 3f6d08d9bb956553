import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeWavHeader } from '@mutoscope/core/sound'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEFAULT_MEDIA_LIMITS } from '../media-limits.js'
import { makeMedia } from './hostile-media.fixture.js'
import { readMedia } from './read-media.js'

let folder = ''
let clip = ''
/** More looks for key frames than anybody has time for. */
const endless = () =>
  ({
    type: 'key-frames',
    path: clip,
    timesMs: Array.from({ length: 500_000 }, (_, index) => index),
    least: 1,
  }) as const

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-media-'))
  clip = join(folder, 'clip.mp4')
  await makeMedia(clip)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('readMedia', () => {
  test('refuses what takes more processor time than it may, and reads the next file', async () => {
    const limits = { ...DEFAULT_MEDIA_LIMITS, readCpuMs: 100 }
    await expect(readMedia(endless(), { limits })).rejects.toMatchObject({
      code: 'MEDIA_INVALID',
      message: 'The media file cannot be read: reading it takes more processor time than it may.',
    })
    expect(await readMedia({ type: 'probe', path: clip })).toMatchObject({ container: 'mp4' })
  })

  test('refuses what takes more memory than it may', async () => {
    // No process of Node is as small as that.
    const limits = { ...DEFAULT_MEDIA_LIMITS, readCpuMs: 600_000, readMemoryBytes: 2 ** 20 }
    await expect(readMedia(endless(), { limits })).rejects.toMatchObject({
      code: 'MEDIA_INVALID',
      message: 'The media file cannot be read: reading it takes more memory than it may.',
    })
  })

  test('ends the process at a clock that has run out, and when nobody wants to know', async () => {
    const limits = { ...DEFAULT_MEDIA_LIMITS, readCpuMs: 600_000 }
    await expect(readMedia(endless(), { limits: { ...limits, readTimeoutMs: 300 } })).rejects.toMatchObject({
      code: 'TIMEOUT',
    })
    await expect(readMedia(endless(), { limits, signal: AbortSignal.timeout(300) })).rejects.toMatchObject({
      code: 'CANCELLED',
    })
  })

  test('says what is missing without the place where files are', async () => {
    const missing = join(folder, 'missing.mp4')
    const error: unknown = await readMedia({ type: 'probe', path: missing }).catch((cause: unknown) => cause)
    expect(error).toMatchObject({ code: 'STAGE_FAILED' })
    expect(String(error)).not.toContain(folder)
  })

  test('refuses more frames, and more of them a second, than the limits allow', async () => {
    const fast = join(folder, 'fast.mp4')
    await makeMedia(fast, 0.1, ['-vf', 'fps=1000', '-c:v', 'libx264'])
    await expect(readMedia({ type: 'clip', path: fast })).rejects.toMatchObject({
      code: 'MEDIA_TOO_LARGE',
      details: { limit: 300 },
    })
    await expect(
      readMedia({ type: 'probe', path: clip }, { limits: { ...DEFAULT_MEDIA_LIMITS, clipFrames: 24 } }),
    ).rejects.toMatchObject({ code: 'MEDIA_TOO_LARGE', details: { frames: 25, limit: 24 } })
  })

  test.each([
    ['channels than can be mixed', { channels: 10, sampleRate: 48_000 }, { channels: 10, limit: 8 }],
    [
      'samples a second than can be resampled',
      { channels: 2, sampleRate: 4_000_000_000 },
      { sampleRate: 4_000_000_000, limit: 768_000 },
    ],
  ])('refuses a sound of more %s', async (_what, format, details) => {
    const data = Buffer.alloc(format.channels * 2 * 100)
    const sound = join(folder, 'strange.wav')
    await writeFile(sound, Buffer.concat([writeWavHeader(data.length, format), data]))
    await expect(readMedia({ type: 'probe', path: sound })).rejects.toMatchObject({
      code: 'MEDIA_TOO_LARGE',
      details,
    })
  })

  test('takes eight channels', async () => {
    const sound = join(folder, 'surround.wav')
    await makeMedia(sound, 0.1, ['-ac', '8'])
    expect(await readMedia({ type: 'probe', path: sound })).toMatchObject({ audio: { channels: 8 } })
  })
})

describe('a file that was cut off', () => {
  const FORMATS = ['flac', 'mp3', 'wav', 'ogg', 'mkv', 'mp4', 'm4a'] as const
  test.each(FORMATS)('is refused as %s, wherever it ends', async (format) => {
    const whole = join(folder, `whole.${format}`)
    await makeMedia(whole, 3)
    expect(await readMedia({ type: 'probe', path: whole })).toMatchObject({ durationMs: expect.any(Number) })
    const bytes = await readFile(whole)
    const cut = join(folder, `cut.${format}`)
    for (const part of [0.02, 0.1, 0.25, 0.5, 0.75, 0.97]) {
      await writeFile(cut, bytes.subarray(0, Math.floor(bytes.length * part)))
      await expect(readMedia({ type: 'probe', path: cut }), `cut at ${part}`).rejects.toMatchObject({
        code: 'MEDIA_INVALID',
      })
    }
  })

  test('is said to be cut off', async () => {
    const flac = await readFile(join(folder, 'whole.flac'))
    const cut = join(folder, 'said.flac')
    for (const length of [886, Math.floor(flac.length / 4)]) {
      await writeFile(cut, flac.subarray(0, length))
      await expect(readMedia({ type: 'probe', path: cut })).rejects.toMatchObject({
        message: expect.stringContaining('is truncated'),
        details: { truncated: true },
      })
    }
  })

  test('is no FLAC or MP3 that has tags at its ends', async () => {
    const tag = Buffer.alloc(128)
    tag.write('TAG', 'latin1')
    const id3 = Buffer.from('ID3\u0004\u0000\u0000\u0000\u0000\u0000\u0005-----', 'latin1')
    for (const format of ['flac', 'mp3']) {
      const bytes = await readFile(join(folder, `whole.${format}`))
      const tagged = join(folder, `tagged.${format}`)
      const front = format === 'mp3' ? [id3] : []
      await writeFile(tagged, Buffer.concat([...front, bytes, tag]))
      expect(await readMedia({ type: 'probe', path: tagged })).toEqual(
        await readMedia({ type: 'probe', path: join(folder, `whole.${format}`) }),
      )
    }
  })
})
