import { MutoscopeError } from '@mutoscope/core'
import type { DatabaseTarget } from './database-target.js'
import { placeOf } from './postgres/open-pool.js'

/**
 * Reads the URL of a database: `postgres://…` or `postgresql://…`, with `?schema=NAME` for a schema of its own,
 * `sqlite:PATH` or `file:PATH`.
 *
 * @throws `INVALID_INPUT` for a database of another kind and for a URL that is none; never with what is secret
 * @example
 * parseDatabaseUrl('sqlite:data/mutoscope.db') // { path: 'data/mutoscope.db' }
 */
export function parseDatabaseUrl(url: string): DatabaseTarget {
  const scheme = /^([a-z][a-z0-9+.-]*):/iu.exec(url)?.[1]?.toLowerCase() ?? ''
  if (scheme === 'sqlite' || scheme === 'file') return { path: pathOf(url.slice(scheme.length + 1)) }
  if (scheme !== 'postgres' && scheme !== 'postgresql')
    throw new MutoscopeError('INVALID_INPUT', {
      message: `${scheme === '' ? 'A database without a scheme' : `A database of the kind ${scheme}:`} is not supported. Pass postgres://user:password@host:port/database or sqlite:PATH.`,
      details: { field: 'url', scheme },
    })
  placeOf(url)
  const parsed = new URL(url)
  const schema = parsed.searchParams.get('schema')
  if (schema === null) return { url }
  parsed.searchParams.delete('schema')
  return { url: parsed.href, schema }
}

/** `sqlite:///path` is absolute, `sqlite:path` and `sqlite://path` are not. */
function pathOf(rest: string): string {
  const path = rest.startsWith('//') ? rest.slice(2) : rest
  if (path !== '') return path
  throw new MutoscopeError('INVALID_INPUT', {
    message: 'The URL of the database has no path. Pass sqlite:PATH.',
    details: { field: 'url' },
  })
}
