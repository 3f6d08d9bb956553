import { MutoscopeError } from '@mutoscope/core'
import type { Bucket, HashedSource, WriteOptions } from '../objects/bucket.js'
import { repeatPassing } from '../objects/repeat-passing.js'
import { uploadInParts } from './multipart-upload.js'
import type { S3UploadOptions } from './upload-options.js'
import type { PageToken, S3Operations, S3Page } from './s3-operations.js'

/** Makes a bucket of the requests of S3. */
export function createS3Bucket(s3: S3Operations, options: S3UploadOptions): Bucket {
  /** Whether the store knows `If-None-Match`; null until it has said so. */
  let knowsIfAbsent: boolean | null = null

  /** Puts only if absent where the store knows that, and else without: it is the same bytes. */
  async function ifAbsentAtBest(put: (ifAbsent: boolean) => Promise<void>): Promise<void> {
    if (knowsIfAbsent === false) return put(false)
    try {
      await put(true)
      knowsIfAbsent = true
    } catch (error) {
      if (isUnknownFeature(error)) knowsIfAbsent = false
      // A store that does not know it may hang up on the body, which looks like a bad moment.
      else if (!isUnavailable(error) || knowsIfAbsent === true) throw error
      await put(false)
    }
  }

  async function write(key: string, source: HashedSource, writing: WriteOptions): Promise<void> {
    const { mediaType, ifAbsent: wanted = false, signal } = writing
    const atBest = wanted ? ifAbsentAtBest : (put: (ifAbsent: boolean) => Promise<void>) => put(false)
    if (source.size > options.partBytes)
      await uploadInParts(s3, { key, source, mediaType, signal, ifAbsentAtBest: atBest, ...options })
    else
      await atBest((ifAbsent) =>
        repeatPassing(() => s3.put(key, source, { mediaType, ifAbsent, signal }), signal),
      )
  }

  return {
    write,

    async stat(key) {
      try {
        return await repeatPassing(() => s3.head(key))
      } catch (error) {
        // A HEAD has no body to say a reason in: a list that is refused for the same one has.
        if (
          MutoscopeError.isInstance(error) &&
          error.details['reason'] === undefined &&
          !isUnavailable(error)
        )
          await repeatPassing(() => s3.list(key, null))
        throw error
      }
    },

    async *read(key, range) {
      yield* await repeatPassing(() => s3.get(key, range))
    },

    async refresh(key, source, writing) {
      try {
        await repeatPassing(() => s3.touch(key, writing.mediaType), writing.signal)
      } catch (error) {
        // It has gone meanwhile, is too large for a copy, or the store has none onto itself.
        if (!MutoscopeError.isInstance(error) || error.code === 'CANCELLED') throw error
        await write(key, source, writing)
      }
    },

    remove: (key) => repeatPassing(() => s3.delete(key)),

    list: (prefix) => everyItem((from) => s3.list(prefix, from)),

    async discardUploads(prefix, idleMs) {
      let count = 0
      let bytes = 0
      for await (const upload of everyItem((from) => s3.listUploads(prefix, from))) {
        if (upload.idleMs < idleMs) continue
        bytes += await repeatPassing(() => s3.uploadedBytes(upload))
        await repeatPassing(() => s3.abortUpload(upload))
        count++
      }
      return { count, bytes }
    },

    signRead: (key, signing) => s3.urls.get(key, signing),
    signWrite: (key, signing) => s3.urls.put(key, signing),
  }
}

async function* everyItem<Item>(
  page: (from: PageToken | null) => Promise<S3Page<Item>>,
): AsyncGenerator<Item, void, undefined> {
  let from: PageToken | null = null
  do {
    const { items, next }: S3Page<Item> = await repeatPassing(() => page(from))
    yield* items
    from = next
  } while (from !== null)
}

/** Returns of stores to `If-None-Match` on a put that they have not implemented. */
function isUnknownFeature(error: unknown): boolean {
  return (
    MutoscopeError.isInstance(error) &&
    error.code === 'STORAGE_REJECTED' &&
    (error.details['status'] === 501 || error.details['reason'] === 'InvalidArgument')
  )
}

function isUnavailable(error: unknown): boolean {
  return MutoscopeError.isInstance(error) && error.code === 'STORAGE_UNAVAILABLE'
}
