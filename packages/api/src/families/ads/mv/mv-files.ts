import type { Artifact, Content, FileRef, ProjectRef, RecordDraft, Studio } from '@mutoscope/core'
import { ApiError } from '../../../contract/error-definition.js'
import { fileNotFound, validationError } from '../errors.js'

/** What stands behind a key. */
type FileData = { readonly artifact: string }

/** An artifact with bytes. */
export type MvFile = Artifact & { readonly content: Content }

/**
 * Files by the keys that callers know them by. A key is looked up and never taken apart, so it leads nowhere
 * else.
 */
export interface MvFiles {
  /** Lets a key stand for an artifact of a project, also for one that is not there yet. */
  add(ref: ProjectRef, key: string, artifact: string): Promise<void>
  /** The same, to be stored with the order of the project. */
  draft(ref: ProjectRef, key: string, artifact: string): RecordDraft
  /** @throws `FILE_NOT_FOUND` for a key that is unknown, another owner's, or not made yet */
  find(ownerId: string, key: string): Promise<MvFile>
  /** Pictures behind keys. @throws `FILE_NOT_FOUND`; `VALIDATION_ERROR` for a key of something else */
  pictures(ownerId: string, keys: readonly string[]): Promise<readonly FileRef[]>
}

/** Makes {@link MvFiles}. */
export function createMvFiles(studio: Studio): MvFiles {
  const records = studio.records.collection<FileData>('ads.file')

  async function find(ownerId: string, key: string): Promise<MvFile> {
    const record = await records.find({ ownerId, id: key })
    const artifact =
      record === null
        ? null
        : await studio.artifacts.find({ ownerId, projectId: record.projectId ?? '' }, record.data.artifact)
    if (artifact?.content != null) return { ...artifact, content: artifact.content }
    throw new ApiError(fileNotFound, {
      message: `File '${key}' not found`,
      details: 'The specified s3 key does not exist in the system',
    })
  }

  const draft: MvFiles['draft'] = ({ ownerId, projectId }, key, artifact) =>
    records.draft({ ownerId, id: key, projectId, data: { artifact } })

  return {
    draft,
    async add(ref, key, artifact) {
      await studio.orders.place([{ records: [draft(ref, key, artifact)] }])
    },
    find,
    pictures: (ownerId, keys) =>
      Promise.all(
        keys.map(async (key) => {
          const { content } = await find(ownerId, key)
          if (content.mediaType.startsWith('image/'))
            return { hash: content.hash, mediaType: content.mediaType }
          throw new ApiError(validationError, {
            message: 'reference_image_s3_keys is not valid',
            details: `'${key}' is no picture`,
          })
        }),
      ),
  }
}
