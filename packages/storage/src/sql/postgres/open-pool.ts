import { MutoscopeError } from '@mutoscope/core'
import type { PostgresPool } from './postgres-pool.js'

/** Options of {@link openPool}; what they mean is told by `createPostgresStore`. */
export interface PoolOptions {
  readonly url: string
  readonly schema?: string
  readonly maxConnections?: number
  readonly connectTimeoutMs?: number
  readonly idleConnectionMs?: number
}

/**
 * Makes a pool of the store's own.
 *
 * @throws `INVALID_INPUT` for a URL or limit that is none; `STORE_REFUSED` when `pg` is not installed
 */
export async function openPool({
  url,
  schema,
  maxConnections = 10,
  connectTimeoutMs = 5_000,
  idleConnectionMs = 30_000,
}: PoolOptions): Promise<PostgresPool> {
  parseUrl(url)
  if (!Number.isSafeInteger(maxConnections) || maxConnections < 2)
    throw invalid(
      'maxConnections',
      'maxConnections must be a whole number from 2: one writes, the others read.',
    )
  if (schema !== undefined && !/^[a-z_][a-z0-9_]{0,62}$/u.test(schema))
    throw invalid('schema', 'schema must have small letters, digits and underscores only, at most 63.')
  const { default: pg } = await import('pg').catch((cause: unknown) => {
    throw new MutoscopeError('STORE_REFUSED', {
      message: 'PostgreSQL needs the package pg, which is not installed. Run `npm install pg`.',
      details: { package: 'pg' },
      cause,
    })
  })
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: idleConnectionMs,
    keepAlive: true,
    application_name: 'mutoscope',
    ...(schema === undefined
      ? {}
      : {
          verify: (client, done) =>
            client.query(`set search_path to ${schema}`, (error: Error | null) => done(error ?? undefined)),
        }),
  })
  // A connection that breaks while nobody uses it is replaced when one is needed.
  pool.on('error', () => undefined)
  return pool
}

/** Where a URL leads, without who and what is secret. @throws `INVALID_INPUT` */
export function placeOf(url: string): string {
  const { host, pathname } = parseUrl(url)
  return `${host}${pathname}`
}

function parseUrl(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (parsed !== null && /^postgres(?:ql)?:$/u.test(parsed.protocol)) return parsed
  throw invalid(
    'url',
    'The URL of the database is not valid. Pass postgres://user:password@host:port/database, with special characters of the password percent-encoded.',
  )
}

function invalid(field: string, message: string): MutoscopeError {
  return new MutoscopeError('INVALID_INPUT', { message, details: { field } })
}
