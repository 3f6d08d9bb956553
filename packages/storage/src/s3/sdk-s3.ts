import { Readable } from 'node:stream'
import type * as Sdk from '@aws-sdk/client-s3'
import { MutoscopeError, readBytes } from '@mutoscope/core'
import type { HashedSource } from '../objects/bucket.js'
import type { BucketPlace } from '../objects/store-failure.js'
import type { PageToken, S3Operations } from './s3-operations.js'
import { toSdkError } from './sdk-error.js'
import type { UrlSigner } from './sign-url.js'

/** The part of the module `@aws-sdk/client-s3` that is used. */
export type S3Sdk = Pick<
  typeof Sdk,
  | 'AbortMultipartUploadCommand'
  | 'CompleteMultipartUploadCommand'
  | 'CopyObjectCommand'
  | 'CreateMultipartUploadCommand'
  | 'DeleteObjectCommand'
  | 'GetObjectCommand'
  | 'HeadObjectCommand'
  | 'ListMultipartUploadsCommand'
  | 'ListObjectsV2Command'
  | 'ListPartsCommand'
  | 'PutObjectCommand'
  | 'UploadPartCommand'
>

/** What {@link createSdkS3} is made of. */
export interface SdkS3Parts {
  readonly send: (command: object, options: { readonly abortSignal?: AbortSignal }) => Promise<unknown>
  readonly sdk: S3Sdk
  readonly place: BucketPlace
  readonly urls: UrlSigner
  /** The store's clock, epoch milliseconds. */
  readonly now: () => number
}

const LARGEST_WHOLE = 1024 ** 2

/** Speaks S3 through a host's own client, with its credentials, proxies and middleware. */
export function createSdkS3({ send: transmit, sdk, place, urls, now }: SdkS3Parts): S3Operations {
  const Bucket = place.bucket
  const idleSince = (date: Date | undefined): number => Math.max(0, now() - (date?.getTime() ?? Number.NaN))

  async function send<Output>(command: object, signal?: AbortSignal): Promise<Output> {
    try {
      return (await transmit(command, signal === undefined ? {} : { abortSignal: signal })) as Output
    } catch (error) {
      throw toSdkError(place, error, signal)
    }
  }

  return {
    place,
    urls,

    async head(Key) {
      try {
        const found = await send<Sdk.HeadObjectCommandOutput>(new sdk.HeadObjectCommand({ Bucket, Key }))
        return {
          size: found.ContentLength ?? 0,
          mediaType: found.ContentType ?? 'application/octet-stream',
          idleMs: idleSince(found.LastModified),
        }
      } catch (error) {
        if (isAbsent(error)) return null
        throw error
      }
    },

    async get(Key, range) {
      const Range = range === undefined ? {} : { Range: `bytes=${range.start}-${range.end - 1}` }
      const { Body } = await send<Sdk.GetObjectCommandOutput>(
        new sdk.GetObjectCommand({ Bucket, Key, ...Range }),
      )
      return chunksOf(place, Body as AsyncIterable<Uint8Array> | undefined)
    },

    async put(Key, body, { mediaType, ifAbsent, signal }) {
      const IfNoneMatch = ifAbsent ? { IfNoneMatch: '*' } : {}
      const command = new sdk.PutObjectCommand({
        Bucket,
        Key,
        ...(await toBody(body)),
        ContentType: mediaType,
        ...IfNoneMatch,
      })
      await send(command, signal).catch((error: unknown) => {
        // Somebody has written the same bytes since.
        if (!ifAbsent || reasonOf(error) !== 'PreconditionFailed') throw error
      })
    },

    async touch(Key, mediaType) {
      await send(
        new sdk.CopyObjectCommand({
          Bucket,
          Key,
          CopySource: `/${Bucket}/${Key}`,
          MetadataDirective: 'REPLACE',
          ContentType: mediaType,
        }),
      )
    },

    async delete(Key) {
      await send(new sdk.DeleteObjectCommand({ Bucket, Key })).catch(ignoreAbsent)
    },

    async list(Prefix, from) {
      const page = await send<Sdk.ListObjectsV2CommandOutput>(
        new sdk.ListObjectsV2Command({ Bucket, Prefix, ...from }),
      )
      return {
        items: (page.Contents ?? []).map(({ Key = '', Size = 0, LastModified }) => ({
          name: Key,
          size: Size,
          idleMs: idleSince(LastModified),
        })),
        next: page.IsTruncated === true ? { ContinuationToken: page.NextContinuationToken ?? '' } : null,
      }
    },

    async startUpload(key, mediaType) {
      const { UploadId } = await send<Sdk.CreateMultipartUploadCommandOutput>(
        new sdk.CreateMultipartUploadCommand({ Bucket, Key: key, ContentType: mediaType }),
      )
      return { key, id: UploadId ?? '' }
    },

    async putPart({ key, id }, PartNumber, body, signal) {
      const { ETag } = await send<Sdk.UploadPartCommandOutput>(
        new sdk.UploadPartCommand({ Bucket, Key: key, UploadId: id, PartNumber, ...(await toBody(body)) }),
        signal,
      )
      return ETag ?? ''
    },

    async finishUpload({ key, id }, etags, ifAbsent) {
      const Parts = etags.map((ETag, index) => ({ PartNumber: index + 1, ETag }))
      await send(
        new sdk.CompleteMultipartUploadCommand({
          Bucket,
          Key: key,
          UploadId: id,
          MultipartUpload: { Parts },
          ...(ifAbsent ? { IfNoneMatch: '*' } : {}),
        }),
      )
    },

    async abortUpload({ key, id }) {
      await send(new sdk.AbortMultipartUploadCommand({ Bucket, Key: key, UploadId: id })).catch(ignoreAbsent)
    },

    async listUploads(Prefix, from) {
      const page = await send<Sdk.ListMultipartUploadsCommandOutput>(
        new sdk.ListMultipartUploadsCommand({ Bucket, Prefix, ...from }),
      )
      return {
        items: (page.Uploads ?? []).map(({ Key = '', UploadId = '', Initiated }) => ({
          key: Key,
          id: UploadId,
          idleMs: idleSince(Initiated),
        })),
        next:
          page.IsTruncated === true
            ? { KeyMarker: page.NextKeyMarker ?? '', UploadIdMarker: page.NextUploadIdMarker ?? '' }
            : null,
      }
    },

    async uploadedBytes({ key, id }) {
      let bytes = 0
      let from: PageToken | null = {}
      while (from !== null) {
        const page: Sdk.ListPartsCommandOutput = await send(
          new sdk.ListPartsCommand({ Bucket, Key: key, UploadId: id, ...from }),
        )
        for (const { Size = 0 } of page.Parts ?? []) bytes += Size
        from = page.IsTruncated === true ? { PartNumberMarker: page.NextPartNumberMarker ?? '' } : null
      }
      return bytes
    },
  }
}

/** The client can repeat what it has whole; a stream it sends once, and repeating is left to us. */
async function toBody(body: HashedSource) {
  const isSmall = body.size <= LARGEST_WHOLE
  return {
    ContentLength: body.size,
    Body: isSmall ? await readBytes(body) : Readable.from(body.stream(), { objectMode: false }),
  }
}

async function* chunksOf(
  place: BucketPlace,
  body: AsyncIterable<Uint8Array> | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    if (body !== undefined) yield* body
  } catch (error) {
    throw toSdkError(place, error)
  }
}

function reasonOf(error: unknown): unknown {
  return MutoscopeError.isInstance(error) ? error.details['reason'] : undefined
}

/** A bucket that is missing says so itself, where the response has a body. */
function isAbsent(error: unknown): boolean {
  return (
    MutoscopeError.isInstance(error) && error.details['status'] === 404 && error.code !== 'BUCKET_NOT_FOUND'
  )
}

function ignoreAbsent(error: unknown): void {
  if (!isAbsent(error)) throw error
}
