import { MutoscopeError, type Logger } from '@mutoscope/core'
import type { Assets } from '@mutoscope/core/ports'
import { createS3Assets } from '@mutoscope/storage/s3'
import { createSupabaseAssets } from '@mutoscope/storage/supabase'
import { isIgnored } from './assert-environment.js'

/** What {@link assetsFromEnv} works with. */
export interface AssetsFromEnvOptions {
  readonly env: NodeJS.ProcessEnv
  /** Variables that are meant for somebody else. Those that MUTOSCOPE_IGNORE_ENV names count, too. */
  readonly ignore: readonly string[]
  /** Folder for copies of what lies in a bucket. */
  readonly cacheDir: string
  readonly logger?: Logger | undefined
}

/** Variables that choose where files are kept, and those that belong to them. */
const S3 = ['AWS_S3_BUCKET', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] as const
const SUPABASE = ['SUPABASE_URL', 'SUPABASE_SERVICE_ROLE_KEY', 'STORAGE_BUCKET_NAME'] as const

/**
 * Opens the bucket that the environment names, or null where it names none. A bucket that is missing or may
 * not be used is told at once, before anything is made; a store that cannot be reached may be back by then.
 *
 * @throws `ENVIRONMENT_UNSUPPORTED` for settings that are incomplete or name two places; `INVALID_INPUT`,
 *   `BUCKET_NOT_FOUND`, `STORAGE_ACCESS_DENIED`
 */
export async function assetsFromEnv({
  env,
  ignore,
  cacheDir,
  logger,
}: AssetsFromEnvOptions): Promise<Assets | null> {
  const read = (name: string): string => (isIgnored(name, env, ignore) ? '' : (env[name] ?? ''))
  const usesS3 = read('AWS_S3_BUCKET') !== ''
  const usesSupabase = SUPABASE.some((name) => read(name) !== '')
  if (usesS3 && usesSupabase)
    throw unsupported(
      'AWS_S3_BUCKET and the variables of Supabase both say where files are kept. Unset one of them.',
      [...S3, ...SUPABASE].filter((name) => read(name) !== ''),
    )
  if (!usesS3 && !usesSupabase) return null
  assertComplete(usesS3 ? S3 : SUPABASE, read)
  const shared = {
    cacheDir,
    ...optional('prefix', read('MUTOSCOPE_BUCKET_PREFIX')),
    ...(read('MUTOSCOPE_CACHE_BYTES') === '' ? {} : { cacheBytes: toBytes(read('MUTOSCOPE_CACHE_BYTES')) }),
  }
  const assets = usesS3
    ? await createS3Assets({
        ...shared,
        bucket: read('AWS_S3_BUCKET'),
        credentials: {
          accessKeyId: read('AWS_ACCESS_KEY_ID'),
          secretAccessKey: read('AWS_SECRET_ACCESS_KEY'),
          ...optional('sessionToken', read('AWS_SESSION_TOKEN')),
        },
        ...optional('region', read('AWS_REGION') || read('AWS_DEFAULT_REGION')),
        ...optional('endpoint', read('AWS_ENDPOINT_URL_S3') || read('AWS_ENDPOINT_URL')),
        ...(logger === undefined ? {} : { logger }),
      })
    : await createSupabaseAssets({
        ...shared,
        bucket: read('STORAGE_BUCKET_NAME'),
        url: read('SUPABASE_URL'),
        serviceRoleKey: read('SUPABASE_SERVICE_ROLE_KEY'),
      })
  await checkUnlessAway(assets, logger)
  return assets
}

async function checkUnlessAway(assets: Assets, logger: Logger | undefined): Promise<void> {
  try {
    await assets.check()
  } catch (error) {
    if (!MutoscopeError.isInstance(error) || error.code !== 'STORAGE_UNAVAILABLE') throw error
    logger?.warn({ code: error.code, reason: error.message }, 'The object store cannot be reached.')
  }
}

function assertComplete(names: readonly string[], read: (name: string) => string): void {
  const missing = names.filter((name) => read(name) === '')
  if (missing.length === 0) return
  const set = names.filter((name) => read(name) !== '')
  const [are, it] = set.length === 1 ? ['is', 'it is'] : ['are', 'they are']
  throw unsupported(
    `${set.join(' and ')} ${are} set, but ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing. Set all of ${names.join(', ')}, or set MUTOSCOPE_IGNORE_ENV=${set.join(',')} if ${it} meant for another program.`,
    set,
  )
}

function toBytes(text: string): number {
  const bytes = Number(text)
  if (Number.isSafeInteger(bytes) && bytes >= 0) return bytes
  throw unsupported(`MUTOSCOPE_CACHE_BYTES is "${text}". Set a whole number of bytes.`, [
    'MUTOSCOPE_CACHE_BYTES',
  ])
}

function optional<Name extends string>(name: Name, value: string): { readonly [name in Name]?: string } {
  return (value === '' ? {} : { [name]: value }) as { readonly [name in Name]?: string }
}

function unsupported(message: string, variables: readonly string[]): MutoscopeError {
  return new MutoscopeError('ENVIRONMENT_UNSUPPORTED', { message, details: { variables: [...variables] } })
}
