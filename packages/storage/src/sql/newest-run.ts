import type { LatestRunFilter } from '@mutoscope/core'
import { sql, type Expression, type RawBuilder } from 'kysely'
import type { Dialect } from './dialect.js'
import { isListed } from './optional-filter.js'

/** Where the id of a project stands in the query around. */
type ProjectColumn = 'projects.id' | 'records.project_id'

/** The status of a project's newest run, or `none`. */
export function newestStatus({ db }: Dialect, project: ProjectColumn): Expression<string> {
  return orNone(newestRun(db, project).select('status'))
}

/** The target of a project's newest succeeded run, or `none`. */
export function reachedTarget({ db }: Dialect, project: ProjectColumn): RawBuilder<string> {
  return orNone(newestRun(db, project).select('target').where('runs.status', '=', sql.lit('succeeded')))
}

/** True when a project's newest run stands like one of a list, or when there is no list. */
export function isLatestRun(
  dialect: Dialect,
  project: ProjectColumn,
  list: string | null,
): RawBuilder<boolean> {
  const latest = newestRun(dialect.db, project).select(sql<string>`status || ' ' || target`.as('standing'))
  return sql<boolean>`(${isListed(dialect, newestStatus(dialect, project), list)} or ${isListed(dialect, orNone(latest), list)})`
}

/** A list as {@link isLatestRun} takes it: `status`, or `status target`. */
export function toLatestRunList(latestRuns: readonly LatestRunFilter[] | undefined): string | null {
  return latestRuns === undefined
    ? null
    : JSON.stringify(
        latestRuns.map(({ status, target }) => (target === undefined ? status : `${status} ${target}`)),
      )
}

/** The newest run of a project, one of those that a further condition leaves. */
export function newestRun(db: Dialect['db'], project: ProjectColumn) {
  return db
    .selectFrom('runs')
    .where('runs.project_id', '=', sql.ref<string>(project))
    .orderBy('runs.created_at', 'desc')
    .orderBy('runs.id', 'desc')
    .limit(sql.lit(1))
}

function orNone(value: Expression<unknown>): RawBuilder<string> {
  return sql<string>`coalesce(${value}, 'none')`
}
