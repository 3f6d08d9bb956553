import type { Dialect } from './dialect.js'
import type { Query, Work } from './work.js'

/**
 * A database as the store uses it. What it returns at once need not be awaited, so an embedded database loses
 * no time to promises. Integers come as numbers.
 */
export interface Driver {
  readonly dialect: Dialect
  /** Told every query of the store before the first work. @throws when a table of one is not there */
  prepare(queries: readonly Query[]): void
  /** Runs a work that only reads. It never sees what a transaction has written before that has ended. */
  read<Result>(work: Work<Result>): Result | Promise<Result>
  /** Runs a work that begins and ends its own transaction, and nothing else in it. */
  write<Result>(work: Work<Result>): Result | Promise<Result>
  /**
   * All rows of several queries as of one moment, each with the place of its query, while the store goes on
   * writing.
   */
  scan(queries: readonly Query[]): AsyncIterable<readonly [query: number, row: ScannedRow]>
  close(): void | Promise<void>
}

/** A row whose columns are not known. */
export type ScannedRow = Readonly<Record<string, unknown>>
