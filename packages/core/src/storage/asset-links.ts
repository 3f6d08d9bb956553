import type { ByteSource } from './byte-source.js'

/** A URL that whoever has it can use, until it ends. */
export interface AssetLink {
  readonly url: string
  /** Epoch milliseconds. */
  readonly expiresAt: number
}

/** A URL to upload a file to, with one `PUT` that carries these headers. */
export interface AssetUploadLink extends AssetLink {
  /** Names what has been uploaded. */
  readonly id: string
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Links to the store itself, so that large files do not pass through this process. The store checks them; it
 * knows no owners, so whoever hands one out decides who may have it.
 */
export interface AssetLinks {
  /**
   * A link to stored bytes. @throws `ASSET_NOT_FOUND`
   * @example
   * const { url } = await assets.links.read(hash, { ttlMs: 900_000, filename: 'film.mp4' })
   */
  read(hash: string, options: { readonly ttlMs: number; readonly filename?: string }): Promise<AssetLink>
  /** A link to upload a file to. What is uploaded is no asset before it is put, and goes with `discardUnfinished`. */
  upload(options: {
    readonly ttlMs: number
    readonly size: number
    readonly mediaType: string
  }): Promise<AssetUploadLink>
  /** Opens what was uploaded, to check and put it; null while nothing is there. */
  openUpload(id: string): Promise<(ByteSource & { readonly size: number }) | null>
  /** Removes what was uploaded, once it is put or unwanted. Does nothing when nothing is there. */
  discardUpload(id: string): Promise<void>
}
