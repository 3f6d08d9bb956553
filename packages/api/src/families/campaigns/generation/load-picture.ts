import type { FileRef, Studio } from '@mutoscope/core'
import { ApiError } from '../../../contract/error-definition.js'
import { uploadNotFound } from '../errors.js'
import { notFound } from '../or-not-found.js'

const PICTURE_TYPES: readonly string[] = ['image/png', 'image/jpeg', 'image/webp']

/**
 * A picture that an owner uploaded, as recipes name it. @throws `UPLOAD_NOT_FOUND`, also for a file that is
 * no picture
 */
export async function loadPicture(studio: Studio, ownerId: string, uploadId: string): Promise<FileRef> {
  const upload = await studio.uploads.find(ownerId, uploadId)
  if (upload === null) throw notFound(uploadNotFound, uploadId)
  const { hash, mediaType } = upload
  if (PICTURE_TYPES.includes(mediaType)) return { hash, mediaType }
  throw new ApiError(uploadNotFound, {
    message: `Upload "${uploadId}" is ${mediaType}. Upload a PNG, JPEG or WebP picture.`,
    details: { id: uploadId, media_type: mediaType },
  })
}
