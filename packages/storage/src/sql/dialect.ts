import type { MutoscopeError } from '@mutoscope/core'
import type { CreateTableBuilder, Expression, Kysely, RawBuilder, SelectQueryBuilder } from 'kysely'
import type { Tables } from './tables.js'
import type { Work } from './work.js'

/** What one kind of database says in other words than the next. */
export interface Dialect {
  /** Compiles queries. It has no connection: a driver runs them. */
  readonly db: Kysely<Tables>

  /** What it is called, and a query for its version in a column `version`. */
  readonly product: string
  readonly version: string

  /** Begins a transaction; where there is no {@link lock}, nobody else writes until it ends. */
  readonly begin: string
  /**
   * Waits until nobody else has a transaction that took one of these names, and keeps them until the end of
   * this one. Taken once, right after it has begun. Where it is there, writes of one transaction that share no
   * name run side by side, as `runTogether` has them, and the driver takes their statements together.
   */
  lock?(names: Iterable<string>): Work<unknown>
  /** Keeps others from changing the row that is read until the transaction ends. */
  readonly keepRow: RowLock
  /** Leaves out rows that somebody else is changing, and keeps those that are read. */
  readonly skipHeld: RowLock
  /**
   * True when a statement that failed spoils its transaction, as in PostgreSQL: every later one is refused
   * until everything since a savepoint is undone. That refusal is `INVALID_INPUT` then.
   */
  readonly failureSpoils: boolean
  /** True when tables of other programs may stand beside those of the store. */
  readonly sharesDatabase: boolean

  /** Lists every table of the database, in a column `name`. */
  readonly tableNames: string
  /**
   * Keeps the rows of a table in the order of its key, so that a write of a small row touches one page where
   * it would touch two; nothing where there is no such thing.
   */
  clustered<Table extends string>(table: CreateTableBuilder<Table, string>): CreateTableBuilder<Table, string>

  /** `(…)` of the texts of a list in JSON. */
  members(list: string | null): RawBuilder<string>
  /** Where in a text another one begins, from 1; 0 when it is not there. */
  positionIn(text: Expression<unknown>, part: string): RawBuilder<number>
  /** The larger of two numbers. */
  larger(first: Expression<unknown>, second: Expression<unknown>): RawBuilder<number>
  /** A text in a JSON object, or null. */
  textIn(json: Expression<unknown>, member: string): RawBuilder<string | null>
  /** A number in a JSON object, or null. */
  numberIn(json: Expression<unknown>, member: string): RawBuilder<number | null>

  /** Maps what the driver throws to an error of the table; our own errors pass. */
  toStoreError(error: unknown): MutoscopeError
  /** True when somebody else holds what was needed, so that the same transaction may do later. */
  isBusy(error: unknown): boolean
  /** `unique` or `foreign` when a row was refused for such a key, else null. */
  refusedKey(error: unknown): 'unique' | 'foreign' | null
}

type RowLock = <Database, Table extends keyof Database, Row>(
  query: SelectQueryBuilder<Database, Table, Row>,
) => SelectQueryBuilder<Database, Table, Row>
