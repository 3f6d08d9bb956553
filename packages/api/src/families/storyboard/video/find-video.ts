import { MutoscopeError, type ProjectRef, type Run, type StoredRecord } from '@mutoscope/core'
import { ApiError } from '../../../contract/error-definition.js'
import type { RequestContext } from '../../../contract/request-context.js'
import { taskNotFound } from '../errors.js'
import type { StoryboardServices } from '../storyboard-services.js'
import type { VideoData } from './video-record.js'

/** A task with how its newest run stands. */
export interface Video {
  readonly record: StoredRecord<VideoData>
  readonly ref: ProjectRef
  readonly run: Run | null
}

/** Finds a task of the caller. @throws `TASK_NOT_FOUND`, also for one of another owner */
export async function findVideo(
  services: StoryboardServices,
  taskId: string,
  { ownerId }: Pick<RequestContext, 'ownerId'>,
): Promise<Video> {
  const record = await services.videos.find({ ownerId, id: taskId })
  const [video] = record === null ? [] : await loadVideos(services, ownerId, [record])
  if (video === undefined)
    throw new ApiError(taskNotFound, { message: `Task "${taskId}" not found`, details: { task_id: taskId } })
  return video
}

/** The tasks of records of one owner, in their order. */
export async function loadVideos(
  { studio }: Pick<StoryboardServices, 'studio'>,
  ownerId: string,
  records: readonly StoredRecord<VideoData>[],
): Promise<readonly Video[]> {
  const runs = await studio.runs.latest(
    ownerId,
    records.map(({ id }) => id),
  )
  return records.map((record) => ({
    record,
    ref: { ownerId, projectId: record.id },
    run: runs.get(record.id)?.latest ?? null,
  }))
}

/** Null in place of what is not there. */
export function nullWhenMissing(error: unknown): null {
  if (
    MutoscopeError.isInstance(error) &&
    (error.code === 'ARTIFACT_NOT_FOUND' ||
      error.code === 'PROJECT_NOT_FOUND' ||
      error.code === 'RECORD_NOT_FOUND')
  )
    return null
  throw error
}
