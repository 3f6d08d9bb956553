import { MutoscopeError } from '@mutoscope/core'
import type { Assets } from '@mutoscope/core/ports'
import {
  STORE_DEFAULTS,
  type ObjectStoreOptions,
  type StoreRequestOptions,
} from '../objects/object-store-options.js'
import { openObjectAssets } from '../objects/open-object-assets.js'
import { createSupabaseBucket } from './supabase-bucket.js'
import { createSupabaseRequests } from './supabase-requests.js'

/** Options of {@link createSupabaseAssets}. */
export interface SupabaseAssetsOptions extends ObjectStoreOptions, Omit<StoreRequestOptions, 'logger'> {
  /** URL of the project, such as `https://<ref>.supabase.co`. */
  readonly url: string
  /** The service role key: assets belong to the studio, which asks for no row-level security. */
  readonly serviceRoleKey: string
}

const BUCKET = /^[\w][\w.-]{0,99}$/u

/**
 * Keeps assets in a bucket of Supabase Storage. Nothing is requested before it is used; `check()` finds out
 * whether the bucket is there and may be written. The bucket's own size limit applies to every file.
 *
 * @throws `INVALID_INPUT`; `OUTPUT_NOT_WRITABLE` or `DISK_FULL` for the cache folder
 * @example
 * const assets = await createSupabaseAssets({
 *   url: 'https://abcdefghij.supabase.co',
 *   serviceRoleKey,
 *   bucket: 'studio-assets',
 *   cacheDir: '/var/cache/studio',
 * })
 */
export async function createSupabaseAssets(options: SupabaseAssetsOptions): Promise<Assets> {
  const { bucket, serviceRoleKey, fetch: send = fetch } = options
  const base = toBase(options.url)
  if (!BUCKET.test(bucket))
    throw new MutoscopeError('INVALID_INPUT', {
      message: `"${bucket.slice(0, 100)}" is not a bucket. Pass its name alone, such as "studio-assets".`,
      details: { field: 'bucket' },
    })
  const requests = createSupabaseRequests({
    ...STORE_DEFAULTS,
    ...options,
    place: { bucket, host: base.host },
    base,
    serviceRoleKey,
    fetch: send,
  })
  return openObjectAssets(createSupabaseBucket(bucket, requests), options)
}

function toBase(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url !== null && /^https?:$/u.test(url.protocol) && url.username === '' && url.password === '')
    return new URL(url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`, url.origin)
  throw new MutoscopeError('INVALID_INPUT', {
    message: 'The URL of the Supabase project is invalid. Pass one such as "https://abcdefghij.supabase.co".',
    details: { field: 'url' },
  })
}
