import { migrateDatabase, moveDatabase, parseDatabaseUrl } from '@mutoscope/storage/sql'
import { openDataDir, resolveDataDir } from '../create-studio.js'
import { databaseFromEnv, placeOfDatabase } from '../environment/store-from-env.js'
import { defineCommand } from './command.js'
import { count, printResult } from './print-result.js'
import { UsageError } from './usage-error.js'

/** `mutoscope migrate`: brings the database to this version, or moves it to a server. */
export const migrate = defineCommand({
  name: 'migrate',
  summary: 'Upgrade the database to this version, or move a SQLite database to PostgreSQL.',
  word: null,
  examples: [
    'migrate',
    'migrate --from sqlite:.mutoscope/mutoscope.db --to postgres://studio:secret@db.example.com/studio',
  ],
  options: {
    from: {
      type: 'text',
      value: 'URL',
      says: 'database to move, as sqlite:PATH; stop everything that uses it first',
    },
    to: {
      type: 'text',
      value: 'URL',
      says: 'empty database to move it to, as postgres://user:password@host:port/database',
    },
  },
  async work({ values }) {
    if ((values.from === undefined) !== (values.to === undefined))
      throw new UsageError('--from and --to must be used together.')
    return values.from === undefined || values.to === undefined
      ? migrateHere(values)
      : move(values, values.from, values.to)
  },
})

type Choice = { readonly data?: string; readonly json?: boolean }

async function migrateHere(values: Choice): Promise<number> {
  const folder = resolveDataDir(values.data)
  const target = databaseFromEnv({ env: process.env, folder })
  if ('path' in target) await openDataDir(folder)
  const migrated = await migrateDatabase(target)
  const { from, to, applied } = migrated
  const place = placeOfDatabase(target)
  printResult(
    values,
    { database: place, ...migrated },
    applied.length === 0
      ? `${place} is up to date (${to}).`
      : `${place}: ${from ?? 'nothing'} → ${to}, ${count(applied.length, 'migration')} applied.`,
  )
  return 0
}

async function move(values: Choice, fromUrl: string, toUrl: string): Promise<number> {
  const [from, to] = [parseDatabaseUrl(fromUrl), parseDatabaseUrl(toUrl)]
  if (!('path' in from)) throw new UsageError('--from must be sqlite:PATH.')
  if (!('url' in to)) throw new UsageError('--to must be postgres://user:password@host:port/database.')
  const tables = await moveDatabase({ from, to })
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  printResult(
    values,
    { from: placeOfDatabase(from), to: placeOfDatabase(to), tables },
    [
      ...tables.map(
        ({ name, rows, digest }) =>
          `${name.padEnd(15)} ${String(rows).padStart(9)} rows  sha256 ${digest.slice(0, 16)}…`,
      ),
      `Moved ${count(rows, 'row')} from ${placeOfDatabase(from)} to ${placeOfDatabase(to)}; the counts and digests of all tables match.`,
      'Set DATABASE_URL to the new database. Files stay where they are: keep the data folder, or its copy in a bucket.',
    ].join('\n'),
  )
  return 0
}
