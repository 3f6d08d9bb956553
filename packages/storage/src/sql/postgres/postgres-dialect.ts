import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, sql } from 'kysely'
import type { Dialect } from '../dialect.js'
import type { Tables } from '../tables.js'
import { lockKeys } from './lock-keys.js'
import { isBusy, refusedKey, toPostgresError } from './postgres-error.js'
import { SharedParameterCompiler } from './postgres-compiler.js'

/** Takes the locks whose keys are its parameters. A driver writes it out with the statement before. */
export const LOCK = { sql: 'take locks' }

/** What is PostgreSQL's own in the store's statements, migrations and errors. */
export const postgresDialect: Dialect = {
  db: new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new SharedParameterCompiler(),
    },
  }),

  product: 'PostgreSQL',
  version: "select current_setting('server_version') as version",
  begin: 'begin',
  *lock(names) {
    yield { query: LOCK, parameters: lockKeys(names), want: 'run' }
  },
  failureSpoils: true,
  sharesDatabase: true,

  tableNames:
    'select cast(tablename as text) as name from pg_tables where schemaname = current_schema() order by 1',
  clustered: (table) => table,
  keepRow: (query) => query.forNoKeyUpdate(),
  skipHeld: (query) => query.forUpdate().skipLocked(),

  members: (list) => sql`(select jsonb_array_elements_text(cast(${list} as jsonb)))`,
  positionIn: (text, part) => sql`strpos(${text}, ${part})`,
  larger: (first, second) => sql`greatest(${first}, ${second})`,
  textIn: (json, member) => sql`(${readable(json)} ->> ${sql.lit(member)})`,
  numberIn: (json, member) => sql`cast(${readable(json)} ->> ${sql.lit(member)} as numeric)`,

  toStoreError: (error) => toPostgresError(error),
  isBusy,
  refusedKey,
}

/** JSON may hold the character 0, which PostgreSQL's functions refuse wherever it stands. */
function readable(json: Parameters<Dialect['textIn']>[0]) {
  return sql`cast(replace(${json}, ${sql.lit('\\u0000')}, ${sql.lit('\\ufffd')}) as json)`
}
