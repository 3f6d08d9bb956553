import type { ByteRange } from '@mutoscope/core'
import type { HashedSource, ListedObject, ObjectFacts } from '../objects/bucket.js'
import type { BucketPlace } from '../objects/store-failure.js'
import type { UrlSigner } from './sign-url.js'

/** An upload in parts that has begun. */
export interface StartedUpload {
  readonly key: string
  readonly id: string
}

/** Where a list goes on, in the words of whoever lists. */
export type PageToken = Readonly<Record<string, string>>

/** A page of a list. */
export interface S3Page<Item> {
  readonly items: readonly Item[]
  readonly next: PageToken | null
}

/**
 * The requests of S3 that assets need, each sent once. They throw what `toStorageError` makes of a response:
 * its `details.reason` is the store's own word.
 */
export interface S3Operations {
  readonly place: BucketPlace
  readonly urls: UrlSigner
  /** Null for an object that is not there. */
  head(key: string): Promise<ObjectFacts | null>
  get(key: string, range?: Required<ByteRange>): Promise<AsyncIterable<Uint8Array>>
  /** With `ifAbsent` it sends `If-None-Match: *`. */
  put(key: string, body: HashedSource, options: PutOptions): Promise<void>
  /** Copies an object onto itself, which makes it as fresh as one that is written now. */
  touch(key: string, mediaType: string): Promise<void>
  delete(key: string): Promise<void>
  list(prefix: string, from: PageToken | null): Promise<S3Page<ListedObject>>
  startUpload(key: string, mediaType: string): Promise<StartedUpload>
  /** Returns the part's ETag. */
  putPart(upload: StartedUpload, number: number, body: HashedSource, signal: AbortSignal): Promise<string>
  finishUpload(upload: StartedUpload, etags: readonly string[], ifAbsent: boolean): Promise<void>
  abortUpload(upload: StartedUpload): Promise<void>
  listUploads(
    prefix: string,
    from: PageToken | null,
  ): Promise<S3Page<StartedUpload & { readonly idleMs: number }>>
  /** Bytes that an unfinished upload takes. */
  uploadedBytes(upload: StartedUpload): Promise<number>
}

/** How an object is put. */
export interface PutOptions {
  readonly mediaType: string
  readonly ifAbsent: boolean
  readonly signal?: AbortSignal | undefined
}
