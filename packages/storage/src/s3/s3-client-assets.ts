import { MutoscopeError } from '@mutoscope/core'
import type { Assets } from '@mutoscope/core/ports'
import type { ObjectStoreOptions } from '../objects/object-store-options.js'
import { openObjectAssets } from '../objects/open-object-assets.js'
import { createS3Address, type S3Address } from './s3-address.js'
import { createS3Bucket } from './s3-bucket.js'
import { UPLOAD_DEFAULTS, type S3UploadOptions } from './upload-options.js'
import { createSdkS3 } from './sdk-s3.js'
import type { S3Credentials } from './sign-request.js'
import { createUrlSigner } from './sign-url.js'

/** A client of `@aws-sdk/client-s3`, as far as it is used. */
export interface S3ClientLike {
  /** Sends a command of `@aws-sdk/client-s3`, with the client's own retries. */
  send(command: object, options: { readonly abortSignal?: AbortSignal }): Promise<unknown>
  readonly config: {
    /** The region that requests are signed for. */
    region(): Promise<string>
    /** The keys that requests are signed with; they may change while it runs. */
    credentials(): Promise<S3Credentials>
    /** The address of a store that is not AWS; absent for AWS. */
    endpoint?(): Promise<{
      readonly protocol: string
      readonly hostname: string
      readonly port?: number | undefined
      readonly path: string
    }>
    readonly forcePathStyle?: boolean
    /** `WHEN_REQUIRED` or `WHEN_SUPPORTED`: whether checksums go with every upload. */
    requestChecksumCalculation(): Promise<string>
    /** How far this machine is behind the store, milliseconds; the client finds out. */
    readonly systemClockOffset?: number
  }
}

/** Options of {@link createS3ClientAssets}. */
export interface S3ClientAssetsOptions extends ObjectStoreOptions, Partial<S3UploadOptions> {
  /** Made with region, credentials, endpoint, retries and proxy as the host likes. It is not closed here. */
  readonly client: S3ClientLike
}

/**
 * Keeps assets in a bucket that a host's own client of `@aws-sdk/client-s3` reaches; the package has to be
 * installed.
 *
 * @throws `INVALID_INPUT` for a client of another store than AWS that sends checksums which few of them know:
 *   create it with `requestChecksumCalculation: 'WHEN_REQUIRED'`; `OUTPUT_NOT_WRITABLE` or `DISK_FULL` for the
 *   cache folder
 * @example
 * const client = new S3Client({ region: 'eu-central-1', requestChecksumCalculation: 'WHEN_REQUIRED' })
 * const assets = await createS3ClientAssets({ client, bucket: 'studio-assets', cacheDir: '/var/cache/studio' })
 */
export async function createS3ClientAssets(options: S3ClientAssetsOptions): Promise<Assets> {
  const { client, bucket } = options
  const { config } = client
  const address = await addressOf(client, bucket)
  const now = (): number => Date.now() + (config.systemClockOffset ?? 0)
  const requests = createSdkS3({
    send: (command, sending) => client.send(command, sending),
    sdk: await import('@aws-sdk/client-s3'),
    place: { bucket, host: address.host },
    urls: createUrlSigner({
      address,
      region: () => config.region(),
      credentials: () => config.credentials(),
      now,
    }),
    now,
  })
  return openObjectAssets(createS3Bucket(requests, { ...UPLOAD_DEFAULTS, ...options }), options)
}

async function addressOf({ config }: S3ClientLike, bucket: string): Promise<S3Address> {
  const endpoint = await config.endpoint?.()
  if (endpoint !== undefined && (await config.requestChecksumCalculation()) !== 'WHEN_REQUIRED')
    throw new MutoscopeError('INVALID_INPUT', {
      message:
        "The S3 client adds checksums that many stores besides AWS reject. Create it with requestChecksumCalculation: 'WHEN_REQUIRED' and responseChecksumValidation: 'WHEN_REQUIRED'.",
      details: { field: 'client' },
    })
  const { protocol, hostname, port, path } = endpoint ?? {}
  return createS3Address({
    bucket,
    region: await config.region(),
    pathStyle: config.forcePathStyle === true ? true : undefined,
    endpoint:
      endpoint === undefined
        ? undefined
        : `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`,
  })
}
