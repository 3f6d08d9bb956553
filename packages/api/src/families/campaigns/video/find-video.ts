import { ARTIFACT_NAMES, type Artifact } from '@mutoscope/core'
import { ApiError } from '../../../contract/error-definition.js'
import type { CampaignServices } from '../campaign-services.js'
import { videoNotFound } from '../errors.js'
import { loadJobs, type GenerationJob } from '../generation/find-job.js'
import { notFound } from '../or-not-found.js'

/** A job whose video is finished. */
export interface FinishedVideo extends GenerationJob {
  readonly video: Artifact & { readonly content: NonNullable<Artifact['content']> }
}

/**
 * Finds a finished video of an owner. @throws `VIDEO_NOT_FOUND`, also for one of another owner or one that is
 * not finished
 */
export async function findVideo(
  services: CampaignServices,
  ownerId: string,
  videoId: string,
): Promise<FinishedVideo> {
  const record = await services.videos.find({ ownerId, id: videoId })
  const [job] = record === null ? [] : await loadJobs(services, ownerId, [record])
  if (job === undefined) throw notFound(videoNotFound, videoId)
  const video = toFinishedVideo(job)
  if (video === undefined)
    throw new ApiError(videoNotFound, {
      message: `Video "${videoId}" is not ready yet: its job is ${job.status}.`,
      details: { id: videoId, status: job.status },
    })
  return video
}

/** A job with its video, or undefined before that is finished. */
export function toFinishedVideo(job: GenerationJob): FinishedVideo | undefined {
  const video = job.artifacts.get(ARTIFACT_NAMES.video)
  return video?.content == null ? undefined : { ...job, video: { ...video, content: video.content } }
}
