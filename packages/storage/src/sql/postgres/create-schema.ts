import type { Dialect } from '../dialect.js'
import { fixedStatement } from '../statement.js'
import type { Work } from '../work.js'

/** Makes a schema unless it is there; several processes may do so at once. */
export function* createSchema({ begin, lock }: Dialect, name: string): Work<void> {
  yield* fixedStatement(begin).run({})
  if (lock !== undefined) yield* lock(['migrations'])
  const found = yield* fixedStatement(`select 1 as one from pg_namespace where nspname = '${name}'`).get({})
  if (found === undefined) yield* fixedStatement(`create schema ${name}`).run({})
  yield* fixedStatement('commit').run({})
}
