import { resolve } from 'node:path'
import type { Assets } from '@mutoscope/core/ports'
import type { Bucket } from './bucket.js'
import { createFileCache } from './file-cache.js'
import { createObjectAssets } from './object-assets.js'
import { STORE_DEFAULTS, type ObjectStoreOptions } from './object-store-options.js'

/** Opens the cache of a bucket and puts the two together. @throws `OUTPUT_NOT_WRITABLE`, `DISK_FULL` */
export async function openObjectAssets(bucket: Bucket, options: ObjectStoreOptions): Promise<Assets> {
  const { prefix, maxBytes, cacheBytes } = { ...STORE_DEFAULTS, ...options }
  const cache = await createFileCache({ folder: resolve(options.cacheDir), maxBytes: cacheBytes })
  return createObjectAssets({ bucket, cache, prefix, maxBytes })
}
