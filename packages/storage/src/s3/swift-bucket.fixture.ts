import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateBucketCommand, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3'
import type { S3AssetsOptions } from './s3-assets.js'
import { startSwift, type SwiftServer } from 'test-servers'

/** A bucket in a running Swift, and a folder for caches. */
export interface SwiftBucket {
  readonly server: SwiftServer
  readonly bucket: string
  /** The official client, for the same bucket. */
  readonly client: S3Client
  readonly clientConfig: S3ClientConfig
  /** Options of assets with a prefix and a cache of their own. */
  options(): Promise<S3AssetsOptions & { readonly prefix: string }>
  createFile(bytes: Uint8Array): Promise<string>
  close(): Promise<void>
}

/** Starts Swift and makes a bucket. */
export async function startSwiftBucket(): Promise<SwiftBucket> {
  const server = await startSwift()
  const folder = await mkdtemp(join(tmpdir(), 'mutoscope-bucket-'))
  const bucket = 'studio-assets'
  const clientConfig: S3ClientConfig = {
    region: 'us-east-1',
    endpoint: server.endpoint,
    forcePathStyle: true,
    credentials: server.writer,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  }
  const client = new S3Client(clientConfig)
  await client.send(new CreateBucketCommand({ Bucket: bucket }))
  return {
    server,
    bucket,
    client,
    clientConfig,
    options: async () => ({
      bucket,
      prefix: `${randomUUID()}/`,
      endpoint: server.endpoint,
      credentials: server.writer,
      cacheDir: await mkdtemp(join(folder, 'cache-')),
    }),
    async createFile(bytes) {
      const path = join(await mkdtemp(join(folder, 'file-')), 'file')
      await writeFile(path, bytes)
      return path
    },
    async close() {
      client.destroy()
      await server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
