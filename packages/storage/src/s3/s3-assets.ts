import { silentLogger } from '@mutoscope/core'
import type { Assets } from '@mutoscope/core/ports'
import {
  STORE_DEFAULTS,
  type ObjectStoreOptions,
  type StoreRequestOptions,
} from '../objects/object-store-options.js'
import { openObjectAssets } from '../objects/open-object-assets.js'
import { createS3Address, type S3Location } from './s3-address.js'
import { createS3Bucket } from './s3-bucket.js'
import { UPLOAD_DEFAULTS, type S3UploadOptions } from './upload-options.js'
import type { S3Credentials } from './sign-request.js'
import { createSignedS3 } from './signed-s3.js'

/** Options of {@link createS3Assets}. */
export interface S3AssetsOptions
  extends ObjectStoreOptions, StoreRequestOptions, Partial<S3UploadOptions>, Omit<S3Location, 'region'> {
  /** Region of the bucket; `auto` for Cloudflare R2. @default 'us-east-1' */
  readonly region?: string
  /** The keys, or what gives them for each request, where they change. */
  readonly credentials: S3Credentials | (() => Promise<S3Credentials>)
}

/**
 * Keeps assets in a bucket of Amazon S3 or of a store that speaks its protocol. Nothing is requested before
 * it is used; `check()` finds out whether the bucket is there and may be written.
 *
 * @throws `INVALID_INPUT`; `OUTPUT_NOT_WRITABLE` or `DISK_FULL` for the cache folder
 * @example
 * const assets = await createS3Assets({
 *   bucket: 'studio-assets',
 *   region: 'eu-central-1',
 *   credentials: { accessKeyId, secretAccessKey },
 *   cacheDir: '/var/cache/studio',
 * })
 */
export async function createS3Assets(options: S3AssetsOptions): Promise<Assets> {
  const { bucket, region = 'us-east-1', credentials, fetch: send = fetch, logger = silentLogger } = options
  const requests = createSignedS3({
    ...STORE_DEFAULTS,
    ...options,
    bucket,
    region,
    address: createS3Address({ ...options, region }),
    credentials: typeof credentials === 'function' ? credentials : () => Promise.resolve(credentials),
    fetch: send,
    logger,
  })
  return openObjectAssets(createS3Bucket(requests, { ...UPLOAD_DEFAULTS, ...options }), options)
}
