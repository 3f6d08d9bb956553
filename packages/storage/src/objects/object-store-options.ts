import type { Logger } from '@mutoscope/core'

/** What assets in any object store have in common. */
export interface ObjectStoreOptions {
  /** Name of the bucket, which has to exist. */
  readonly bucket: string
  /** Folders of the bucket that everything lies in, such as `studio/`. One database only may use them. @default 'mutoscope/' */
  readonly prefix?: string
  /**
   * Folder for copies on this machine, for ffmpeg and others that need files. Only this user can read it;
   * several processes may share it, and it can be deleted while nothing runs.
   */
  readonly cacheDir: string
  /**
   * What those copies may take together, bytes; the least recently used go first. Files on their way to or
   * from the bucket come on top. @default 2147483648, which is 2 GiB
   */
  readonly cacheBytes?: number
  /** Largest asset in bytes; a put's own limit can only be smaller. @default no limit */
  readonly maxBytes?: number
}

/** How requests are sent. */
export interface StoreRequestOptions {
  /** Sends requests. @default the global `fetch` */
  readonly fetch?: typeof fetch
  /** Longest time in which nothing moves on a connection, milliseconds. @default 60000 */
  readonly quietMs?: number
  /** Requests at once; more wait. @default 64 */
  readonly maxRequests?: number
  /** Told when the clock of this machine differs from that of the store. @default nobody */
  readonly logger?: Pick<Logger, 'warn'>
}

/** Defaults of {@link ObjectStoreOptions} and {@link StoreRequestOptions}. */
export const STORE_DEFAULTS = {
  prefix: 'mutoscope/',
  cacheBytes: 2 * 1024 ** 3,
  maxBytes: Number.POSITIVE_INFINITY,
  quietMs: 60_000,
  maxRequests: 64,
} as const
