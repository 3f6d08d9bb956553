/** Where a database is: a file of SQLite, or a PostgreSQL server. */
export type DatabaseTarget = SqliteTarget | PostgresTarget

/** A file of SQLite. */
export interface SqliteTarget {
  readonly path: string
}

/** A database of a PostgreSQL server. */
export interface PostgresTarget {
  /** `postgres://user:password@host:port/database` */
  readonly url: string
  /** Schema of the tables. @default the first of the user's search path */
  readonly schema?: string
}
