import { ApiError } from '../../../contract/error-definition.js'
import type { RouteContext } from '../../../contract/route-context.js'
import { loadKeptRecords, type KeptRecord } from '../../../kept-project/load-kept.js'
import { taskNotFound } from '../errors.js'
import type { StoryboardServices } from '../storyboard-services.js'
import type { VideoRecord } from './video-record.js'

/** A task with everything that is stored of it. */
export type Video = KeptRecord<VideoRecord>

/** Finds a task of the caller. @throws `TASK_NOT_FOUND`, also for one of another owner */
export async function findVideo(
  services: StoryboardServices,
  taskId: string,
  { ownerId }: Pick<RouteContext, 'ownerId'>,
): Promise<Video> {
  const record = await services.videos.find({ ownerId, id: taskId })
  const [video] = record === null ? [] : await loadKeptRecords(services.studio, ownerId, [record])
  if (video === undefined)
    throw new ApiError(taskNotFound, { message: `Task "${taskId}" not found`, details: { task_id: taskId } })
  return video
}
