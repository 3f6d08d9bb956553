import { DummyDriver, Kysely, sql, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { Dialect } from '../dialect.js'
import type { Tables } from '../tables.js'
import { isBusy, refusedKey, toStoreError } from './sqlite-error.js'

/** What is SQLite's own in the store's statements, migrations and errors. */
export const sqliteDialect: Dialect = {
  db: new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  }),

  product: 'SQLite',
  version: 'select sqlite_version() as version',
  begin: 'begin immediate',
  failureSpoils: false,
  sharesDatabase: false,
  // Nobody else writes meanwhile.
  keepRow: (query) => query,
  skipHeld: (query) => query,

  tableNames: "select name from sqlite_master where type = 'table'",
  clustered: (table) => table.modifyEnd(sql`without rowid`),

  members: (list) => sql`(select value from json_each(${list}))`,
  positionIn: (text, part) => sql`instr(${text}, ${part})`,
  larger: (first, second) => sql`max(${first}, ${second})`,
  textIn: (json, member) => sql`json_extract(${json}, ${sql.lit(`$.${member}`)})`,
  numberIn: (json, member) => sql`json_extract(${json}, ${sql.lit(`$.${member}`)})`,

  toStoreError: (error) => toStoreError(error),
  isBusy,
  refusedKey,
}
