import { MutoscopeError } from '@mutoscope/core'
import type { HashedSource, WriteOptions } from '../objects/bucket.js'
import { describeChunks } from '../objects/check-chunks.js'
import { repeatPassing } from '../objects/repeat-passing.js'
import type { S3UploadOptions } from './upload-options.js'
import type { S3Operations, StartedUpload } from './s3-operations.js'

/** A file to upload in parts. */
export interface MultipartUpload extends S3UploadOptions, Pick<WriteOptions, 'mediaType' | 'signal'> {
  readonly key: string
  readonly source: HashedSource
  /** Decides whether the last request asks for a put only if absent. */
  readonly ifAbsentAtBest: (put: (ifAbsent: boolean) => Promise<void>) => Promise<void>
}

/** S3 takes no more parts than this for one object. */
const MOST_PARTS = 10_000

/**
 * Uploads a file in parts, each repeated by itself when it fails. Nothing is there before the last request;
 * what fails for good leaves no parts behind.
 */
export async function uploadInParts(s3: S3Operations, upload: MultipartUpload): Promise<void> {
  const { key, mediaType, signal } = upload
  const started = await repeatPassing(() => s3.startUpload(key, mediaType), signal)
  try {
    const etags = await putParts(s3, started, upload)
    await upload.ifAbsentAtBest((ifAbsent) =>
      repeatPassing(() => finish(s3, started, { etags, ifAbsent, size: upload.source.size }), signal),
    )
  } catch (error) {
    // The bucket itself may be gone; what is left over is discarded by the next garbage collection.
    await s3.abortUpload(started).catch(() => {})
    throw error
  }
}

async function putParts(
  s3: S3Operations,
  started: StartedUpload,
  { source, partBytes, parallelParts, signal }: MultipartUpload,
): Promise<readonly string[]> {
  const bytes = Math.max(partBytes, Math.ceil(source.size / MOST_PARTS))
  const count = Math.ceil(source.size / bytes)
  const etags: string[] = []
  const stop = new AbortController()
  const stopped = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal])
  let next = 0

  async function work(): Promise<void> {
    for (let index = next++; index < count; index = next++) {
      const part = await partOf(source, index * bytes, Math.min(source.size, (index + 1) * bytes))
      etags[index] = await repeatPassing(() => s3.putPart(started, index + 1, part, stopped), stopped)
    }
  }

  const workers = Array.from({ length: Math.min(parallelParts, count) }, () =>
    work().catch((error: unknown) => {
      stop.abort()
      throw error
    }),
  )
  const ended = await Promise.allSettled(workers)
  const errors = ended.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []))
  if (errors.length > 0) throw errors.find((error) => !isCancelled(error)) ?? errors[0]
  return etags
}

/** A part is read twice, from the local file: once for its hash, which is signed. */
async function partOf(source: HashedSource, start: number, end: number): Promise<HashedSource> {
  const stream = (): AsyncIterable<Uint8Array> => source.stream({ start, end })
  return { stream, ...(await describeChunks(stream())) }
}

async function finish(
  s3: S3Operations,
  started: StartedUpload,
  {
    etags,
    ifAbsent,
    size,
  }: { readonly etags: readonly string[]; readonly ifAbsent: boolean; readonly size: number },
): Promise<void> {
  try {
    await s3.finishUpload(started, etags, ifAbsent)
  } catch (error) {
    const reason = MutoscopeError.isInstance(error) ? error.details['reason'] : undefined
    // Somebody else has written the same bytes, or the response to the same request was lost.
    if (reason === 'PreconditionFailed') return s3.abortUpload(started)
    if (reason === 'NoSuchUpload' && (await s3.head(started.key))?.size === size) return
    throw error
  }
}

function isCancelled(error: unknown): boolean {
  return MutoscopeError.isInstance(error) && error.code === 'CANCELLED'
}
