import { describe, expect, it } from 'vitest'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { MediaProbe } from '../kinds/media-checks.js'
import { bytesSource } from '../storage/byte-source.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import type { OutputBytes } from '../kinds/kind.js'
import { measureOutput } from './measure-output.js'

const SOUND: MediaProbe = {
  container: 'mp3',
  durationMs: 3000,
  video: null,
  audio: { codec: 'mp3', sampleRate: 44_100, channels: 1 },
}
const CLIP: MediaProbe = {
  container: 'mp4',
  durationMs: 5042,
  video: { codec: 'h264', width: 1280, height: 768, fps: 24, frames: 121, pixelFormat: 'yuv420p' },
  audio: null,
}
const { signal } = new AbortController()
const BODY = bytesSource(new TextEncoder().encode('bytes'))
const measure = (bytes: OutputBytes, found: MediaProbe, data: Parameters<typeof measureOutput>[3]) =>
  measureOutput({ ...createFakeMedia(), probe: () => Promise.resolve(found) }, bytes, BODY, data, signal)

describe('what a model gave is measured:', () => {
  it('a picture is as large as it is', async () => {
    expect(await measureOutput(createFakeMedia(), 'picture', BODY, { width: 1, height: 1 }, signal)).toEqual({
      usable: true,
      data: { width: 640, height: 480 },
    })
  })

  it('a clip is as long and as large as it is, and silent when it has no sound', async () => {
    const said = { durationMs: 5000, width: null, height: null, audio: true }
    expect(await measure('clip', { ...CLIP, durationMs: 5200 }, said)).toEqual({
      usable: true,
      data: { durationMs: 5200, width: 1280, height: 768, audio: false },
    })
    expect(await measure('clip', CLIP, { ...said, durationMs: null })).toMatchObject({
      data: { durationMs: 5042 },
    })
  })

  it('a sound of another length than its model says takes the times of its words along', async () => {
    const words = [
      { text: 'Hello', startMs: 0, endMs: 500 },
      { text: 'there.', startMs: 500, endMs: 1000 },
    ]
    const said = { durationMs: 1000, sampleRate: 44_100, timing: 'provider', silent: false, words }
    expect(await measure('sound', SOUND, said)).toEqual({
      usable: true,
      data: {
        ...said,
        durationMs: 3000,
        timing: 'spread',
        words: [
          { text: 'Hello', startMs: 0, endMs: 1500 },
          { text: 'there.', startMs: 1500, endMs: 3000 },
        ],
      },
    })
    expect(await measure('sound', SOUND, { ...said, words: [] })).toMatchObject({
      data: { durationMs: 3000, timing: 'provider', words: [] },
    })
  })

  it('a clip of a model that says nothing of sound is heard, and a sound has no size', async () => {
    const heard = { ...CLIP, audio: SOUND.audio }
    expect(await measure('clip', heard, {})).toEqual({
      usable: true,
      data: { durationMs: 5042, width: 1280, height: 768, audio: true },
    })
    const cover = { ...SOUND, video: CLIP.video }
    expect(await measure('sound', cover, { durationMs: 3000 })).toEqual({
      usable: true,
      data: { durationMs: 3000 },
    })
  })

  it('a length counts as said up to 50 ms, and is measured beyond', async () => {
    const lengthOf = async (durationMs: number) => {
      const measured = await measure('sound', SOUND, { durationMs })
      return measured.usable ? measured.data : null
    }
    expect(await lengthOf(2950)).toEqual({ durationMs: 2950 })
    expect(await lengthOf(3050)).toEqual({ durationMs: 3050 })
    expect(await lengthOf(2949)).toEqual({ durationMs: 3000 })
    expect(await lengthOf(3051)).toEqual({ durationMs: 3000 })
  })

  it('words keep their times where the length that they are of is not known', async () => {
    const words = [{ text: 'Hello', startMs: 0, endMs: 500 }]
    for (const durationMs of [0, null])
      expect(await measure('sound', SOUND, { durationMs, words, timing: 'provider' })).toEqual({
        usable: true,
        data: { durationMs: 3000, words, timing: 'provider' },
      })
    expect(await measure('sound', SOUND, { durationMs: 1000, words: 'Hello' })).toEqual({
      usable: true,
      data: { durationMs: 3000, words: 'Hello' },
    })
  })

  it('padding of an encoder changes nothing, nor does a length that nobody can measure', async () => {
    const said = { durationMs: 2960, words: [{ text: 'Hello', startMs: 0, endMs: 2900 }], timing: 'provider' }
    for (const durationMs of [3000, null])
      expect(await measure('sound', { ...SOUND, durationMs }, said)).toEqual({ usable: true, data: said })
  })
})

describe('what a model gave cannot be used', () => {
  it.each([
    ['clip', SOUND, 'it has no picture'],
    ['sound', CLIP, 'it has no sound'],
    ['sound', { ...SOUND, durationMs: 0 }, 'its duration is zero'],
  ] as const)('as a %s when %j', async (bytes, found, reason) => {
    expect(await measure(bytes, found, {})).toEqual({ usable: false, reason })
  })

  it('when it has no bytes, or bytes that are something else', async () => {
    const page = bytesSource(new TextEncoder().encode('<html>busy</html>'))
    for (const bytes of ['picture', 'sound', 'clip'] as const) {
      expect(await measureOutput(createFakeMedia(), bytes, null, {}, signal)).toEqual({
        usable: false,
        reason: 'it is empty',
      })
      expect(await measureOutput(createFakeMedia(), bytes, page, {}, signal)).toMatchObject({
        usable: false,
        reason: 'The media file cannot be read.',
      })
    }
  })

  it('as media that is too large', async () => {
    const large = new MutoscopeError('MEDIA_TOO_LARGE', { message: 'It has 100 streams.' })
    const media = { ...createFakeMedia(), probe: () => Promise.reject(large) }
    expect(await measureOutput(media, 'clip', BODY, {}, signal)).toEqual({
      usable: false,
      reason: 'It has 100 streams.',
      cause: large,
    })
  })

  it('but a fault of our own is no judgement', async () => {
    const fault = new TypeError('a slip')
    const media = { ...createFakeMedia(), probe: () => Promise.reject(fault) }
    await expect(measureOutput(media, 'clip', BODY, {}, signal)).rejects.toBe(fault)
  })

  it('but a machine that cannot look is no judgement', async () => {
    const full = { ...createFakeMedia(), probe: () => Promise.reject(new MutoscopeError('DISK_FULL')) }
    await expect(measureOutput(full, 'sound', BODY, {}, signal)).rejects.toMatchObject({ code: 'DISK_FULL' })
  })
})
