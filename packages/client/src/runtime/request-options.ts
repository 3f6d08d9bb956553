/** Bytes on their way to the server. */
export interface UploadProgress {
  /** From 0 to 1. */
  readonly percent: number
  readonly transferredBytes: number
  readonly totalBytes: number
}

/** What may be said for a single call. */
export interface RequestOptions {
  readonly signal?: AbortSignal | undefined
  /** For instance `{ prefer: 'respond-async' }`. */
  readonly headers?: Readonly<Record<string, string>>
  /** Of a POST that makes something: the same key makes it once. @default a new one for every call */
  readonly idempotencyKey?: string
  /** How often to try again. @default the client's */
  readonly retry?: number
  /** Told as bytes leave, in browsers too. */
  readonly onUploadProgress?: (progress: UploadProgress) => void
  /** Shown the status and headers of the answer; its body is not for reading here. */
  readonly onResponse?: (response: Response) => void
}
