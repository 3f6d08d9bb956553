import { MutoscopeError, type ProjectRef, type StoredRecord } from '@mutoscope/core'
import { ApiError } from '../../../contract/error-definition.js'
import type { Handlers } from '../../../contract/handler.js'
import type { RouteContext } from '../../../contract/route-context.js'
import { taskNotFound, thumbnailNotFound } from '../errors.js'
import type { StoryboardServices } from '../storyboard-services.js'
import { presentThumbnail, presentThumbnails } from './present-thumbnails.js'
import type { ThumbnailRecord } from './thumbnail-record.js'
import type { thumbnailLibraryRoutes } from './thumbnail-routes.js'

/** The most thumbnails of a video that are listed. */
const MOST = 500

/** Lists thumbnails, chooses one, and takes what tests with viewers found. */
export function createThumbnailLibraryHandlers({
  studio,
  thumbnails: { items, selections },
}: StoryboardServices): Handlers<typeof thumbnailLibraryRoutes> {
  async function findSet(taskId: string, { ownerId }: RouteContext): Promise<ProjectRef> {
    const ref = { ownerId, projectId: taskId }
    if ((await studio.projects.find(ref)) === null)
      throw new ApiError(taskNotFound, {
        message: `Task "${taskId}" not found`,
        details: { task_id: taskId },
      })
    return ref
  }

  async function findOne(
    taskId: string,
    id: string,
    context: RouteContext,
  ): Promise<StoredRecord<ThumbnailRecord>> {
    const { ownerId, projectId } = await findSet(taskId, context)
    const record = await items.find({ ownerId, id })
    if (record?.projectId !== projectId)
      throw new ApiError(thumbnailNotFound, {
        message: `Video "${taskId}" has no thumbnail "${id}".`,
        details: { thumbnail_id: id },
      })
    return record
  }

  async function selectedId({ ownerId, projectId }: ProjectRef): Promise<string | null> {
    return (await selections.find({ ownerId, id: projectId }))?.data.thumbnailId ?? null
  }

  async function list(ref: ProjectRef, context: RouteContext) {
    const [records, selected] = await Promise.all([
      items.list(ref.ownerId, { projectId: ref.projectId, limit: MOST }),
      selectedId(ref),
    ])
    const thumbnails = await presentThumbnails(records, selected, context)
    return { video_id: ref.projectId, thumbnails, count: thumbnails.length, selected_id: selected }
  }

  return {
    listThumbnails: async ({ params }, context) => list(await findSet(params.task_id, context), context),
    async selectThumbnail({ params }, context) {
      const { id: thumbnailId, ownerId } = await findOne(params.task_id, params.thumbnail_id, context)
      const ref = { ownerId, id: params.task_id }
      await selections
        .insert({ ...ref, projectId: params.task_id, data: { thumbnailId } })
        .catch(async (error: unknown) => {
          if (!MutoscopeError.isInstance(error) || error.code !== 'ALREADY_EXISTS') throw error
          await selections.change(ref, () => ({ data: { thumbnailId } }))
        })
      return list({ ownerId, projectId: params.task_id }, context)
    },
    async reportThumbnail({ params, body }, context) {
      const found = await findOne(params.task_id, params.thumbnail_id, context)
      const record = await items.change(found, ({ data }) => ({
        data: {
          ...data,
          impressions: data.impressions + body.impressions,
          clicks: data.clicks + body.clicks,
        },
      }))
      return presentThumbnail(
        record,
        await selectedId({ ownerId: record.ownerId, projectId: params.task_id }),
        context,
      )
    },
  }
}
