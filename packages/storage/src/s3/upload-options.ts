/** How files are uploaded. */
export interface S3UploadOptions {
  /** Larger files are uploaded in parts of this size, or larger ones where there would be too many; at least 5 MiB. @default 16777216 */
  readonly partBytes: number
  /** Parts of one file that are uploaded at the same time. @default 4 */
  readonly parallelParts: number
}

/** Defaults of {@link S3UploadOptions}. */
export const UPLOAD_DEFAULTS: S3UploadOptions = { partBytes: 16 * 1024 ** 2, parallelParts: 4 }
