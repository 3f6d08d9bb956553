import { expect, it } from 'vitest'
import type { Artifact } from '../domain/artifact.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { bytesSource } from '../storage/byte-source.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { samples } from '../testing/store/store-samples.js'
import { renderedKind, type RenderVideoRequest } from './rendered.js'
import type { VideoData } from './video.js'

const sampleOf = (data: Artifact['data']) => samples.artifact({ data })
const request: RenderVideoRequest = {
  sound: sampleOf({ durationMs: 2500 }),
  images: [
    { prompt: 'A lake', picture: sampleOf({ width: 1920, height: 1080 }) },
    { prompt: 'A hill', picture: sampleOf({ width: 640, height: 480 }) },
  ],
  resolution: '1080p',
  fps: 24,
  template: 'none',
  music: 'none',
}
/** A renderer whose file is of this text; the media port takes what begins with `<` for no video. */
const renderer = (text: string) => ({
  provider: 'ours',
  model: 'renderer',
  version: '2',
  render: () =>
    Promise.resolve({ body: bytesSource(new TextEncoder().encode(text)), mediaType: 'video/mp4' }),
})
const known: VideoData = {
  durationMs: 2600,
  width: 1280,
  height: 720,
  fps: 25,
  frames: 65,
  videoCodec: 'hevc',
  audioCodec: 'aac',
}
const media = createFakeMedia()
const seen = {
  ...media,
  probe: async (...given: Parameters<typeof media.probe>) => {
    const probed = await media.probe(...given)
    const video = { codec: 'hevc', width: 1280, height: 720, fps: 25, frames: 65, pixelFormat: null }
    return { ...probed, durationMs: 2600, video }
  },
}
const context = {
  media: seen,
  signal: new AbortController().signal,
  progress: () => {},
  open: () => Promise.reject(new MutoscopeError('ASSET_NOT_FOUND')),
}

it('a rendered video is as the file says, whatever was expected', async () => {
  const { body, ...output } = await renderedKind(renderer('film')).make(request, context)
  expect(output).toEqual({ mediaType: 'video/mp4', data: known })
  expect(body?.size).toBe('film'.length)
})

it('a file that is no video fails by the name of its maker', async () => {
  await expect(renderedKind(renderer('<html>')).make(request, context)).rejects.toMatchObject({
    code: 'MODEL_FAILED',
    details: { maker: 'ours/renderer' },
  })
})

it('a quote expects the size of the first picture and the length of the voice, or no size without pictures', () => {
  const kind = renderedKind(renderer('film'))
  expect(kind.standIn(request)).toMatchObject({ width: 1920, height: 1080, durationMs: 2500, frames: 60 })
  expect(kind.standIn({ ...request, images: [] })).toMatchObject({ width: 0, height: 0, frames: 60 })
  const unmeasured = [{ prompt: 'A lake', picture: sampleOf(null) }]
  expect(kind.standIn({ ...request, images: unmeasured })).toMatchObject({ width: 0, height: 0 })
})
