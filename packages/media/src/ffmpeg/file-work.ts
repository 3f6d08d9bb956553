import type { MediaLimits } from '../media-limits.js'

/** What making one file needs besides its specification. */
export interface FileWork {
  /** Path of ffmpeg. */
  readonly ffmpeg: string
  /** Empty folder for what is read; the caller removes it. */
  readonly workDir: string
  /** Where the file goes; it is there only when it is whole. */
  readonly outputPath: string
  /** @default {@link DEFAULT_MEDIA_LIMITS} */
  readonly limits?: MediaLimits
  /** Wall clock of each run of ffmpeg, milliseconds. @default no limit */
  readonly timeoutMs?: number
}
