import * as z from 'zod'

const time = z.iso.datetime().nullable()
const id = z.string().regex(/^[\w-]{1,200}$/u, { error: 'Give an id of Google Drive' })

/** Kinds of files that can be asked for. */
export const FILE_TYPES = ['audio', 'video', 'image', 'all'] as const

const listQuery = {
  /**
   * OAuth token. The header `X-Drive-Token` and a saved `google_drive` key are safer: addresses end in logs.
   */
  access_token: z.string().min(1).max(4096).optional(),
  /** Text in the name. */
  search: z.string().trim().min(1).max(200).optional(),
  page_size: z.int().min(1).max(1000).default(100),
  page_token: z.string().min(1).max(2000).optional(),
}

/** Which folders. */
export const foldersQuery = z.object({ ...listQuery, /** @default the root */ parent_id: id.optional() })

/** Which files of a folder. */
export const filesQuery = z.object({ ...listQuery, file_type: z.enum(FILE_TYPES).default('all') })

export const folderParams = z.object({ /** `root` for the root. */ folder_id: id })
export const fileParams = z.object({ file_id: id })
export const fileQuery = z.object({ access_token: listQuery.access_token })

const folder = z.object({ id: z.string(), name: z.string(), modified_time: time }).meta({ id: 'DriveFolder' })

/** A file of Google Drive. What Google does not say is null. */
export const driveFile = z
  .object({
    id: z.string(),
    name: z.string(),
    mime_type: z.string(),
    file_type: z.enum(['audio', 'video', 'image']).nullable(),
    /** Bytes. */
    size: z.int().nullable(),
    created_time: time,
    modified_time: time,
    /** Seconds. */
    duration: z.number().nullable(),
    width: z.int().nullable(),
    height: z.int().nullable(),
    parents: z.array(z.string()),
    sha256: z.string().nullable(),
    /** Page for people. */
    web_view_link: z.string().nullable(),
    thumbnail_link: z.string().nullable(),
    /**
     * The bytes, for whoever sends the OAuth token as `Authorization: Bearer …`; null for documents without
     * bytes of their own.
     */
    download_url: z.string().nullable(),
  })
  .meta({ id: 'DriveFile' })

const nextPage = z.string().nullable()

/** Folders by name. */
export const folderList = z
  .object({ folders: z.array(folder), next_page_token: nextPage })
  .meta({ id: 'DriveFolderList' })

/** Files by name. */
export const fileList = z
  .object({
    folder_id: z.string(),
    file_type: z.enum(FILE_TYPES),
    files: z.array(driveFile),
    next_page_token: nextPage,
  })
  .meta({ id: 'DriveFileList' })
