import type { FileRef } from '../domain/file-ref.js'
import { defineKind } from './define-kind.js'

/** Facts about an uploaded file. */
export type UploadData = {
  /** In bytes; 0 in a quote. */
  readonly size: number
}

/** A file that the owner uploaded: its bytes are there already. */
export const uploadKind = defineKind<FileRef, UploadData>({
  name: 'upload',
  version: '1',
  standIn: () => ({ size: 0 }),
  async make({ hash, mediaType }, { open }) {
    const { size = 0 } = await open(hash)
    return { body: null, stored: { hash, size, mediaType }, data: { size } }
  },
})
