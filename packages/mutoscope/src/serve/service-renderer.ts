import type { Artifact } from '@mutoscope/core'
import type { VideoRenderer } from '@mutoscope/core/ports'
import type { HttpService } from '@mutoscope/providers/http-service'

/** What a {@link serviceRenderer} needs. */
export interface ServiceRendererOptions {
  readonly service: Pick<HttpService, 'render'>
  /** Makes an address at which the service can load a file for a while. */
  readonly fileUrl: (artifact: Artifact, filename: string) => Promise<string>
}

/** Has the video service put videos together. */
export function serviceRenderer({ service, fileUrl }: ServiceRendererOptions): VideoRenderer {
  return {
    provider: 'http-service',
    model: 'video',
    version: '1',
    async render({ sound, images, ...look }, context) {
      const [audioUrl, ...urls] = await Promise.all([
        fileUrl(sound, 'audio.mp3'),
        ...images.map(({ picture }, index) =>
          fileUrl(picture, `image-${index}.${picture.content?.mediaType === 'image/jpeg' ? 'jpg' : 'png'}`),
        ),
      ])
      return service.render(
        {
          ...look,
          audioUrl,
          images: images.map(({ prompt }, index) => ({ prompt, url: urls[index] ?? '' })),
        },
        context,
      )
    },
  }
}
