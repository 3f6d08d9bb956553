import type { Artifact } from '../domain/artifact.js'
import type { FrameRate, MusicMood, Resolution, Template } from '../domain/settings.js'
import type { SoundFileData } from './sound-file.js'
import type { VideoData } from './video.js'
import type { ByteSource } from '../storage/byte-source.js'
import type { ImageData } from './image.js'
import type { ModelContext, ModelIdentity } from '../providers/model.js'
import { probeVideo } from './probe-video.js'
import type { LocalKind } from './kind.js'

/** What a video is put together from elsewhere. */
export type RenderVideoRequest = {
  /** The whole voice as one file. */
  readonly sound: Artifact
  /** In the order they are shown; the renderer decides how long. */
  readonly images: readonly { readonly prompt: string; readonly picture: Artifact }[]
  readonly resolution: Resolution
  readonly fps: FrameRate
  readonly template: Template
  readonly music: MusicMood
}

/**
 * Puts pictures and voice together elsewhere, for instance in a service of one's own. It costs nothing here.
 */
export interface VideoRenderer extends Pick<ModelIdentity, 'provider' | 'model' | 'version'> {
  /**
   * Gives a finished video, which is looked into before it is kept.
   * @throws the codes of a model that costs nothing: `PROVIDER_…`, `MODEL_FAILED`, `MODEL_REFUSED`,
   *   `CANCELLED`
   */
  render(
    request: RenderVideoRequest,
    context: Pick<ModelContext, 'signal'>,
  ): Promise<{ readonly body: ByteSource; readonly mediaType: string }>
}

/** Videos that a renderer puts together; what it gives is looked into before it is kept. */
export function renderedKind(renderer: VideoRenderer): LocalKind<RenderVideoRequest, VideoData> {
  const { provider, model, version } = renderer
  return {
    made: 'here',
    name: 'video',
    identity: () => ({ provider, model, version }),
    standIn: expectedRender,
    async make(request, { media, signal }) {
      const { body, mediaType } = await renderer.render(request, { signal })
      return { body, mediaType, data: await probeVideo(media, body, `${provider}/${model}`, signal) }
    },
  }
}

/** A video before it is rendered: its size is known when the pictures are; its length, its maker decides. */
function expectedRender({ sound, images, fps }: RenderVideoRequest): VideoData {
  const { durationMs } = sound.data as SoundFileData
  const first = images[0]?.picture.data as ImageData | undefined
  return {
    durationMs,
    width: first?.width ?? 0,
    height: first?.height ?? 0,
    fps,
    frames: Math.round((durationMs * fps) / 1000),
    videoCodec: 'h264',
    audioCodec: 'aac',
  }
}
