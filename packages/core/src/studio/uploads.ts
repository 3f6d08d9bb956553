import type { Content } from '../domain/artifact.js'
import type { StoredRecord } from '../domain/record.js'
import { checkMedia } from '../media/check-media.js'
import type { EngineParts } from '../pipeline/engine-parts.js'
import type { ByteSource } from '../storage/byte-source.js'
import type { ListOptions } from '../storage/store.js'
import type { RecordCollection, Records } from './records.js'

/** A file that an owner brought. `hash` and `mediaType` are what `make.upload` takes. */
export interface Upload extends Content {
  readonly id: string
  readonly ownerId: string
  /** The file's own name without its folder, or null. */
  readonly filename: string | null
  /** Epoch milliseconds. */
  readonly createdAt: number
}

/** A file to keep. */
export interface PutUpload {
  readonly ownerId: string
  readonly source: ByteSource
  /** What the bytes were found to be: the caller looks at them and does not trust a header. */
  readonly mediaType: string
  readonly filename?: string
  /** Larger is refused. */
  readonly maxBytes: number
  readonly signal?: AbortSignal
  /** The source's `path` may be moved instead of copied. @default false */
  readonly takeFile?: boolean
}

/** Keeps what owners upload. */
export interface Uploads {
  /**
   * A picture, sound or video is looked into before it is kept: one that cannot be read, was cut off, or would
   * be too large to draw, is refused.
   * @throws `LIMIT_EXCEEDED`, `MEDIA_INVALID`, `MEDIA_TOO_LARGE`, and then nothing is kept; `INVALID_INPUT`
   *   for a bad media type; `DISK_FULL`, `CANCELLED`
   */
  put(input: PutUpload): Promise<Upload>
  /** @throws `RECORD_NOT_FOUND`, also for another owner's */
  get(ownerId: string, id: string): Promise<Upload>
  /** Newest first. */
  list(ownerId: string, options?: ListOptions): Promise<readonly Upload[]>
  /** Opens the bytes. @throws `RECORD_NOT_FOUND`, `ASSET_NOT_FOUND` */
  open(ownerId: string, id: string): Promise<ByteSource & { readonly size: number }>
  /**
   * Forgets an upload. Its bytes stay in the asset store: artifacts and other uploads may be the same bytes.
   * @throws `RECORD_NOT_FOUND`
   */
  remove(ownerId: string, id: string): Promise<void>
}

type UploadData = {
  readonly hash: string
  readonly size: number
  readonly mediaType: string
  readonly filename: string | null
}

const LONGEST_NAME = 200

/** Makes the uploads part of a studio. */
export function createUploads(
  records: Records,
  { assets, media }: Pick<EngineParts, 'assets' | 'media'>,
): Uploads {
  const files: RecordCollection<UploadData> = records.collection<UploadData>('upload.file')

  return {
    async put({ ownerId, source, mediaType, filename, maxBytes, signal, takeFile = false }) {
      const name = cleanName(filename)
      if ((source.size ?? 0) <= maxBytes)
        await checkMedia(media, {
          source,
          mediaType,
          maxBytes,
          filename: name,
          ...(signal === undefined ? {} : { signal }),
        })
      const content = await assets.put(source, {
        mediaType,
        maxBytes,
        takeFile,
        ...(signal === undefined ? {} : { signal }),
      })
      return toUpload(await files.insert({ ownerId, data: { ...content, filename: name }, text: name ?? '' }))
    },
    get: async (ownerId, id) => toUpload(await files.get({ ownerId, id })),
    list: async (ownerId, options) => (await files.list(ownerId, options)).map(toUpload),
    open: async (ownerId, id) => assets.open((await files.get({ ownerId, id })).data.hash),
    remove: (ownerId, id) => files.remove({ ownerId, id }),
  }
}

/** Browsers and tools send folders, and names go out again in headers. */
function cleanName(filename: string | undefined): string | null {
  const name = (filename ?? '')
    .replace(/^.*[/\\]/su, '')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .trim()
  return name === '' || name === '.' || name === '..'
    ? null
    : Array.from(name).slice(0, LONGEST_NAME).join('')
}

function toUpload({ id, ownerId, data, createdAt }: StoredRecord<UploadData>): Upload {
  return { id, ownerId, ...data, createdAt }
}
