/** A pool of `pg`, as far as the store uses it. */
export interface PostgresPool {
  connect(): Promise<PostgresClient>
  end(): Promise<void>
}

/** A connection of such a pool. */
export interface PostgresClient {
  query(query: PostgresQuery): Promise<PostgresResult>
  on(event: 'error', listener: (error: Error) => void): unknown
  off(event: 'error', listener: (error: Error) => void): unknown
  /** Gives it back, or destroys it. */
  release(destroy?: boolean): void
}

/** What `pg` is asked. */
export interface PostgresQuery {
  readonly text: string
  readonly name?: string
  readonly values?: unknown[]
  readonly types?: { getTypeParser(oid: number): (text: string) => unknown }
  readonly query_timeout?: number
}

/** What `pg` answers. */
export interface PostgresResult {
  readonly rows: readonly unknown[]
  readonly rowCount: number | null
  readonly command: string
}
