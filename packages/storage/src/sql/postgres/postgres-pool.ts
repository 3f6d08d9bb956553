/** A pool of `pg`, as far as the store uses it. */
export interface PostgresPool {
  /** Takes a connection, made when none is free. */
  connect(): Promise<PostgresClient>
  /** Closes all connections; only called for a pool of the store's own. */
  end(): Promise<void>
}

/** A connection of such a pool. */
export interface PostgresClient {
  /** Sends a query and waits for its result. */
  query(query: PostgresQuery): Promise<PostgresResult>
  /** Tells when the connection breaks while no query waits. */
  on(event: 'error', listener: (error: Error) => void): unknown
  /** Ends what {@link PostgresClient.on} began. */
  off(event: 'error', listener: (error: Error) => void): unknown
  /** Gives it back, or destroys it. */
  release(destroy?: boolean): void
}

/** What `pg` is asked. */
export interface PostgresQuery {
  readonly text: string
  readonly name?: string
  readonly values?: unknown[]
  /** How values of a type are read. */
  readonly types?: PostgresTypes
  readonly query_timeout?: number
}

/** What `pg` answers. */
export interface PostgresResult {
  readonly rows: readonly unknown[]
  readonly rowCount: number | null
  readonly command: string
}

/** Readers of values, by the number of their type. */
export interface PostgresTypes {
  /** The reader of a type. */
  getTypeParser(oid: number): (text: string) => unknown
}
