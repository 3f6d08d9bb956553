import type { ByteSource } from '@mutoscope/core'
import type { FileContext } from '@mutoscope/core/ports'

/** A file to put into Google Drive. */
export interface DriveUpload {
  readonly name: string
  readonly mediaType: string
  readonly body: ByteSource
  /** @default the user's root folder */
  readonly folderId?: string
  readonly description?: string
  /**
   * Kept with the file as the private property `mutoscope`, so that it can be found again. At most 124 bytes.
   */
  readonly marker?: string
}

/** What is told to an upload besides the file. */
export interface DriveUploadContext extends FileContext {
  /** From 0 to 1. */
  readonly progress?: (fraction: number) => void
  /** A session that an earlier try saved: the upload goes on where it stopped. */
  readonly session?: string
  /** Keeps the session of an upload, so that a later try can go on with it. */
  readonly saveSession?: (session: string) => Promise<void>
}
