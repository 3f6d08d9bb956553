import { describe, expect, it } from 'vitest'
import type { Artifact } from '../domain/artifact.js'
import type { MediaProbe } from '../kinds/media-checks.js'
import type { RenderVideoRequest, VideoRenderer } from '../kinds/rendered.js'
import { bytesSource } from '../storage/byte-source.js'
import { narratedRecipe } from './narrated.js'
import { startRecipe } from './recipe-studio.fixture.js'

const BRIEF = { title: 'Rivers', script: 'Rivers begin as rain.\n\nThey end in the sea.' }
const PROBE: MediaProbe = {
  container: 'mp4',
  durationMs: 4500,
  video: { codec: 'h264', width: 1280, height: 720, fps: 24, frames: 108, pixelFormat: 'yuv420p' },
  audio: { codec: 'aac', sampleRate: 48_000, channels: 2 },
}

function fakeRenderer(failure?: Error): VideoRenderer & { readonly requests: readonly RenderVideoRequest[] } {
  const requests: RenderVideoRequest[] = []
  return {
    requests,
    provider: 'elsewhere',
    model: 'editor',
    version: '1',
    render(request) {
      requests.push(request)
      return failure === undefined
        ? Promise.resolve({ body: bytesSource(new Uint8Array([1, 2, 3])), mediaType: 'video/mp4' })
        : Promise.reject(failure)
    },
  }
}

const start = (renderer: VideoRenderer, probe: MediaProbe = PROBE) =>
  startRecipe(narratedRecipe({ renderer }), BRIEF, { probe: () => Promise.resolve(probe) })
const nameOf = ({ provenance }: Artifact) => provenance.name

describe('a narrated video with a renderer', () => {
  it('is put together by it from the whole voice and the pictures, and nothing is rendered here', async () => {
    const renderer = fakeRenderer()
    const video = await start(renderer)
    expect((await video.quote()).stages.map(({ stage }) => stage)).toEqual([
      'script',
      'voice',
      'images',
      'render',
      'video',
    ])
    await video.run()
    const scenes = await video.scenes()
    expect(renderer.requests).toMatchObject([
      { resolution: '720p', fps: 24, template: 'ken-burns', music: 'soft' },
    ])
    expect(renderer.requests[0]?.images.map(({ prompt, picture }) => [prompt, nameOf(picture)])).toEqual(
      scenes.map(({ id, imagePrompt }) => [imagePrompt, `scene/${id}/image`]),
    )
    expect(renderer.requests.map(({ sound }) => [nameOf(sound), sound.content?.mediaType])).toEqual([
      ['audio', 'audio/mpeg'],
    ])
    expect(video.media.calls).toEqual(['mix', 'sound file mp3'])
  })

  it('is kept with the facts of its file and its maker', async () => {
    const video = await start(fakeRenderer())
    await video.run()
    const artifact = await video.studio.artifacts.get(video.ref, 'video')
    expect(artifact).toMatchObject({
      kind: 'video',
      content: { size: 3, mediaType: 'video/mp4' },
      provenance: { provider: 'elsewhere', model: 'editor', stage: 'video' },
      data: {
        durationMs: 4500,
        width: 1280,
        height: 720,
        fps: 24,
        frames: 108,
        videoCodec: 'h264',
        audioCodec: 'aac',
      },
    })
  })

  it('is rendered again only when something of it has changed', async () => {
    const renderer = fakeRenderer()
    const video = await start(renderer)
    await video.run()
    await video.run()
    expect([renderer.requests.length, await video.stale()]).toEqual([1, []])
    await video.studio.projects.update(video.ref, { settings: { music: 'upbeat' } })
    expect(await video.stale()).toEqual(['video'])
    await video.run()
    expect(renderer.requests.map(({ music }) => music)).toEqual(['soft', 'upbeat'])
  })

  it('fails with the maker named when what it gives is no video', async () => {
    const video = await start(fakeRenderer(), { ...PROBE, video: null })
    await expect(video.run()).rejects.toThrow(
      'elsewhere/editor returned a file that is not a readable video.',
    )
  })

  it('fails with what the renderer throws, and keeps the rest', async () => {
    const video = await start(fakeRenderer(new Error('The editor is on holiday.')))
    await expect(video.run()).rejects.toThrow('The editor is on holiday.')
    expect(await video.stale()).toEqual(['video'])
  })
})
