import type { Artifact } from '@mutoscope/core'
import { ApiError } from '../../../contract/error-definition.js'
import type { CampaignServices } from '../campaign-services.js'
import { videoNotFound } from '../errors.js'
import { loadJobs, type GenerationJob } from '../generation/find-job.js'
import { VIDEO_TARGET } from '../generation/video-record.js'
import { notFound } from '../or-not-found.js'

/** A job whose video is finished. */
export interface FinishedVideo extends GenerationJob {
  /** Everything it was made of, by name. */
  readonly artifacts: ReadonlyMap<string, Artifact>
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
  const video = await toFinishedVideo(services, job)
  if (video === undefined)
    throw new ApiError(videoNotFound, {
      message: `Video "${videoId}" is not there yet: its job is ${job.status}.`,
      details: { id: videoId, status: job.status },
    })
  return video
}

/** A job with its video, or undefined before that is finished. */
export async function toFinishedVideo(
  { studio }: Pick<CampaignServices, 'studio'>,
  job: GenerationJob,
): Promise<FinishedVideo | undefined> {
  const artifacts = await studio.artifacts.list(job.ref)
  const video = artifacts.get(VIDEO_TARGET)
  return video?.content == null
    ? undefined
    : { ...job, artifacts, video: { ...video, content: video.content } }
}
