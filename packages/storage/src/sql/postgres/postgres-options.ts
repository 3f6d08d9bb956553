import type { PostgresPool } from './postgres-pool.js'

/** Options of `createPostgresStore`: a URL, or a pool of the host's. */
export type PostgresStoreOptions = PostgresLimits &
  (
    | {
        /**
         * `postgres://user:password@host:port/database`, with what `pg` reads after `?`, such as
         * `sslmode=verify-full`.
         */
        readonly url: string
        /**
         * A schema for the store's tables, made when it is not there. Needs a connection that keeps its
         * settings, so no pooler by transactions. @default the first of the user's search path, `public`
         */
        readonly schema?: string
        /** Most connections of this process. One writes, the others read. At least 2. @default 10 */
        readonly maxConnections?: number
        /** How long connecting may take, milliseconds. @default 5_000 */
        readonly connectTimeoutMs?: number
        /** After so long without use a connection is closed, milliseconds. @default 30_000 */
        readonly idleConnectionMs?: number
      }
    | {
        /** A `Pool` of `pg`. Closing the store leaves it open. */
        readonly pool: PostgresPool
      }
  )

/** How long a store waits. */
export interface PostgresLimits {
  /**
   * How long a write waits for locks of other processes or for a server that restarts, and a read for such a
   * server, before it fails with `STORE_BUSY` or `STORE_UNAVAILABLE`, milliseconds. @default 10_000
   */
  readonly busyTimeoutMs?: number
  /** How long an answer may take before the connection counts as dead, milliseconds. @default 30_000 */
  readonly queryTimeoutMs?: number
  /**
   * The server undoes a transaction whose process is silent for so long, so that a frozen one holds up nobody,
   * milliseconds. @default 5_000
   */
  readonly idleTransactionMs?: number
  /**
   * For how long a server is asked whether a commit happened whose answer was lost, milliseconds; then
   * `STORE_UNAVAILABLE` says so (`details.inDoubt`). @default 60_000
   */
  readonly doubtTimeoutMs?: number
  /** How long the mark of a commit is kept, milliseconds; longer than `doubtTimeoutMs`. @default 3_600_000 */
  readonly markRetentionMs?: number
  /**
   * Set to false behind a pooler that gives connections by transaction and does not know prepared statements.
   * @default true
   */
  readonly preparedStatements?: boolean
}
