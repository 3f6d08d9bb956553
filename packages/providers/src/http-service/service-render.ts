import {
  MutoscopeError,
  type ByteSource,
  type FrameRate,
  type MusicMood,
  type Resolution,
  type Template,
} from '@mutoscope/core'
import type { ModelContext } from '@mutoscope/core/ports'
import * as z from 'zod'
import type { ServiceClient } from './service-client.js'
import { SERVICE_WORDS } from './service-words.js'

/** What a video service is asked to put together. Addresses must be ones that the service can fetch. */
export type RenderRequest = {
  readonly audioUrl: string
  readonly images: readonly { readonly prompt: string; readonly url: string }[]
  readonly resolution: Resolution
  readonly fps: FrameRate
  readonly template: Template
  readonly music: MusicMood
}

/** A video that a service put together. */
export type RenderedVideo = {
  readonly body: ByteSource
  readonly mediaType: string
  /** As the service says it, milliseconds. */
  readonly durationMs: number | null
  readonly thumbnailUrl: string | null
}

/** Has a video service put pictures and sound together. */
export async function renderVideo(
  service: ServiceClient,
  request: RenderRequest,
  context: Pick<ModelContext, 'signal' | 'ownerId' | 'call'>,
): Promise<RenderedVideo> {
  if (request.images.length === 0 || request.audioUrl === '')
    throw new MutoscopeError('INVALID_INPUT', {
      message: 'A video needs audio and at least one picture.',
      details: { field: request.audioUrl === '' ? 'audioUrl' : 'images' },
    })
  const { audioUrl, images, resolution, fps, template, music } = request
  const answer = await service.post(
    'render',
    {
      audio_path: audioUrl,
      images,
      resolution,
      fps,
      template: SERVICE_WORDS.template[template],
      background_music: music,
    },
    renderSchema,
    context,
  )
  const url = answer.url ?? answer.video_url ?? ''
  if (url === '')
    throw new MutoscopeError('MODEL_FAILED', {
      message: 'The video service returned no video URL.',
    })
  const { body, mediaType } = await service.download(url, context)
  return {
    body,
    mediaType: mediaType?.startsWith('video/') === true ? mediaType : 'video/mp4',
    thumbnailUrl: answer.thumbnail ?? null,
    durationMs: typeof answer.duration === 'number' ? Math.round(answer.duration * 1000) : null,
  }
}

const renderSchema = z.looseObject({
  url: z.string().nullish(),
  video_url: z.string().nullish(),
  thumbnail: z.string().nullish(),
  duration: z.number().nullish(),
})
