import { bytesSource } from '@mutoscope/core'
import type { UploadedFile } from '../contract/file-part.js'

/** A file of a form for `callRoute`. Its bytes are in memory only: there is nothing at its `path`. */
export function uploadedFile(
  bytes: Uint8Array,
  { filename, mediaType }: Pick<UploadedFile, 'filename' | 'mediaType'>,
): UploadedFile {
  return {
    filename,
    mediaType,
    source: { ...bytesSource(bytes), size: bytes.byteLength, path: `/nowhere/${filename}` },
  }
}
