import type { Query } from '../work.js'
import { toBatchQuery, type BatchQuery } from './batch-query.js'
import type { Connection } from './postgres-connection.js'

/** What is known of queries beyond their text. */
export interface Plans {
  /** Has the server look at queries, all in one go. @throws when a table or a column of one is not there */
  learn(queries: readonly Query[]): Promise<void>
  /** The query that runs another for many lists of values; null when there is none, or none yet. */
  batchOf(query: Query): BatchQuery | null
}

const PREFIX = 'mutoscope_learn_'

/** Makes {@link Plans}. */
export function createPlans(
  withConnection: <Result>(use: (connection: Connection) => Promise<Result>) => Promise<Result>,
): Plans {
  const batches = new WeakMap<Query, BatchQuery | null>()

  async function learn(queries: readonly Query[]): Promise<void> {
    await withConnection(async (connection) => {
      const names = queries.map((_, index) => `${PREFIX}${index}`)
      try {
        // In one message, which a pooler by transactions gives to one connection.
        const results = await connection.sendAll(
          [
            ...queries.map(({ sql }, index) => `prepare ${names[index]} as ${sql}`),
            `select name, cast(parameter_types as text[]) as types from pg_prepared_statements where name like '${PREFIX}%'`,
            ...names.map((name) => `deallocate ${name}`),
          ].join(';'),
        )
        const types = new Map(
          results
            .flatMap(({ rows }) => rows as readonly { name: string; types: readonly string[] }[])
            .map((row) => [row.name, row.types]),
        )
        for (const [index, query] of queries.entries())
          batches.set(query, toBatchQuery(query.sql, types.get(names[index] ?? '') ?? []))
      } catch (error) {
        // Some of them may stand prepared.
        connection.spoil()
        throw error
      }
    })
  }

  return {
    learn,
    batchOf(query) {
      const known = batches.get(query)
      if (known !== undefined) return known
      batches.set(query, null)
      // A statement that was made since; until it is known, each is sent by itself.
      learn([query]).catch(() => batches.delete(query))
      return null
    },
  }
}
