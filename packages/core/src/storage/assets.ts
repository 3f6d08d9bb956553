import type { Content } from '../domain/artifact.js'
import type { AssetLinks } from './asset-links.js'
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
   * Stores bytes; readers never see a part of them. Bytes that are there already, and whole, count as put
   * now.
   * @throws `LIMIT_EXCEEDED`, `DISK_FULL`, `OUTPUT_NOT_WRITABLE`, `CANCELLED`
   */
  put(source: ByteSource, options: PutAssetOptions): Promise<Content>
  /**
   * Opens stored bytes. The source always has a `size`; a `path` where the store is a local folder, and
   * `copyTo` where it keeps local copies.
   * @throws `ASSET_NOT_FOUND`; `ASSET_CORRUPT` when their size is another than the one that is given;
   *   `INVALID_INPUT` for a key that is not 64 lower-case hex digits
   */
  open(hash: string, expected?: { readonly size: number }): Promise<ByteSource & { readonly size: number }>
  /** The SHA-256 of the stored bytes as they are now: their key, unless they were damaged. @throws `ASSET_NOT_FOUND` */
  digest(hash: string): Promise<string>
  /** Size and media type of stored bytes, or null. */
  stat(hash: string): Promise<Content | null>
  /**
   * Removes bytes; true when there were any. With `idleMs` only those that nobody has put for so long: a put
   * that comes at the same time keeps its bytes, whichever is first.
   */
  remove(hash: string, options?: { readonly idleMs?: number }): Promise<boolean>
  /** Everything that is stored, in any order. What comes and goes meanwhile may be in it or not. */
  list(): AsyncIterable<StoredAsset>
  /**
   * Removes what puts have left that were never finished and that nobody has written to for so long.
   * @returns how many there were, and their bytes
   */
  discardUnfinished(options: { readonly idleMs: number }): Promise<{
    readonly count: number
    readonly bytes: number
  }>
  /**
   * Writes something and takes it away again, to find out whether it could keep bytes now.
   * @throws `DISK_FULL`, `OUTPUT_NOT_WRITABLE`
   */
  check(): Promise<void>
  /** Signed links to the store; absent where bytes lie on this machine. */
  readonly links?: AssetLinks
}

/** Stored bytes in a list. */
export interface StoredAsset extends Pick<Content, 'hash' | 'size'> {
  /** Time since they were last put, milliseconds. */
  readonly idleMs: number
}
