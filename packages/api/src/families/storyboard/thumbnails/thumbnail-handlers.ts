import { MutoscopeError, THUMBNAIL_VARIANTS } from '@mutoscope/core'
import type { Handlers } from '../../../contract/handler.js'
import type { StoryboardServices } from '../storyboard-services.js'
import { keepThumbnail } from './keep-thumbnail.js'
import { presentThumbnails } from './present-thumbnails.js'
import type { thumbnailRoutes } from './thumbnail-routes.js'
import { findPictureSource, findVideoSource } from './thumbnail-source.js'
import { VARIANT_NAMES } from './thumbnail-wire.js'

const NOTE =
  'click_prediction is 0.25 contrast + 0.3 legibility + 0.2 colour + 0.25 subject, measured in the picture. It compares thumbnails of one video and forecasts no real click rate.'

/** Makes thumbnails and takes frames out of videos. */
export function createThumbnailHandlers(services: StoryboardServices): Handlers<typeof thumbnailRoutes> {
  const { studio, thumbnails } = services
  return {
    async generateThumbnails({ body }, context) {
      const { ref, type, open, warnings } = await findPictureSource(services, body, context)
      const { width, height } = body
      const title = body.context?.song_title ?? ''
      const made = await studio.derive(ref, { stage: 'thumbnail', signal: context.signal }, async (make) => {
        const source = await open(make)
        return Promise.all(
          [...new Set(body.variants)].map(async (variant) => ({
            variant,
            artifact: await make.thumbnail(`thumbnail/${variant}`, { source, variant, title, width, height }),
          })),
        )
      })
      const kept = await Promise.all(
        made.map(({ variant, artifact }) => keepThumbnail(thumbnails, ref, variant, artifact)),
      )
      const selection = await thumbnails.selections.find({ ownerId: ref.ownerId, id: ref.projectId })
      return {
        video_id: ref.projectId,
        source: type,
        thumbnails: await presentThumbnails(kept, selection?.data.thumbnailId ?? null, context),
        count: kept.length,
        note: NOTE,
        warnings: [...new Set([...warnings, ...made.flatMap(({ artifact }) => artifact.warnings)])],
      }
    },
    listVariants: () => {
      const variants = VARIANT_NAMES.map((id) => ({
        id,
        name: THUMBNAIL_VARIANTS[id].name,
        description: THUMBNAIL_VARIANTS[id].description,
      }))
      return { variants, count: variants.length }
    },
    async extractFrame({ body }, context) {
      const { ref, open } = await findVideoSource(services, body.video_url, context)
      const atMs = Math.round(toSeconds(body.timestamp) * 1000)
      const {
        content,
        data: { width, height },
      } = await studio.derive(ref, { stage: 'frame', signal: context.signal }, async (make) =>
        make.frame(`frame/${atMs}`, { clip: await open(make), at: atMs }),
      )
      if (content === null) throw new MutoscopeError('UNREACHABLE', { message: 'A frame has no bytes.' })
      return {
        video_id: ref.projectId,
        image_url: await context.fileUrl(ref.ownerId, content, `frame-${atMs}.png`),
        timestamp: atMs / 1000,
        width,
        height,
      }
    },
  }
}

/** `1:02:03.5` in seconds. */
function toSeconds(timestamp: number | string): number {
  return String(timestamp)
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0)
}
