import { MutoscopeError } from '@mutoscope/core'
import type { FileContext, FilePage, FileSource, SourceFile, SourceFolder } from '@mutoscope/core/ports'
import * as z from 'zod'
import { createExplainGoogleError } from './google-api/explain-google-error.js'
import { DEFAULT_CHUNK_BYTES, uploadResumable } from './google-api/resumable-upload.js'
import {
  DRIVE_FILE_FIELDS,
  driveFileSchema,
  toSourceFile,
  type DriveFile,
} from './google-drive/drive-file.js'
import { rangedBody } from './google-drive/ranged-body.js'
import { driveQuery } from './google-drive/drive-query.js'
import type { DriveUpload, DriveUploadContext } from './google-drive/drive-upload.js'
import { createProviderClient, type RequestContext } from './http/provider-client.js'
import { resolveBaseUrl, type ProviderOptions } from './http/provider-options.js'
import { toRequestContext } from './http/to-request-context.js'

export type { DriveUpload, DriveUploadContext } from './google-drive/drive-upload.js'

/**
 * Options of {@link createGoogleDrive}. `apiKey` is an OAuth access token with a Drive scope. @default
 * `GOOGLE_DRIVE_ACCESS_TOKEN`
 */
export interface GoogleDriveOptions extends Omit<ProviderOptions, 'prices'> {
  /** Bytes of one piece of an upload, a multiple of 262,144. @default 8388608 */
  readonly chunkBytes?: number
  /** Bytes fetched by one request of a download. @default 8388608 */
  readonly windowBytes?: number
}

/** Google Drive as a source of files, and as a place to put them. */
export interface GoogleDrive extends FileSource {
  /**
   * Puts a file. A broken upload goes on where it stopped; another process can finish it with the saved
   * session.
   */
  uploadFile(upload: DriveUpload, context: DriveUploadContext): Promise<SourceFile>
  /**
   * Asks whether the token is good; free. @throws `PROVIDER_AUTH`, with `details.reason` `TOKEN_EXPIRED` when
   * it must be renewed
   */
  checkKey(context?: Partial<RequestContext>): Promise<void>
}

const DEFAULT_LIMIT = 100
const MAX_LIMIT = 1000
/** Files of shared drives are files like any other. */
const EVERY_DRIVE = { supportsAllDrives: true }
const NATIVE = 'application/vnd.google-apps.'

/**
 * Google Drive, version 3 of its API: folders, files by kind, downloads in ranges, resumable uploads.
 * A token that ran out is `PROVIDER_AUTH` with `details.reason` `TOKEN_EXPIRED`; what is missing or hidden
 * from the token is `PROVIDER_REJECTED` with `NOT_FOUND`.
 *
 * Written from https://developers.google.com/workspace/drive/api/reference/rest/v3
 * @example
 * const drive = createGoogleDrive({ apiKey: accessToken })
 * const { items } = await drive.listFiles({ folderId, kind: 'audio' }, { signal })
 */
export function createGoogleDrive(options: GoogleDriveOptions = {}): GoogleDrive {
  const client = createProviderClient({
    provider: 'Google Drive',
    baseUrl: resolveBaseUrl(options.baseUrl, 'MUTOSCOPE_GOOGLE_DRIVE_BASE_URL', 'https://www.googleapis.com'),
    key: { apiKey: options.apiKey, variables: ['GOOGLE_DRIVE_ACCESS_TOKEN'] },
    headers: (token) => ({ authorization: `Bearer ${token}` }),
    extraHeaders: options.headers,
    explain: createExplainGoogleError(Date.now),
    fetch: options.fetch,
    maxResponseBytes: options.maxResponseBytes,
    // A chunk of 8 MiB over a slow line.
    timeoutMs: 300_000,
  })

  async function list(
    q: string,
    { page, limit = DEFAULT_LIMIT }: { page?: string; limit?: number },
    context: FileContext,
  ): Promise<FilePage<DriveFile>> {
    if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
      throw new MutoscopeError('INVALID_INPUT', {
        message: `A page size of ${limit} is invalid. Pass 1 to ${MAX_LIMIT}.`,
        details: { field: 'limit', limit: MAX_LIMIT },
      })
    }
    const answer = await client.repeat(
      {
        method: 'GET',
        path: '/drive/v3/files',
        query: {
          q,
          fields: `nextPageToken,files(${DRIVE_FILE_FIELDS})`,
          pageSize: limit,
          pageToken: page,
          orderBy: 'name_natural',
          spaces: 'drive',
          ...EVERY_DRIVE,
          includeItemsFromAllDrives: true,
        },
      },
      context,
    )
    const { files, nextPageToken } = await answer.json(listSchema)
    return { items: files ?? [], nextPage: nextPageToken ?? null }
  }

  async function getFile(id: string, context: FileContext): Promise<SourceFile> {
    const answer = await client.repeat(
      {
        method: 'GET',
        path: `/drive/v3/files/${checkId(id, 'id')}`,
        query: { fields: DRIVE_FILE_FIELDS, ...EVERY_DRIVE },
      },
      context,
    )
    return toSourceFile(await answer.json(driveFileSchema))
  }

  return {
    provider: 'google-drive',
    async listFolders({ parentId = 'root', search, ...paging }, context) {
      const { items, nextPage } = await list(
        driveQuery({ parentId: checkId(parentId, 'parentId'), type: 'folder', search }),
        paging,
        context,
      )
      return { items: items.map(toSourceFolder), nextPage }
    },
    async listFiles({ folderId = 'root', kind, search, ...paging }, context) {
      const { items, nextPage } = await list(
        driveQuery({ parentId: checkId(folderId, 'folderId'), type: kind ?? 'file', search }),
        paging,
        context,
      )
      return { items: items.map(toSourceFile), nextPage }
    },
    getFile,
    async openFile(id, context) {
      const file = await getFile(id, context)
      if (file.size === null || file.mediaType.startsWith(NATIVE)) {
        throw new MutoscopeError('INVALID_INPUT', {
          message: `"${file.name}" is a ${file.mediaType}, which cannot be downloaded. Choose an audio, video or picture file.`,
          details: { field: 'id', mediaType: file.mediaType },
        })
      }
      const request = {
        method: 'GET',
        path: `/drive/v3/files/${id}`,
        query: { alt: 'media', ...EVERY_DRIVE },
      } as const
      return {
        file,
        body: rangedBody({
          client,
          context,
          request,
          size: file.size,
          windowBytes: options.windowBytes ?? DEFAULT_CHUNK_BYTES,
        }),
      }
    },
    async uploadFile(upload, context) {
      const file = await uploadResumable({
        client,
        context,
        made: driveFileSchema,
        body: upload.body,
        mediaType: upload.mediaType,
        chunkBytes: options.chunkBytes ?? DEFAULT_CHUNK_BYTES,
        session: context.session,
        saveSession: context.saveSession,
        progress: context.progress,
        open: {
          method: 'POST',
          path: '/upload/drive/v3/files',
          query: { uploadType: 'resumable', fields: DRIVE_FILE_FIELDS, ...EVERY_DRIVE },
          json: {
            name: upload.name,
            mimeType: upload.mediaType,
            parents: [checkId(upload.folderId ?? 'root', 'folderId')],
            ...(upload.description === undefined ? {} : { description: upload.description }),
            ...(upload.marker === undefined ? {} : { appProperties: { mutoscope: upload.marker } }),
          },
        },
      })
      return toSourceFile(file)
    },
    async checkKey(context) {
      const answer = await client.repeat(
        { method: 'GET', path: '/drive/v3/about', query: { fields: 'user(permissionId)' } },
        toRequestContext(context),
      )
      await answer.json(z.looseObject({}))
    },
  }
}

function toSourceFolder({ id, name, modifiedTime }: DriveFile): SourceFolder {
  const time = Date.parse(modifiedTime ?? '')
  return { id, name: name ?? id, modifiedAt: Number.isNaN(time) ? null : time }
}

/** Ids stand in paths: nothing else may. */
function checkId(id: string, field: string): string {
  if (/^[\w-]{1,200}$/u.test(id)) return id
  throw new MutoscopeError('INVALID_INPUT', {
    message: `"${id.slice(0, 60)}" is not an id of Google Drive.`,
    details: { field },
  })
}

const listSchema = z.looseObject({
  nextPageToken: z.string().nullish(),
  files: z.array(driveFileSchema).nullish(),
})
