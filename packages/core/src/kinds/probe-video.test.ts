import { describe, expect, it } from 'vitest'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { bytesSource } from '../storage/byte-source.js'
import type { MediaChecks } from './media-checks.js'
import { probeVideo } from './probe-video.js'

type Probed = Awaited<ReturnType<MediaChecks['probe']>>
type Video = NonNullable<Probed['video']>

const BODY = bytesSource(new Uint8Array([1]))
const VIDEO = { width: 1280, height: 720, frames: 50, fps: 25, codec: 'h264' }
const { signal } = new AbortController()

const probe = (answer: () => Promise<unknown>) =>
  probeVideo({ probe: answer as never }, BODY, 'acme/reel', signal)
const found = (video: Partial<Video> | null, more: Partial<Probed> = {}) =>
  probe(() =>
    Promise.resolve({
      durationMs: 2000,
      video: video === null ? null : { ...VIDEO, ...video },
      audio: null,
      ...more,
    }),
  )

describe('a video that somebody else has made', () => {
  it('has the facts that its file has', async () => {
    expect(await found({}, { audio: { codec: 'aac' } as never })).toEqual({
      durationMs: 2000,
      width: 1280,
      height: 720,
      frames: 50,
      fps: 25,
      videoCodec: 'h264',
      audioCodec: 'aac',
    })
    expect((await found({})).audioCodec).toBe(null)
  })

  it('has the number of frames and the rate that follow from the other, where one is not known', async () => {
    expect(await found({ frames: null })).toMatchObject({ frames: 50, fps: 25 })
    expect(await found({ fps: null, frames: 48 })).toMatchObject({ frames: 48, fps: 24 })
    expect(await found({ fps: null, frames: null })).toMatchObject({ frames: 0, fps: 0 })
    expect(await found({ fps: null }, { durationMs: 0 })).toMatchObject({ frames: 50, fps: 0 })
  })

  it('is refused by the name of its maker where it cannot be read', async () => {
    const refusal = { code: 'MODEL_FAILED', details: { maker: 'acme/reel' } }
    await expect(found(null)).rejects.toMatchObject(refusal)
    await expect(found({}, { durationMs: null })).rejects.toMatchObject(refusal)
    const cause = new MutoscopeError('MEDIA_INVALID')
    await expect(probe(() => Promise.reject(cause))).rejects.toMatchObject({ ...refusal, cause })
  })

  it('is not blamed for what went wrong here', async () => {
    for (const slip of [new MutoscopeError('FFMPEG_UNAVAILABLE'), new TypeError('a slip')])
      await expect(probe(() => Promise.reject(slip))).rejects.toBe(slip)
  })
})
