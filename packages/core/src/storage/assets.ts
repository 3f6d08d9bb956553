import type { Content } from '../domain/artifact.js'
import type { ByteSource } from './byte-source.js'

/** Options of {@link Assets.put}. */
export interface PutAssetOptions {
  readonly mediaType: string
  /** More than this many bytes are refused with `LIMIT_EXCEEDED` and nothing is kept. @default no limit */
  readonly maxBytes?: number
  readonly signal?: AbortSignal
  /** The source's `path` may be moved into the store instead of copied. @default false */
  readonly takeFile?: boolean
}

/**
 * The port to where bytes live. Keys are the SHA-256 of the content, so the same bytes are stored once,
 * a put is idempotent, and a key never changes its meaning. Every implementation passes `testAssets`.
 */
export interface Assets {
  /**
   * Stores bytes; readers never see a part of them.
   * @throws `LIMIT_EXCEEDED`, `DISK_FULL`, `CANCELLED`
   */
  put(source: ByteSource, options: PutAssetOptions): Promise<Content>
  /**
   * Opens stored bytes; the source has a `path` where the store is a local folder, and always a `size`.
   * @throws `ASSET_NOT_FOUND`; `INVALID_INPUT` for a key that is not 64 lower-case hex digits
   */
  open(hash: string): Promise<ByteSource & { readonly size: number }>
  /** Size and media type of stored bytes, or null. */
  stat(hash: string): Promise<Content | null>
  /** Removes bytes; true when there were any. */
  remove(hash: string): Promise<boolean>
}
