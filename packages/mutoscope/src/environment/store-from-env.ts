import { join } from 'node:path'
import { MutoscopeError } from '@mutoscope/core'
import type { Store } from '@mutoscope/core/ports'
import {
  createPostgresStore,
  createSqliteStore,
  parseDatabaseUrl,
  type DatabaseTarget,
} from '@mutoscope/storage/sql'
import { isIgnored } from './assert-environment.js'

/** What says where records are kept. */
export interface DatabaseChoice {
  readonly env: NodeJS.ProcessEnv
  /** Variables that are meant for somebody else. Those that MUTOSCOPE_IGNORE_ENV names count, too. */
  readonly ignore?: readonly string[]
  /** Folder of the database where the environment names none. */
  readonly folder: string
}

/** The file in a data folder. */
export const DATABASE_FILE = 'mutoscope.db'

/**
 * Where records are kept: the database that DATABASE_URL names, else the one in the data folder.
 *
 * @throws `ENVIRONMENT_UNSUPPORTED` for a database of another kind and for a URL that is none
 */
export function databaseFromEnv({ env, ignore = [], folder }: DatabaseChoice): DatabaseTarget {
  const url = isIgnored('DATABASE_URL', env, ignore) ? '' : (env['DATABASE_URL'] ?? '')
  if (url === '') return { path: join(folder, DATABASE_FILE) }
  try {
    return parseDatabaseUrl(url)
  } catch (cause) {
    if (!MutoscopeError.isInstance(cause)) throw cause
    throw new MutoscopeError('ENVIRONMENT_UNSUPPORTED', {
      message: `DATABASE_URL: ${cause.message} Set MUTOSCOPE_IGNORE_ENV=DATABASE_URL if it is meant for another program.`,
      details: { variables: ['DATABASE_URL'] },
      cause,
    })
  }
}

/** Opens a database and brings it to this version. @throws what `createSqliteStore` and `createPostgresStore` throw */
export async function openDatabase(target: DatabaseTarget): Promise<Store> {
  return 'path' in target ? createSqliteStore(target) : createPostgresStore(target)
}

/** Where a database is, for people: nothing in it is secret. */
export function placeOfDatabase(target: DatabaseTarget): string {
  if ('path' in target) return target.path
  const { host, pathname } = new URL(target.url)
  return `${host}${pathname}${target.schema === undefined ? '' : ` (schema ${target.schema})`}`
}
