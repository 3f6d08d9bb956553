import type { ByteSource } from '../storage/byte-source.js'
import type { ModelContext } from './model.js'

/** Kinds of files that a video can be made with. */
export const FILE_KINDS = ['audio', 'video', 'image'] as const
/** What a file is: one of {@link FILE_KINDS}. */
export type FileKind = (typeof FILE_KINDS)[number]

/** A folder of a file source. */
export type SourceFolder = {
  readonly id: string
  readonly name: string
  /** Epoch milliseconds; null when the source does not say. */
  readonly modifiedAt: number | null
}

/** A file of a file source. What the source does not say is null. */
export type SourceFile = {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  /** Null for what is neither sound, video nor picture. */
  readonly kind: FileKind | null
  /** Bytes. */
  readonly size: number | null
  /** Epoch milliseconds. */
  readonly createdAt: number | null
  /** Epoch milliseconds. */
  readonly modifiedAt: number | null
  /** Lower-case hex SHA-256 of the bytes. */
  readonly sha256: string | null
  /** Milliseconds. */
  readonly durationMs: number | null
  /** Pixels. */
  readonly width: number | null
  /** Pixels. */
  readonly height: number | null
  /** Ids of the folders it is in. */
  readonly folderIds: readonly string[]
  /** Page for people. */
  readonly webUrl: string | null
  /** Small picture, often short-lived. */
  readonly thumbnailUrl: string | null
}

/** One page of a listing. */
export type FilePage<Item> = {
  readonly items: readonly Item[]
  /** Pass it as `page` for what follows; null at the end. */
  readonly nextPage: string | null
}

/** Which folders are asked for. */
export type FolderQuery = {
  /** @default the source's root */
  readonly parentId?: string
  /** Text in the name. */
  readonly search?: string
  readonly page?: string
  /** Items of a page, 1 to 1,000. @default 100 */
  readonly limit?: number
}

/** Which files are asked for. */
export type FileQuery = {
  /** @default the source's root */
  readonly folderId?: string
  /** @default every kind, also those that are none of {@link FILE_KINDS} */
  readonly kind?: FileKind
  /** Text in the name. */
  readonly search?: string
  readonly page?: string
  /** Items of a page, 1 to 1,000. @default 100 */
  readonly limit?: number
}

/** Whose files they are, and how the work is stopped. */
export type FileContext = Pick<ModelContext, 'signal' | 'ownerId'>

/**
 * A place outside where users keep files: folders, files, their facts and their bytes.
 * Every method throws `PROVIDER_…` codes, `INVALID_INPUT` and `CANCELLED`; a missing or hidden thing is
 * `PROVIDER_REJECTED` with `details.reason` `NOT_FOUND`.
 */
export interface FileSource {
  /** For instance `google-drive`. */
  readonly provider: string
  /** A page of the folders in a folder. */
  listFolders(query: FolderQuery, context: FileContext): Promise<FilePage<SourceFolder>>
  /** A page of the files in a folder. */
  listFiles(query: FileQuery, context: FileContext): Promise<FilePage<SourceFile>>
  /** The facts of one file, by its id at the source. */
  getFile(id: string, context: FileContext): Promise<SourceFile>
  /** Opens a file's bytes. Nothing is fetched before the stream is read; a range fetches only its bytes. */
  openFile(
    id: string,
    context: FileContext,
  ): Promise<{ readonly file: SourceFile; readonly body: ByteSource }>
}
