import type { FileRef, Studio } from '@mutoscope/core'
import type { UploadedFile } from '../../../contract/file-part.js'

/** Keeps a file of a form, and says how recipes name it. @throws `LIMIT_EXCEEDED`, `DISK_FULL` */
export async function storeUpload(
  studio: Studio,
  ownerId: string,
  file: UploadedFile,
  maxBytes: number,
): Promise<FileRef> {
  const { hash, mediaType } = await studio.uploads.put({
    ownerId,
    source: file.source,
    mediaType: file.mediaType,
    filename: file.filename,
    maxBytes,
  })
  return { hash, mediaType }
}
