import type { ByteRange, ByteSource } from '@mutoscope/core'

/** What is known of a stored object without reading it. */
export interface ObjectFacts {
  readonly size: number
  readonly mediaType: string
  /** Time since it was last written, by the store's own clock, milliseconds. */
  readonly idleMs: number
}

/** An object in a list. */
export interface ListedObject extends Pick<ObjectFacts, 'size' | 'idleMs'> {
  readonly name: string
}

/** Bytes to upload. They can be read again, so a request that failed can be repeated. */
export type HashedSource = ByteSource & {
  readonly size: number
  /** Their SHA-256, 64 lower-case hex digits. */
  readonly hash: string
}

/** How an object is written. */
export interface WriteOptions {
  readonly mediaType: string
  /**
   * The object was not there a moment ago: where the store can, bytes that somebody else has written since
   * are left as they are.
   */
  readonly ifAbsent?: boolean
  readonly signal?: AbortSignal | undefined
}

/** A signed URL, and when it ends, epoch milliseconds. */
export interface SignedUrl {
  readonly url: string
  readonly expiresAt: number
}

/**
 * A bucket of an object store, reduced to what assets need. Names are `/`-separated and need no encoding.
 * Every operation repeats what failed for a passing reason, and throws `BUCKET_NOT_FOUND`,
 * `STORAGE_ACCESS_DENIED`, `STORAGE_REJECTED`, `STORAGE_UNAVAILABLE`, and `CANCELLED` where it takes a signal.
 */
export interface Bucket {
  /** Null for an object that is not there, also where the whole bucket is not: a list tells that. */
  stat(name: string): Promise<ObjectFacts | null>
  /** Reads an object or a part of it that is not empty. @throws `ASSET_NOT_FOUND` */
  read(name: string, range?: Required<ByteRange>): AsyncIterable<Uint8Array>
  /** Writes an object whole: until it is, readers see none of it. @throws `LIMIT_EXCEEDED`, `DISK_FULL` */
  write(name: string, source: HashedSource, options: WriteOptions): Promise<void>
  /** Makes an object as fresh as one that is written now; it has the same bytes already. */
  refresh(name: string, source: HashedSource, options: WriteOptions): Promise<void>
  /** Removes an object, if it is there. */
  remove(name: string): Promise<void>
  /** Every object whose name begins so. */
  list(prefix: string): AsyncIterable<ListedObject>
  /** Removes uploads that were begun below a prefix and not finished, so long ago. */
  discardUploads(prefix: string, idleMs: number): Promise<{ readonly count: number; readonly bytes: number }>
  /** A URL from which anyone can load an object for so many seconds. */
  signRead(name: string, options: SignReadOptions): Promise<SignedUrl>
  /** A URL to which anyone can upload an object with one `PUT`, and the headers that it has to carry. */
  signWrite(
    name: string,
    options: SignWriteOptions,
  ): Promise<SignedUrl & { readonly headers: Readonly<Record<string, string>> }>
}

/** How an object is loaded by URL. */
export interface SignReadOptions {
  readonly expiresInS: number
  readonly mediaType: string
  /** Saved under this name rather than shown. */
  readonly filename?: string | undefined
}

/** How an object is uploaded by URL. */
export interface SignWriteOptions {
  readonly expiresInS: number
  readonly mediaType: string
  readonly size: number
}
