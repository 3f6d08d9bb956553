import { MutoscopeError, RECIPES, type Artifact, type ErrorCode } from '@mutoscope/core'
import { respond, type FileBody } from '../../../contract/handler-response.js'
import { ApiError } from '../../../contract/error-definition.js'
import type { Handlers } from '../../../contract/handler.js'
import { startsDownload } from '../../../downloads/starts-download.js'
import { storedFile } from '../../../downloads/stored-file.js'
import { countEvent } from '../analytics/count-event.js'
import type { CampaignServices } from '../campaign-services.js'
import { linkNotValid, videoNotFound } from '../errors.js'
import { deleteJob } from '../generation/delete-job.js'
import { loadJobs } from '../generation/find-job.js'
import { toRecordQuery } from '../generation/video-filter.js'
import { listHeaders, toRange } from '../list-page.js'
import { orNotFound } from '../or-not-found.js'
import { findVideo, toFinishedVideo } from './find-video.js'
import { presentVideo } from './present-video.js'
import { makeThumbnail, readThumbnailToken } from './thumbnail.js'
import { videoFileName } from './video-file-name.js'
import type { videoRoutes } from './video-routes.js'

/** Answers the routes of finished videos. */
export function createVideoHandlers(services: CampaignServices): Handlers<typeof videoRoutes> {
  const { studio, videos } = services

  async function toFile(
    artifact: Artifact,
    options: Pick<FileBody, 'filename' | 'cacheControl'>,
  ): Promise<FileBody> {
    return storedFile(studio, artifact.content ?? gone(), options).catch((error: unknown) => {
      if (MutoscopeError.isInstance(error) && isLost(error.code)) gone()
      throw error
    })
  }

  return {
    async listVideos({ query }, context) {
      const { ownerId } = context
      const { page, limit } = query
      const filter = { ...toRecordQuery(query), reached: [RECIPES.avatar.stages.video] }
      const [records, total] = await Promise.all([
        videos.list(ownerId, { ...filter, ...toRange(query) }),
        videos.count(ownerId, filter),
      ])
      const found = (await loadJobs(services, ownerId, records)).flatMap((job) => toFinishedVideo(job) ?? [])
      const shown = await Promise.all(found.map((video) => presentVideo(services, video, context)))
      return respond(
        200,
        { videos: shown, total, page, limit },
        listHeaders(context, '/api/ai-studio/generated-videos', query, total),
      )
    },

    getVideo: async ({ params }, context) =>
      presentVideo(services, await findVideo(services, context.ownerId, params.video_id), context),

    async downloadVideo({ params }, context) {
      const { record, project, video } = await findVideo(services, context.ownerId, params.video_id)
      const file = await toFile(video, { filename: videoFileName(project) })
      if (startsDownload(context, file)) await countEvent(services, record, { downloads: 1 })
      return file
    },

    async deleteVideo({ params: { video_id: id } }, context) {
      const video = await findVideo(services, context.ownerId, id)
      await orNotFound(videoNotFound, id, () => deleteJob(services, video, context))
      return undefined
    },

    async thumbnail({ params }) {
      const videoId = await readThumbnailToken(studio.links, params.token)
      // The link says nothing of the owner: ids of videos are unique over all of them.
      const record = videoId === null ? null : await videos.findAny(videoId)
      if (record === null)
        throw new ApiError(linkNotValid, {
          message: 'The link has expired, or its video was deleted. Request a new URL.',
        })
      return toFile(await makeThumbnail(studio, await findVideo(services, record.ownerId, record.id)), {
        cacheControl: 'private, max-age=3600',
      })
    },
  }
}

function gone(): never {
  throw new ApiError(videoNotFound, { message: 'The video file no longer exists.' })
}

/** True when the bytes of a video are gone or damaged: rendering again makes them anew. */
function isLost(code: ErrorCode): boolean {
  return code === 'ASSET_NOT_FOUND' || code === 'ASSET_CORRUPT'
}
