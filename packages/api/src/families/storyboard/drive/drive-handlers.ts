import type { SourceFile } from '@mutoscope/core/ports'
import type { Handlers } from '../../../contract/handler.js'
import type { SchemaInput } from '../../../contract/schema.js'
import { toIso } from '../../../project-routes/wire-values.js'
import type { StoryboardServices } from '../storyboard-services.js'
import type { driveRoutes } from './drive-routes.js'
import type { driveFile } from './drive-wire.js'
import { askDrive, openDrive } from './open-drive.js'

/** Browses Google Drive. */
export function createDriveHandlers(services: StoryboardServices): Handlers<typeof driveRoutes> {
  return {
    async listFolders({ query }, context) {
      const drive = await openDrive(services, context, query.access_token)
      const { items, nextPage } = await askDrive(() =>
        drive.listFolders(
          { ...toPaging(query), ...(query.parent_id === undefined ? {} : { parentId: query.parent_id }) },
          context,
        ),
      )
      return {
        folders: items.map(({ id, name, modifiedAt }) => ({ id, name, modified_time: toTime(modifiedAt) })),
        next_page_token: nextPage,
      }
    },
    async listFiles({ params, query }, context) {
      const drive = await openDrive(services, context, query.access_token)
      const { folder_id: folderId } = params
      const { file_type } = query
      const { items, nextPage } = await askDrive(() =>
        drive.listFiles(
          { ...toPaging(query), folderId, ...(file_type === 'all' ? {} : { kind: file_type }) },
          context,
        ),
      )
      return { folder_id: folderId, file_type, files: items.map(presentFile), next_page_token: nextPage }
    },
    async getFile({ params, query }, context) {
      const drive = await openDrive(services, context, query.access_token)
      return presentFile(await askDrive(() => drive.getFile(params.file_id, context)))
    },
  }
}

function toPaging({
  search,
  page_size: limit,
  page_token: page,
}: {
  readonly search?: string | undefined
  readonly page_size: number
  readonly page_token?: string | undefined
}) {
  return { limit, ...(search === undefined ? {} : { search }), ...(page === undefined ? {} : { page }) }
}

function presentFile(file: SourceFile): SchemaInput<typeof driveFile> {
  const { id, name, mediaType, kind, size, durationMs, width, height } = file
  return {
    id,
    name,
    mime_type: mediaType,
    file_type: kind,
    size,
    created_time: toTime(file.createdAt),
    modified_time: toTime(file.modifiedAt),
    duration: durationMs === null ? null : durationMs / 1000,
    width,
    height,
    parents: [...file.folderIds],
    sha256: file.sha256,
    web_view_link: file.webUrl,
    thumbnail_link: file.thumbnailUrl,
    download_url:
      size === null
        ? null
        : `https://www.googleapis.com/drive/v3/files/${encodeURIComponent(id)}?alt=media&supportsAllDrives=true`,
  }
}

function toTime(time: number | null): string | null {
  return time === null ? null : toIso(time)
}
