import type { Content } from '../domain/artifact.js'
import type { StoredRecord } from '../domain/record.js'
import { checkMedia } from '../media/check-media.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { commitAndPublish } from '../engine/commit-and-publish.js'
import { assertQuota } from '../storage/record-quota.js'
import { noteGarbage } from './garbage.js'
import type { Engine } from '../engine/engine.js'
import type { ByteSource } from '../storage/byte-source.js'
import type { RecordQuota, RecordUsage } from '../storage/record-quota.js'
import type { ListOptions } from '../storage/store-filters.js'
import type { RecordCollection, Records } from '../records/records.js'

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
   * @throws `QUOTA_EXCEEDED` before the bytes are taken in; `LIMIT_EXCEEDED`, `MEDIA_INVALID`, `MEDIA_TOO_LARGE`, and then nothing is kept; `INVALID_INPUT`
   *   for a bad media type; `DISK_FULL`, `CANCELLED`
   */
  put(input: PutUpload): Promise<Upload>
  /** @throws `RECORD_NOT_FOUND`, also for another owner's */
  get(ownerId: string, id: string): Promise<Upload>
  /** The same, or null. */
  find(ownerId: string, id: string): Promise<Upload | null>
  /**
   * Checks before a file of at least so many bytes arrives whether there will be room for it.
   * @throws `QUOTA_EXCEEDED`
   */
  assertRoom(ownerId: string, bytes: number): Promise<void>
  /** Newest first. */
  list(ownerId: string, options?: ListOptions): Promise<readonly Upload[]>
  /** How much an owner keeps. */
  usage(ownerId: string): Promise<RecordUsage>
  /** True while somebody keeps this upload, whoever that is: for links that do not say whose they are. */
  exists(id: string): Promise<boolean>
  /** Opens the bytes. @throws `RECORD_NOT_FOUND`, `ASSET_NOT_FOUND`, `ASSET_CORRUPT` */
  open(ownerId: string, id: string): Promise<ByteSource & { readonly size: number }>
  /**
   * Deletes an upload: links to it end at once, and its bytes go soon, unless something else stands on the
   * same bytes: an artifact, another upload, a project that names them.
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

/** How much one owner may keep in uploads. */
export type UploadQuota = RecordQuota

/** What an owner may keep unless the studio says otherwise: 10,000 files, 10 GiB. */
export const UPLOAD_QUOTA: UploadQuota = { maxCount: 10_000, maxBytes: 10 * 1024 ** 3 }

const COLLECTION = 'upload.file'

/** Makes the uploads part of a studio. */
export function createUploads(records: Records, engine: Engine, quota: UploadQuota): Uploads {
  const { store, assets, media } = engine
  const files: RecordCollection<UploadData> = records.collection<UploadData>(COLLECTION)

  /** How many bytes more an owner may keep. @throws `QUOTA_EXCEEDED` when a file of this size is too much */
  async function roomFor(ownerId: string, size: number): Promise<number> {
    const { count, bytes } = await store.recordUsage(ownerId, COLLECTION)
    assertQuota({ count: count + 1, bytes: bytes + size }, quota)
    return quota.maxBytes - bytes
  }

  async function keep({
    ownerId,
    source,
    mediaType,
    maxBytes,
    signal,
    takeFile = false,
  }: PutUpload): Promise<Content> {
    const room = await roomFor(ownerId, source.size ?? 0)
    const options = { mediaType, takeFile, ...(signal === undefined ? {} : { signal }) }
    try {
      return await assets.put(source, { ...options, maxBytes: Math.min(maxBytes, room) })
    } catch (error) {
      const full = room < maxBytes && MutoscopeError.isInstance(error) && error.code === 'LIMIT_EXCEEDED'
      if (full) await roomFor(ownerId, room + 1)
      throw error
    }
  }

  return {
    async put(input) {
      const { ownerId, source, mediaType, filename, maxBytes, signal } = input
      const name = cleanName(filename)
      await roomFor(ownerId, source.size ?? 0)
      if ((source.size ?? 0) <= maxBytes)
        await checkMedia(media, {
          source,
          mediaType,
          maxBytes,
          filename: name,
          ...(signal === undefined ? {} : { signal }),
        })
      const content = await keep(input)
      try {
        return toUpload(
          await files.insert({ ownerId, data: { ...content, filename: name }, text: name ?? '', quota }),
        )
      } catch (error) {
        await commitAndPublish(engine, 'request.commit', {
          changes: [noteGarbage(engine, ownerId, content.hash)],
          events: [],
          at: engine.clock.now(),
        })
        throw error
      }
    },
    get: async (ownerId, id) => toUpload(await files.get({ ownerId, id })),
    async find(ownerId, id) {
      const record = await files.find({ ownerId, id })
      return record === null ? null : toUpload(record)
    },
    async assertRoom(ownerId, bytes) {
      await roomFor(ownerId, bytes)
    },
    list: async (ownerId, options) => (await files.list(ownerId, options)).map(toUpload),
    usage: (ownerId) => store.recordUsage(ownerId, COLLECTION),
    exists: async (id) => (await files.findAny(id)) !== null,
    open: async (ownerId, id) => {
      const { data } = await files.get({ ownerId, id })
      return assets.open(data.hash, data)
    },
    async remove(ownerId, id) {
      const { data } = await files.get({ ownerId, id })
      await commitAndPublish(engine, 'request.commit', {
        changes: [
          { type: 'delete-record', ownerId, collection: COLLECTION, id },
          noteGarbage(engine, ownerId, data.hash),
        ],
        events: [],
        at: engine.clock.now(),
      })
    },
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
